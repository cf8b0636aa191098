import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { made } from './plain-calls.ts'
import { agent, slept, type Slept } from './slept.ts'
import { startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

let nth = 0
let place: Slept
beforeEach(async () => void (place = await slept(system, `${++nth}`)))

const two = (...argv: string[]) => place.two.ccm(...argv)
const read = (path: string) => place.two.project.read(path)
const tree = () => treeOf(place.two.project.path)
const libraryPrompt = async () => {
  const { config } = await system.api.components.get.query({ type: 'subagent', name: place.names.agent })
  return JSON.stringify(config)
}

/** Edits on a machine that slept, in the places where the library changed three times. */
async function bothChanged(): Promise<void> {
  place.edit(agent, 'Line 0.', 'Mine in the agent.')
  place.edit('CLAUDE.md', 'Line 0.', 'Mine in the notes.')
  place.edit('.mcp.json', '"1"', '"mine"')
  await place.three()
  expect((await two('sync', '--yes')).code).toBe(2)
}

const docs = () => JSON.parse(read('.mcp.json')).mcpServers.docs

describe('what was changed on both sides while a machine slept', () => {
  it('stays as mine byte for byte, is not asked for again, and the library keeps its own', async () => {
    await bothChanged()
    const before = tree()
    for (const path of [agent, 'CLAUDE.md']) expect((await two('sync', `--mine=${path}`)).code).toBe(2)
    const last = await two('sync', '--mine=.mcp.json')
    expect(last.code, last.err).toBe(0)
    expect(tree()).toEqual(before)
    expect((await two('sync')).out).toMatch(/^In step/)
    expect((await two('status')).code).toBe(0)
    expect(await libraryPrompt()).toContain('Library 3.')
    expect(place.one.project.read(agent)).toContain('Library 3.')
  })

  it('becomes theirs where that is said, in each kind of file, and comes back byte for byte', async () => {
    await bothChanged()
    const before = tree()
    const run = await two('sync', `--theirs=${agent}`, '--theirs=CLAUDE.md', '--theirs=.mcp.json', '--yes')
    expect(run.code, run.err).toBe(0)
    for (const path of [agent, 'CLAUDE.md', '.mcp.json']) expect(read(path)).toBe(place.one.project.read(path))
    const undone = await two('undo', '--yes')
    expect(undone.code, undone.err).toBe(0)
    expect(tree()).toEqual(before)
    expect(await libraryPrompt()).toContain('Library 3.')
  })

  it('is asked for again after an undo, and can then be settled the other way', async () => {
    await bothChanged()
    const before = tree()
    expect((await two('sync', '--theirs', '--yes')).code).toBe(0)
    expect((await two('undo', '--yes')).code).toBe(0)
    const again = await two('sync', '--yes')
    expect(again.code, again.err).toBe(2)
    expect(tree()).toEqual(before)
    expect((await two('sync', '--mine')).code).toBe(0)
    expect(tree()).toEqual(before)
    expect((await two('sync')).out).toMatch(/^In step/)
  })

  it('is had from either side by undoing and undoing that, as often as one likes', async () => {
    await bothChanged()
    const mine = tree()
    expect((await two('sync', '--theirs', '--yes')).code).toBe(0)
    const theirs = tree()
    for (const _round of [1, 2]) {
      expect((await two('undo', '--yes')).code).toBe(0)
      expect(tree()).toEqual(mine)
      const { runs } = JSON.parse((await two('history', '--json')).out).targets[0]
      const redone = await two('undo', '--run', String(runs[0].run), '--yes')
      expect(redone.code, redone.err).toBe(0)
      expect(tree()).toEqual(theirs)
    }
  })

  it('brings along, at the next sync, what speaks of what became theirs', async () => {
    await bothChanged()
    expect((await two('sync', '--theirs', '--yes')).code).toBe(0)
    const next = await two('sync', '--yes')
    expect(next.code, next.err).toBe(0)
    expect(tree()).toEqual(treeOf(place.one.project.path))
    expect((await two('sync')).out).toMatch(/^In step/)
  })

  it('is settled one by one: mine here, theirs there, and an undo takes back only what was written', async () => {
    await bothChanged()
    const before = tree()
    const run = await two('sync', `--mine=${agent}`, '--theirs=CLAUDE.md', '--theirs=.mcp.json', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(read(agent)).toContain('Mine in the agent.')
    expect(read('CLAUDE.md')).toContain('Library 3.')
    expect(docs().args).toEqual(['4'])
    expect((await two('undo', '--yes')).code).toBe(0)
    expect(tree()).toEqual(before)
  })

  it('is shown with both sides before it is settled', async () => {
    await bothChanged()
    const { out } = await two('diff')
    for (const text of ['Mine in the agent.', 'Mine in the notes.', 'Library 3.', 'mine']) expect(out).toContain(text)
  })

  it('names nothing that is not to be settled', async () => {
    await bothChanged()
    const before = tree()
    for (const flags of [['--mine', '--theirs'], ['--mine=no/such/file'], [`--mine=${agent}`, `--theirs=${agent}`]]) {
      const run = await two('sync', '--yes', ...flags)
      expect(run.code, run.err).toBe(64)
      expect(tree()).toEqual(before)
    }
  })
})

describe('a merge of what fits together', () => {
  const merged = async () => {
    place.edit(agent, 'Line 4.', 'Mine in the agent.')
    place.edit('CLAUDE.md', 'Line 4.', 'Mine in the notes.')
    place.edit('.mcp.json', '"B": "1"', '"B": "mine"')
    const mine = tree()
    await place.three()
    return mine
  }

  it('holds both sides, and undone gives the very bytes of mine', async () => {
    const mine = await merged()
    const run = await two('sync', '--yes')
    expect(run.code, run.err).toBe(0)
    for (const [path, ours] of [
      [agent, 'Mine in the agent.'],
      ['CLAUDE.md', 'Mine in the notes.'],
    ] as const) {
      expect(read(path)).toContain(ours)
      expect(read(path)).toContain('Library 3.')
    }
    expect(docs()).toEqual({ type: 'stdio', command: 'docs', args: ['4'], env: { A: '1', B: 'mine' } })
    expect((await two('undo', '--yes')).code).toBe(0)
    expect(tree()).toEqual(mine)
  })

  it('is not made where a side is named instead', async () => {
    await merged()
    const before = read(agent)
    const run = await two('sync', '--yes', `--mine=${agent}`, '--theirs=CLAUDE.md')
    expect(run.code, run.err).toBe(0)
    expect(read(agent)).toBe(before)
    expect(read('CLAUDE.md')).toBe(place.one.project.read('CLAUDE.md'))
    expect((await two('undo', '--yes')).code).toBe(0)
    expect(read('CLAUDE.md')).toContain('Mine in the notes.')
  })
})

describe('what was deleted on a machine that slept', () => {
  beforeEach(async () => {
    rmSync(join(place.two.project.path, agent))
    await place.three()
    expect((await two('sync', '--yes')).code).toBe(2)
  })

  it('stays deleted as mine, and the library keeps it', async () => {
    const run = await two('sync', `--mine=${agent}`)
    expect(run.code, run.err).toBe(0)
    expect(existsSync(join(place.two.project.path, agent))).toBe(false)
    expect((await two('sync')).out).toMatch(/^In step/)
    expect(await libraryPrompt()).toContain('Library 3.')
  })

  it('comes as theirs where that is said, and goes again with an undo', async () => {
    const before = place.two.project.files()
    expect((await two('sync', `--theirs=${agent}`)).code).toBe(0)
    expect(read(agent)).toBe(place.one.project.read(agent))
    expect((await two('undo', '--yes')).code).toBe(0)
    expect(place.two.project.files()).toEqual(before)
  })
})

it('what the library has no more and was edited here is kept, and an undo of that sync takes nothing of it', async () => {
  place.edit(agent, 'Line 4.', 'Mine.')
  await place.three()
  const before = read(agent)
  const { id } = await system.api.profiles.get.query({ name: place.profile })
  await made(system.url, 'profiles.setComponents', { id, components: [] })
  const whole = tree()
  const run = await two('sync', '--yes')
  expect(run.code, run.err).toBe(0)
  expect(read(agent)).toBe(before)
  const undone = await two('undo', '--yes')
  expect(undone.code, undone.err).toBe(0)
  expect(tree()).toEqual(whole)
})
