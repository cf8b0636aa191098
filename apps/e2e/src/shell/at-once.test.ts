import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as immediately } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'
import { type Tree, treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => {
  system = await startSystem()
  await profileOf(system.url, 'many', many(1))
})
afterAll(() => system.close())

/** Artifacts of every kind, all of one edition. */
function many(edition: number) {
  const range = Array.from({ length: 60 }, (_, n) => n)
  return [
    ...range.map((n) => ({ type: 'command', name: `many-${n}`, config: { prompt: `Edition ${edition}. `.repeat(200) } })),
    ...range.slice(0, 20).map((n) => ({ type: 'mcp-server', name: `many-${n}`, config: { type: 'stdio', command: `edition-${edition}` } })),
    { type: 'claude-md', name: 'many-notes', config: { template: `Edition ${edition}.` } },
  ]
}

async function saveEdition(edition: number): Promise<void> {
  for (const { type, name, config } of many(edition)) {
    const { id, revision } = await system.api.components.get.query({ type: type as 'command', name })
    await made(system.url, 'components.update', { id, expectedRevision: revision, config })
  }
}

interface Place {
  project: Project
  env: { HOME: string; CCM_HOME: string }
  home: string
  ccm(...argv: string[]): ReturnType<System['ccm']>
}

async function bound(name: string, ccmHome = `${name}-home`): Promise<Place> {
  const project = system.directory(name)
  const HOME = system.directory(ccmHome).path
  const home = join(HOME, '.ccm')
  const env = { HOME, CCM_HOME: home }
  const ccm = (...argv: string[]) => system.ccm(project.path, argv, env)
  project.write('.mcp.json', '{ "mcpServers": { "mine": { "command": "x" } } }')
  project.write('CLAUDE.md', '# Mine\r\n')
  const run = await ccm('apply', '--profile', 'many', '--yes')
  expect(run.code, run.err).toBe(0)
  return { project, env, home, ccm }
}

const editionsIn = (tree: Tree) =>
  new Set(Object.values(tree).flatMap((text) => text.match(/[Ee]dition[ -]\d+/g)?.map((word) => word.replace(/\D/g, '')) ?? []))

/** What runs leave only while they run. */
const leftovers = ({ project, home }: Place) =>
  [project.path, home].flatMap((path) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ccm-|\.new$|\.pending$|(?:^|\/)lock/.test(name)),
  )

let edition = 1

describe('several commands on one directory', () => {
  it.each([
    [
      'two syncs',
      [
        ['sync', '--yes'],
        ['sync', '--yes'],
      ],
    ],
    [
      'a sync and an apply',
      [
        ['sync', '--yes'],
        ['apply', '--profile', 'many', '--yes'],
      ],
    ],
    [
      'a sync and a sync of all',
      [
        ['sync', '--yes'],
        ['sync', '--all', '--yes'],
      ],
    ],
    ['syncs and readers', [['sync', '--yes'], ['status'], ['diff', '--json'], ['sync', '--yes'], ['status', '--json']]],
  ])('%s end well, with all of one edition', async (name, commands) => {
    const place = await bound(name.replaceAll(' ', '-'))
    await saveEdition(++edition)
    const runs = await Promise.all(commands.map((argv) => place.ccm(...argv)))
    runs.forEach(({ code, err }, index) => {
      const reads = ['status', 'diff'].includes(commands[index]?.[0] ?? '')
      expect(reads ? [0, 2] : [0], err).toContain(code)
    })
    const now = treeOf(place.project.path)
    expect(editionsIn(now)).toEqual(new Set([`${edition}`]))
    expect(now['.mcp.json']).toContain('"mine": { "command": "x" }')
    expect((await place.ccm('sync')).out).toMatch(/^In step/)
    expect(treeOf(place.project.path)).toEqual(now)
    expect(leftovers(place)).toEqual([])
  })

  it('five syncs of all directories at once end well in every one of them', async () => {
    const places: Place[] = []
    for (const n of [1, 2, 3]) places.push(await bound(`all-${n}`, 'all-home'))
    await saveEdition(++edition)
    const [first] = places
    const runs = await Promise.all(Array.from({ length: 5 }, () => first?.ccm('sync', '--all', '--yes')))
    for (const run of runs) expect(run?.code, run?.err).toBe(0)
    for (const place of places) {
      expect(editionsIn(treeOf(place.project.path))).toEqual(new Set([`${edition}`]))
      expect((await place.ccm('sync')).out).toMatch(/^In step/)
      expect(leftovers(place)).toEqual([])
    }
  })
})

/** Looks until something is so: what is waited for takes milliseconds. */
async function until(child: ChildProcess, holds: () => boolean): Promise<void> {
  while (!holds() && child.exitCode === null) await immediately()
}

const lockOf = ({ home }: Place) => readdirSync(join(home, 'targets')).map((target) => join(home, 'targets', target, 'lock'))
const isLocked = (place: Place) => lockOf(place).some((lock) => existsSync(lock))
/** A process that waits for a lock has a note beside it. */
const waits = (place: Place, { pid }: ChildProcess) =>
  lockOf(place).some((lock) => readdirSync(dirname(lock)).some((name) => name.startsWith(`lock-${pid}-`)))

describe('one that stands still in the middle', () => {
  it('is waited for, then named by its number, and nothing is written', async () => {
    const place = await bound('held')
    await saveEdition(++edition)
    const child = system.start(place.project.path, ['sync', '--yes'], place.env)
    await until(child, () => isLocked(place))
    child.kill('SIGSTOP')
    const before = treeOf(place.project.path)
    const held = isLocked(place)
    const [run, json] = await Promise.all([place.ccm('sync', '--yes'), place.ccm('sync', '--yes', '--json')])
    const after = treeOf(place.project.path)
    const ended = once(child, 'exit')
    child.kill('SIGCONT')
    expect((await ended)[0]).toBe(0)
    expect(held).toBe(true)
    expect(run.code).toBe(1)
    expect(run.err).toMatch(new RegExp(`^ccm: Nothing was written: process ${child.pid} on \\S+ is syncing this target\\.`))
    expect(run.err).not.toMatch(/\n\s+at /)
    expect(JSON.parse(json.out)).toMatchObject({
      exitCode: 1,
      error: { code: 'conflict', message: expect.stringContaining(`process ${child.pid} `) },
    })
    expect(after).toEqual(before)
    expect((await place.ccm('sync', '--yes')).code).toBe(0)
    expect(editionsIn(treeOf(place.project.path))).toEqual(new Set([`${edition}`]))
  })

  it('lets a second one go on as soon as it is done', async () => {
    const place = await bound('held-for-a-while')
    await saveEdition(++edition)
    const first = system.start(place.project.path, ['sync', '--yes'], place.env)
    const ended = once(first, 'exit')
    await until(first, () => isLocked(place))
    first.kill('SIGSTOP')
    const second = system.start(place.project.path, ['sync', '--yes'], place.env)
    const endedToo = once(second, 'exit')
    await until(second, () => waits(place, second))
    first.kill('SIGCONT')
    expect([(await ended)[0], (await endedToo)[0]]).toEqual([0, 0])
    expect(editionsIn(treeOf(place.project.path))).toEqual(new Set([`${edition}`]))
    expect(leftovers(place)).toEqual([])
  })
})

describe('one that is killed in the middle while another waits', () => {
  it.each([0, 1, 2, 3, 4, 5])('leaves each file old or new, and the other finishes all: %i', async (step) => {
    const place = await bound(`killed-${step}`)
    const old = treeOf(place.project.path)
    await saveEdition(++edition)
    const first = system.start(place.project.path, ['sync', '--yes'], place.env)
    const ended = once(first, 'exit')
    await until(first, () => isLocked(place))
    const second = place.ccm('sync', '--yes')
    const commands = join(place.project.path, '.claude/commands')
    // Kills fall from when the lock is taken to when most files lie in place.
    const wanted = `Edition ${edition}.`
    const isFar = () => {
      if (step === 0) return true
      const names = readdirSync(commands)
      if (step < 3) return names.some((name) => name.includes('.ccm-'))
      return readFileSync(join(commands, `many-${(step - 3) * 25}.md`), 'utf8').includes(wanted)
    }
    await until(first, isFar)
    first.kill('SIGKILL')
    await ended
    const run = await second
    expect(run.code, run.err).toBe(0)
    const now = treeOf(place.project.path)
    expect(editionsIn(now)).toEqual(new Set([`${edition}`]))
    expect(Object.keys(now)).toEqual(Object.keys(old))
    expect((await place.ccm('sync')).out).toMatch(/^In step/)
    expect(leftovers(place)).toEqual([])
  })
})
