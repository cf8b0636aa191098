import { cpSync, renameSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { type Project, type Run, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const base = ['--profile', 'base', '--yes']

/** A computer on its own, as far as a home makes one. */
function computer(name: string): { home: string; ccm(project: Project, ...argv: string[]): Promise<Run> } {
  const home = system.directory(`${name}-home`).path
  return { home, ccm: (project, ...argv) => system.ccm(project.path, argv, { HOME: home }) }
}

describe('two computers with one server', () => {
  it('hold the same files under one profile, each change reaching both, each with a state of its own', async () => {
    const [one, two] = [computer('one'), computer('two')]
    const here = system.directory('one-checkout/shop')
    const there = system.directory('two-checkout/shop')
    const { id } = await profileOf(system.url, 'both', [
      { type: 'command', name: 'both-command', config: { prompt: 'One.' } },
      { type: 'claude-md', name: 'both-notes', config: { template: '# {{projectName}}' } },
    ])
    expect((await one.ccm(here, 'apply', '--profile', 'both', '--yes')).code).toBe(0)
    expect((await two.ccm(there, 'apply', '--profile', 'both', '--yes')).code).toBe(0)
    expect(treeOf(there.path)).toEqual(treeOf(here.path))
    const { items } = await system.api.projects.list.query({ search: 'shop' })
    expect(new Set(items.map(({ id: projectId }) => projectId)).size).toBe(2)

    const command = await system.api.components.get.query({ type: 'command', name: 'both-command' })
    await made(system.url, 'components.update', { id: command.id, expectedRevision: command.revision, config: { prompt: 'Two.' } })
    expect((await one.ccm(here, 'sync')).out).toContain('Done: 1 updated.')
    expect(there.read('.claude/commands/both-command.md')).toContain('One.')
    expect((await two.ccm(there, 'status')).code).toBe(2)
    expect((await two.ccm(there, 'sync')).out).toContain('Done: 1 updated.')
    expect(treeOf(there.path)).toEqual(treeOf(here.path))
    await made(system.url, 'profiles.setComponents', { id, components: [] })
    for (const run of [await one.ccm(here, 'sync', '--yes'), await two.ccm(there, 'sync', '--yes')]) expect(run.code).toBe(0)
    expect([here.files(), there.files()]).toEqual([{}, {}])
  })

  it('take files that are there already for what they are, and write only what differs', async () => {
    const [one, two] = [computer('first'), computer('second')]
    const here = system.directory('first-checkout/clone')
    expect((await one.ccm(here, 'apply', ...base)).code).toBe(0)
    const there = system.directory('second-checkout/clone')
    cpSync(here.path, there.path, { recursive: true })
    const before = treeOf(there.path)
    const run = await two.ccm(there, 'apply', ...base)
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(treeOf(there.path)).toEqual(before)
    expect((await two.ccm(there, 'sync')).out).toMatch(/^In step/)
  })
})

describe('a project that moved', () => {
  it('says from where it may have come and what to type, touches nothing, and takes that advice', async () => {
    const { ccm } = computer('mover')
    const old = system.directory('old-place/app')
    expect((await ccm(old, 'apply', ...base)).code).toBe(0)
    const moved = system.directory('new-place/app')
    rmSync(moved.path, { recursive: true })
    renameSync(old.path, moved.path)
    const before = treeOf(moved.path)
    for (const argv of [['sync'], ['status'], ['diff'], ['sync', '--dry-run', '--yes']]) {
      const { code, err } = await ccm(moved, ...argv)
      expect(code, err).toBe(2)
      expect(err).toMatch(/^ccm: .*new-place\/app looks like .*old-place\/app .*ccm project move .*old-place\/app".*\n$/)
    }
    const all = await ccm(moved, 'sync', '--all')
    expect(all.code).toBe(2)
    expect(all.err).toMatch(/^ccm: .*old-place\/app is gone, so nothing was done for it\. If it moved, run "ccm /m)
    expect(treeOf(moved.path)).toEqual(before)
    const run = await ccm(moved, 'project', 'move', old.path)
    expect(run.code, run.err).toBe(0)
    expect(treeOf(moved.path)).toEqual(before)
    expect((await ccm(moved, 'sync')).out).toMatch(/^In step/)
  })

  it('is taken for what it is by a sync that is told yes, and nothing in it changes', async () => {
    const { ccm } = computer('mover-by-yes')
    const old = system.directory('old-home/app')
    expect((await ccm(old, 'apply', ...base)).code).toBe(0)
    const moved = system.directory('new-home/app')
    rmSync(moved.path, { recursive: true })
    renameSync(old.path, moved.path)
    const before = treeOf(moved.path)
    const run = await ccm(moved, 'sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(run.err).toContain(`app is in ${moved.path} now.`)
    expect(treeOf(moved.path)).toEqual(before)
  })

  it('is in step under a new name on the server as well', async () => {
    const { ccm } = computer('renamer')
    const project = system.directory('renamed/before')
    expect((await ccm(project, 'apply', ...base)).code).toBe(0)
    const { items } = await system.api.projects.list.query({ search: 'before' })
    const [known] = items
    expect(known).toBeDefined()
    await made(system.url, 'projects.update', { id: known?.id, expectedRevision: known?.revision, name: 'after' })
    const run = await ccm(project, 'sync', '--yes')
    expect(run.code).toBe(0)
    expect(project.read('CLAUDE.md')).toContain('# after')
    expect((await ccm(project, 'sync')).out).toMatch(/^In step/)
  })

  it('is left as it is when the server no longer knows it, with what to type', async () => {
    const { ccm } = computer('forgotten')
    const project = system.directory('forgotten/app')
    expect((await ccm(project, 'apply', ...base)).code).toBe(0)
    const [known] = (await system.api.projects.list.query({ search: 'forgotten' })).items
    await made(system.url, 'projects.remove', { id: known?.id })
    const before = treeOf(project.path)
    const { code, err } = await ccm(project, 'sync', '--yes')
    expect(code).toBe(1)
    expect(err).toMatch(/^ccm: .*ccm apply.*\n$/)
    expect(treeOf(project.path)).toEqual(before)
    expect((await ccm(project, 'apply', ...base)).code).toBe(0)
    expect(treeOf(project.path)).toEqual(before)
  })
})

it('meets a server with another library and stops until it is told to go on', async () => {
  const { ccm } = computer('strange')
  const project = system.directory('strange/app')
  expect((await ccm(project, 'apply', ...base)).code).toBe(0)
  const before = treeOf(project.path)
  const other = await startSystem()
  try {
    const { code, err } = await ccm(project, 'sync', '--yes', '--server', other.url)
    expect(code).toBe(1)
    expect(err).toMatch(/^ccm: .+\n$/)
    const rebound = await ccm(project, 'apply', ...base, '--server', other.url)
    expect(rebound.code, rebound.err).toBe(0)
    expect(treeOf(project.path)).toEqual(before)
  } finally {
    await other.close()
  }
})
