import type { AnyComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { sample } from '../samples.ts'
import { renderSwitchedOff } from './switched-off.ts'

it.each<[AnyComponent, object]>([
  [sample('mcp-server', 'docs', { type: 'stdio', command: 'x' }), { kind: 'element', pointer: '/disabledMcpjsonServers', value: 'docs' }],
  [
    sample('subagent', 'My Agent', { description: 'x', prompt: 'x' }),
    { kind: 'element', pointer: '/permissions/deny', value: 'Agent(My Agent)' },
  ],
  [sample('skill', 'notes', { prompt: 'x' }), { kind: 'element', pointer: '/permissions/deny', value: 'Skill(notes)' }],
  [sample('plugin', 'a@b', { enabled: true }), { kind: 'key', pointer: '/enabledPlugins/a@b', value: false }],
])('switches $type off in the settings of one checkout', (component, part) => {
  expect(renderSwitchedOff(component)).toMatchObject({
    artifacts: [{ ...part, path: '.claude/settings.local.json', private: true, runs: false, owners: [{ name: 'sample' }] }],
    warnings: [],
  })
})

it.each<AnyComponent>([
  sample('command', 'ship', { prompt: 'x' }),
  sample('rule', 'web', { prompt: 'x' }),
  sample('hook', 'a', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'x' }] }),
  sample('permissions', 'a', { deny: ['Read'] }),
  sample('settings', 'a', { model: 'opus' }),
  sample('claude-md', 'a', { template: 'x' }),
])('says that a $type cannot be switched off for one checkout, and what to do', (component) => {
  const { artifacts, warnings } = renderSwitchedOff(component)
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([
    { code: 'override-not-private', owner: { name: 'sample' }, message: expect.stringContaining('Give it the scope "local"') },
  ])
})
