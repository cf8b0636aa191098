import type { ComponentType } from '@ccm/contract'

/** Spelled here so that listing needs no schema library; a type that is missing does not compile. */
const types: Record<ComponentType, true> = {
  'mcp-server': true,
  subagent: true,
  skill: true,
  command: true,
  rule: true,
  hook: true,
  permissions: true,
  settings: true,
  'status-line': true,
  'output-style': true,
  plugin: true,
  keybindings: true,
  'claude-md': true,
}

export const componentTypes: readonly string[] = Object.keys(types)

export const isComponentType = (word: string): word is ComponentType => Object.hasOwn(types, word)
