import type { ComponentType } from '@ccm/contract'
import type { ComponentDraft } from './component-draft.ts'

/** What the config of a new component begins with: the least that its form needs to know which fields to show. */
const configs: Record<ComponentType, ComponentDraft['config']> = {
  'mcp-server': { type: 'stdio', command: '' },
  subagent: { description: '', prompt: '' },
  skill: { description: '', prompt: '' },
  command: { prompt: '' },
  rule: { prompt: '' },
  hook: { event: 'PreToolUse', hooks: [{ type: 'command', command: '' }] },
  permissions: {},
  settings: {},
  'status-line': { type: 'command', command: '' },
  'output-style': { prompt: '' },
  plugin: { enabled: true },
  keybindings: { bindings: [] },
  'claude-md': { template: '' },
}

/** What the editor of a new component begins with. */
export const newDraft = (type: ComponentType, name = ''): ComponentDraft => ({
  name,
  key: '',
  description: '',
  tags: [],
  sourceUrl: '',
  version: '',
  config: configs[type],
})
