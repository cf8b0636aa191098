import type { ConfigOf, Json, Owner, Warning } from '@ccm/contract'
import { fileArtifact } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { markdownFile } from '../frontmatter.ts'
import { ownerOf } from '../owner.ts'
import { foldLines } from '../prose.ts'
import type { Renderer } from '../renderer.ts'
import { fillProse, templateValues } from './fill.ts'
import { groupWarnings, hookGroups } from './hook-group.ts'
import { mcpServerEntry, mcpServerWarnings } from './mcp-server.ts'
import { widens } from './permission-mode.ts'
import { sharedPlace } from './places.ts'
import { toolList } from './tool-list.ts'

type Subagent = ConfigOf<'subagent'>

const fieldOrder: FieldOrder<Omit<Subagent, 'prompt' | 'file'> & { name: string }> = {
  name: true,
  description: true,
  tools: true,
  disallowedTools: true,
  model: true,
  permissionMode: true,
  maxTurns: true,
  skills: true,
  mcpServers: true,
  hooks: true,
  memory: true,
  background: true,
  effort: true,
  isolation: true,
  color: true,
  initialPrompt: true,
}

/** `agents/<key>.md`, or where `file` says: the frontmatter's `name` is the key, the body is the system prompt. */
export const renderSubagent: Renderer<'subagent'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning } = sharedPlace(
    `agents/${config.file ?? key}.md`,
    owner,
    context,
    'Claude Code knows no subagents of one checkout alone.',
  )
  if (!place) return { artifacts: [], warnings: [warning] }
  const { description, prompt } = config
  const { filled, warnings } = fillProse({ description, prompt }, templateValues(context), owner)
  const content = markdownFile(frontmatter(key, config, filled.description), filled.prompt)
  return { artifacts: [fileArtifact(place, content, runs(config))], warnings: [...warnings, ...partWarnings(config, owner)] }
}

/** A field Claude Code reads may also stand in `extra`, in a form the contract does not take. */
const runs = ({ hooks = {}, mcpServers = [], permissionMode, extra = {} }: Subagent) =>
  Object.keys(hooks).length > 0 ||
  mcpServers.length > 0 ||
  widens(permissionMode) ||
  ['hooks', 'mcpServers', 'permissionMode'].some((name) => Object.hasOwn(extra, name))

function frontmatter(key: string, config: Subagent, description: string): { [name: string]: Json } {
  const { prompt: _body, file: _path, tools, disallowedTools, mcpServers, hooks, initialPrompt, ...rest } = config
  return inOrder(
    {
      ...rest,
      name: key,
      // Claude Code does not load a subagent without a description: the text before filling is better than none.
      description: foldLines(description.trim() === '' ? config.description : description),
      tools: tools && toolList(tools),
      disallowedTools: disallowedTools && toolList(disallowedTools),
      mcpServers: mcpServers?.map(mcpServerItem),
      hooks: hooks && hookGroups(hooks),
      initialPrompt: initialPrompt === undefined ? undefined : foldLines(initialPrompt),
    },
    fieldOrder,
  )
}

const mcpServerItem = (item: NonNullable<Subagent['mcpServers']>[number]): Json =>
  typeof item === 'string' ? item : Object.fromEntries(Object.entries(item).map(([name, server]) => [name, mcpServerEntry(server)]))

/** What is worth knowing about the hooks and MCP servers a subagent brings. */
const partWarnings = ({ hooks = {}, mcpServers = [] }: Subagent, owner: Owner): Warning[] => [
  ...groupWarnings(hooks, owner),
  ...mcpServers.flatMap((item) =>
    typeof item === 'string' ? [] : Object.values(item).flatMap((server) => mcpServerWarnings(server, owner)),
  ),
]
