import { keyId } from '@ccm/formats'
import { describe, expect, it } from 'vitest'
import type { FileState } from './files.ts'
import { buildPlan } from './plan.ts'
import { approvalOf, desiredOf, keyArtifact } from './testing/artifacts.ts'
import { ledgerOf } from './testing/ledger.ts'
import type { Ledger } from './types.ts'

const server = (command = 'npx') => keyArtifact('.mcp.json', '/mcpServers/docs', { command })
const approval = approvalOf('docs')
const present = (value: unknown): FileState => ({ kind: 'file', bytes: Buffer.from(JSON.stringify(value)), executable: false })
const servers = (command: string) => present({ mcpServers: { docs: { command } } })
const approved = present({ enabledMcpjsonServers: ['docs'] })

function actionsOf(files: { server?: FileState; approval?: FileState }, ledger?: Ledger, command = 'npx') {
  const states = new Map(
    Object.entries({ 'project:.mcp.json': files.server, 'project:.claude/settings.local.json': files.approval }).flatMap(([key, state]) =>
      state ? [[key, state] as const] : [],
    ),
  )
  const plan = buildPlan({ targetId: 'target', desired: desiredOf(server(command), approval), ledger, files: states, platform: 'linux' })
  return plan.actions.map(({ action, path }) => [action, path])
}

const both = ledgerOf([server()], [approval])

describe('an approval', () => {
  it('comes with the server it speaks of', () => {
    expect(actionsOf({})).toEqual([
      ['create', '.mcp.json'],
      ['create', '.claude/settings.local.json'],
    ])
  })

  it('comes for a server that was there and says the same', () => {
    expect(actionsOf({ server: servers('npx') })).toEqual([
      ['adopt', '.mcp.json'],
      ['create', '.claude/settings.local.json'],
    ])
  })

  it('stays while its server is in step, and while it is updated', () => {
    expect(actionsOf({ server: servers('npx'), approval: approved }, both)).toEqual([])
    expect(actionsOf({ server: servers('npx'), approval: approved }, both, 'uvx')).toEqual([['update', '.mcp.json']])
  })

  it('is not given to a different server of that name', () => {
    expect(actionsOf({ server: servers('rm') })).toEqual([['conflict', '.mcp.json']])
  })

  it('is not left where an equal one of a person is: that one is theirs', () => {
    expect(actionsOf({ server: servers('rm'), approval: approved })).toEqual([['conflict', '.mcp.json']])
    const matched = ledgerOf([server()], [approval, 'matched'])
    expect(actionsOf({ server: servers('rm'), approval: approved }, matched)).toEqual([
      ['drifted', '.mcp.json'],
      ['release', '.claude/settings.local.json'],
    ])
  })

  it('goes when somebody changes or removes the server', () => {
    for (const changed of [servers('rm'), present({})]) {
      expect(actionsOf({ server: changed, approval: approved }, both)).toEqual([
        ['drifted', '.mcp.json'],
        ['remove', '.claude/settings.local.json'],
      ])
    }
  })

  it('goes when both sides changed the server', () => {
    expect(actionsOf({ server: servers('rm'), approval: approved }, both, 'uvx')).toEqual([
      ['merge', '.mcp.json'],
      ['remove', '.claude/settings.local.json'],
    ])
  })

  it('goes where a person chose to keep a server of their own', () => {
    const ledger = ledgerOf([server()], [approval])
    const id = keyId('project', '.mcp.json', '/mcpServers/docs')
    const entry = ledger.entries[id]
    const theirs = ledgerOf([server('rm')]).entries[id]
    if (!entry || !theirs) throw new Error('The ledger has no such entry.')
    const mine = { ...ledger, entries: { ...ledger.entries, [id]: { ...entry, have: theirs.have } } }
    expect(actionsOf({ server: servers('rm'), approval: approved }, mine)).toEqual([['remove', '.claude/settings.local.json']])
  })

  it('does not come back where a person took it away', () => {
    expect(actionsOf({ server: servers('npx'), approval: present({}) }, both)).toEqual([['drifted', '.claude/settings.local.json']])
    expect(actionsOf({ server: servers('rm'), approval: present({}) }, both)).toEqual([
      ['drifted', '.mcp.json'],
      ['drifted', '.claude/settings.local.json'],
    ])
  })
})
