import type { ComponentType } from '@ccm/contract'
import { parseClaudeMd } from './claude-md.ts'
import { parseCommands } from './command.ts'
import { parseHooks } from './hook.ts'
import { parseKeybindings } from './keybindings.ts'
import { parseMcpServers } from './mcp-server.ts'
import { parseOutputStyles } from './output-style.ts'
import type { Parser } from './parsed.ts'
import { parsePermissions } from './permissions.ts'
import { parsePlugins } from './plugin.ts'
import { parseRules } from './rule.ts'
import { parseSettings } from './settings.ts'
import { parseSkills } from './skill.ts'
import { parseStatusLines } from './status-line.ts'
import { parseSubagents } from './subagent.ts'

/** How each type of component is read from a folder. A new type does not compile until it stands here. */
export const parsers: { readonly [T in ComponentType]: Parser<T> } = {
  'mcp-server': parseMcpServers,
  subagent: parseSubagents,
  skill: parseSkills,
  command: parseCommands,
  rule: parseRules,
  hook: parseHooks,
  permissions: parsePermissions,
  settings: parseSettings,
  'status-line': parseStatusLines,
  'output-style': parseOutputStyles,
  plugin: parsePlugins,
  keybindings: parseKeybindings,
  'claude-md': parseClaudeMd,
}
