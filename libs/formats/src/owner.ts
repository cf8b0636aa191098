import type { AnyComponent, ComponentType, Owner } from '@ccm/contract'

/** How messages call a component of each type. */
const nouns: Record<ComponentType, string> = {
  'mcp-server': 'MCP server',
  subagent: 'subagent',
  skill: 'skill',
  command: 'command',
  rule: 'rule',
  hook: 'hook',
  permissions: 'permissions component',
  settings: 'settings component',
  'status-line': 'status line',
  'output-style': 'output style',
  plugin: 'plugin',
  keybindings: 'keybindings component',
  'claude-md': 'CLAUDE.md component',
}

export const ownerOf = ({ id, type, name, revision }: Pick<AnyComponent, 'id' | 'type' | 'name' | 'revision'>): Owner => ({
  componentId: id,
  type,
  name,
  revision,
})

/** A component as a message names it, for example `the subagent "reviewer"`. */
export const nameOf = ({ type, name }: Pick<Owner, 'type' | 'name'>, article: 'the' | 'The' = 'the') =>
  `${article} ${nouns[type]} "${name}"`
