import type { ComponentType } from '@ccm/contract'

/**
 * What a type can be in one checkout alone, in files that git does not share: `local`, written there; `switchedOff`, left
 * alone by a line in that checkout's own settings.
 */
const privateForms: Record<ComponentType, { local: boolean; switchedOff: boolean }> = {
  'mcp-server': { local: true, switchedOff: true },
  subagent: { local: false, switchedOff: true },
  skill: { local: false, switchedOff: true },
  command: { local: false, switchedOff: false },
  rule: { local: false, switchedOff: false },
  hook: { local: true, switchedOff: false },
  permissions: { local: true, switchedOff: false },
  settings: { local: true, switchedOff: false },
  'status-line': { local: true, switchedOff: false },
  'output-style': { local: false, switchedOff: false },
  plugin: { local: true, switchedOff: true },
  keybindings: { local: false, switchedOff: false },
  'claude-md': { local: true, switchedOff: false },
}

/** It can be written to files of one checkout alone. */
export const hasLocalForm = (type: ComponentType): boolean => privateForms[type].local

/** One checkout's settings can switch it off. */
export const canBeSwitchedOff = (type: ComponentType): boolean => privateForms[type].switchedOff
