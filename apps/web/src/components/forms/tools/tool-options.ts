import type { Option } from '../../../ui/option.tsx'
import type { Nameable } from '../queries.ts'
import { toolGroups } from './built-in-tools.ts'

/** One thing that can be ticked: a tool, or all of an MCP server. */
export interface OfferedTool {
  /** As it stands in the list. */
  text: string
  help: string
}

export interface OfferedGroup {
  title: string
  tools: OfferedTool[]
}

/** All that can be named: what Claude Code brings, and the MCP servers of the library. */
export function offeredGroups(servers: readonly Nameable[]): OfferedGroup[] {
  const own = toolGroups.map(({ title, tools }) => ({ title, tools: tools.map(({ name, help }) => ({ text: name, help })) }))
  const others = servers.map(({ key, description }) => ({ text: `mcp__${key}__*`, help: description || `Every tool of ${key}` }))
  return others.length > 0 ? [...own, { title: 'MCP servers of the library', tools: others }] : own
}

/** The same as suggestions, without those that are listed already. */
export const toOptions = (groups: readonly OfferedGroup[], listed: readonly string[]): Option[] =>
  groups
    .flatMap(({ tools }) => tools)
    .filter(({ text }) => !listed.includes(text))
    .map(({ text, help }) => ({ value: text, label: text, help, mono: true }))
