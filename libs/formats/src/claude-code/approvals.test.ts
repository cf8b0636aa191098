import type { AnyComponent, Scope } from '@ccm/contract'
import { expect, it } from 'vitest'
import { renderTarget } from '../render-target.ts'
import { context, sample } from '../samples.ts'
import { approvalsOf } from './approvals.ts'

const server = (id: string, key: string, command = 'x'): AnyComponent => ({
  ...sample('mcp-server', key, { type: 'stdio', command }),
  id,
  name: id,
})
const artifacts = (...components: [AnyComponent, Scope?][]) =>
  renderTarget({
    ...context,
    components: components.map(([component, scope = 'project']) => ({ component, scope, level: 0 })),
  }).artifacts
const none: ReadonlySet<string> = new Set()

it('approves each server while it stands on the disk as the library says', () => {
  expect(approvalsOf(artifacts([server('one-id', 'docs')], [server('two-id', 'a/b')]), none)).toEqual([
    {
      kind: 'element',
      id: 'project:.claude/settings.local.json#/enabledMcpjsonServers[one-id/0]',
      root: 'project',
      path: '.claude/settings.local.json',
      pointer: '/enabledMcpjsonServers',
      value: 'docs',
      needs: 'project:.mcp.json#/mcpServers/docs',
      owners: [{ componentId: 'one-id', type: 'mcp-server', name: 'one-id', revision: 1 }],
      runs: true,
      private: true,
    },
    expect.objectContaining({ value: 'a/b', needs: 'project:.mcp.json#/mcpServers/a~1b' }),
  ])
})

it('leaves out a server that this machine switches off, unless another component wants it too', () => {
  const both = artifacts([server('one-id', 'docs')], [server('two-id', 'docs')])
  expect(approvalsOf(artifacts([server('one-id', 'docs')]), new Set(['one-id']))).toEqual([])
  expect(approvalsOf(both, new Set(['one-id']))).toMatchObject([{ owners: [{ name: 'one-id' }, { name: 'two-id' }] }])
  expect(approvalsOf(both, new Set(['one-id', 'two-id']))).toEqual([])
})

it.each<[string, AnyComponent, Scope]>([
  ['approved in the same file', sample('settings', 'a', { enabledMcpjsonServers: ['docs'] }), 'local'],
  ['disabled anywhere', sample('settings', 'a', { disabledMcpjsonServers: ['docs'] }), 'project'],
])('leaves out a server that is %s already', (_how, settings, scope) => {
  expect(approvalsOf(artifacts([server('one-id', 'docs')], [settings, scope]), none)).toEqual([])
})

it('approves a server that a committed file approves, which counts for nothing there', () => {
  const settings = sample('settings', 'a', { enabledMcpjsonServers: ['docs'] })
  expect(approvalsOf(artifacts([server('one-id', 'docs')], [settings]), none)).toHaveLength(1)
})
