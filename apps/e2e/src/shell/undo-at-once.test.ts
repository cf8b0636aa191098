import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as immediately } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { profileOf } from './plain-calls.ts'
import { save } from './slept.ts'
import { type Project, type Run, startSystem, type System } from './system.ts'
import { type Tree, treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
let edition = 1
beforeAll(async () => {
  system = await startSystem()
  await profileOf(system.url, 'many', many(edition))
})
afterAll(() => system.close())

/** Artifacts of every kind, all of one edition. */
function many(edition: number) {
  return [
    ...Array.from({ length: 40 }, (_, n) => ({
      type: 'command',
      name: `many-${n}`,
      config: { prompt: `Edition ${edition}. `.repeat(200) },
    })),
    { type: 'mcp-server', name: 'many-docs', config: { type: 'stdio', command: `edition-${edition}` } },
    { type: 'claude-md', name: 'many-notes', config: { template: `Edition ${edition}.` } },
  ]
}

interface Place {
  project: Project
  home: string
  ccm(...argv: string[]): Promise<Run>
  start(...argv: string[]): ChildProcess
  /** What lay there before any sync, after the first and after the second. */
  trees: Record<'original' | 'older' | 'newer', Tree>
}

/** A directory with two syncs behind it, of two editions. */
async function twice(name: string): Promise<Place> {
  const project = system.directory(name)
  const HOME = system.directory(`${name}-home`).path
  const env = { HOME, CCM_HOME: join(HOME, '.ccm') }
  const ccm = (...argv: string[]) => system.ccm(project.path, argv, env)
  project.write('.mcp.json', '{ "mcpServers": { "mine": { "command": "x" } } }')
  project.write('CLAUDE.md', '# Mine\r\n')
  project.write('.claude/commands/own.md', 'Mine.')
  const original = treeOf(project.path)
  expect((await ccm('apply', '--profile', 'many', '--yes')).code).toBe(0)
  const older = treeOf(project.path)
  edition += 1
  for (const { type, name, config } of many(edition)) await save(system, type, name, config)
  const second = await ccm('sync', '--yes')
  expect(second.code, second.err).toBe(0)
  const start = (...argv: string[]) => system.start(project.path, argv, env)
  return { project, home: env.CCM_HOME, ccm, start, trees: { original, older, newer: treeOf(project.path) } }
}

/** What runs leave only while they run. */
const leftovers = ({ project, home }: Place) =>
  [project.path, home].flatMap((path) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ccm-|\.new$|\.pending$|(?:^|\/)lock/.test(name)),
  )

const temporary = /(?:^|\/)\.[^/]+\.ccm-[0-9a-f-]+$/

/** Every path holds what it held before or after what was cut off. */
function expectOneOf(now: Tree, sides: readonly Tree[]): void {
  for (const [path, content] of Object.entries(now)) {
    if (!temporary.test(path))
      expect(
        sides.map((side) => side[path]),
        path,
      ).toContain(content)
  }
}

describe('an undo beside other commands', () => {
  it('and a sync take turns: what is left is one edition, and the next sync has the last word', async () => {
    const place = await twice('with-sync')
    const { older, newer } = place.trees
    const [undone, synced] = await Promise.all([place.ccm('undo', '--yes'), place.ccm('sync', '--yes')])
    expect(undone?.code, undone?.err).toBe(0)
    expect(synced?.code, synced?.err).toBe(0)
    expect([older, newer]).toContainEqual(treeOf(place.project.path))
    const last = await place.ccm('sync', '--yes')
    expect(last.code, last.err).toBe(0)
    expect(treeOf(place.project.path)).toEqual(newer)
    expect((await place.ccm('sync')).out).toMatch(/^In step/)
    expect(leftovers(place)).toEqual([])
  })

  it('and another undo take back one run each, to the very bytes of before', async () => {
    const place = await twice('with-undo')
    const runs = await Promise.all([place.ccm('undo', '--yes'), place.ccm('undo', '--yes')])
    for (const { code, err } of runs) expect(code, err).toBe(0)
    expect(treeOf(place.project.path)).toEqual(place.trees.original)
    expect((await place.ccm('undo', '--yes')).out).toMatch(/^Nothing to undo/)
    expect(leftovers(place)).toEqual([])
  })

  it('and another undo of the same run take it back once', async () => {
    const place = await twice('same-run')
    const runs = await Promise.all([1, 2, 3].map(() => place.ccm('undo', '--run', '2', '--yes')))
    for (const { code, err } of runs) expect(code, err).toBe(0)
    expect(treeOf(place.project.path)).toEqual(place.trees.older)
    expect(leftovers(place)).toEqual([])
  })

  it('and readers do not disturb each other', async () => {
    const place = await twice('with-readers')
    const readers = [
      ['status', '--json'],
      ['diff', '--json'],
      ['history', '--json'],
      ['show', 'run', '2', '--json'],
      ['status', '--json'],
    ]
    const [undone, ...read] = await Promise.all([['undo', '--yes'], ...readers].map((argv) => place.ccm(...argv)))
    expect(undone?.code, undone?.err).toBe(0)
    for (const { code, out, err } of read) {
      expect([0, 2], err).toContain(code)
      expect(JSON.parse(out)).toMatchObject({ exitCode: code })
    }
    expect(treeOf(place.project.path)).toEqual(place.trees.older)
  })
})

describe('an undo that is killed', () => {
  /** Everything the repairs said. */
  let said = ''
  const commands = ({ project }: Place) => join(project.path, '.claude/commands')
  const temporaries = (place: Place) => readdirSync(commands(place)).filter((name) => name.includes('.ccm-')).length
  const isOlder = (place: Place, n: number) => {
    const path = join(commands(place), `many-${n}.md`)
    return existsSync(path) && readFileSync(path, 'utf8').includes(`Edition ${edition - 1}.`)
  }
  const pending = ({ home }: Place) =>
    readdirSync(join(home, 'runs'), { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.pending'))

  const moments: [string, (place: Place) => boolean][] = [
    ['once its record lies there', pending],
    ['when the first temporary files lie beside theirs', (place) => temporaries(place) > 0],
    ['when most of them do', (place) => temporaries(place) > 30],
    ['when the first file is back', (place) => isOlder(place, 0)],
    ['when half of them are', (place) => isOlder(place, 27)],
    ['when all of them are', (place) => isOlder(place, 9)],
  ]

  it.each(moments)('%s leaves each file old or new, and the next command finishes or takes it back', async (name, reached) => {
    const place = await twice(`killed-${moments.findIndex(([each]) => each === name)}`)
    const { older, newer } = place.trees
    const child = place.start('undo', '--yes')
    const ended = once(child, 'exit')
    while (!reached(place) && child.exitCode === null) await immediately()
    child.kill('SIGKILL')
    await ended
    expectOneOf(treeOf(place.project.path), [older, newer])
    const next = await place.ccm('undo', '--run', '2', '--yes')
    expect(next.code, next.err).toBe(0)
    said += next.err
    expect(treeOf(place.project.path)).toEqual(older)
    expect(leftovers(place)).toEqual([])
    const again = await place.ccm('sync', '--yes')
    expect(again.code, again.err).toBe(0)
    expect(treeOf(place.project.path)).toEqual(newer)
    expect((await place.ccm('sync')).out).toMatch(/^In step/)
  })

  it('was really interrupted both before and after it began to replace files', () => {
    expect(said).toContain('An earlier run was interrupted before it wrote')
    expect(said).toContain('An earlier run was interrupted while it wrote')
  })

  it('and followed by a sync ends with the library, and everything can be undone from there', async () => {
    const place = await twice('killed-then-sync')
    const child = place.start('undo', '--yes')
    const ended = once(child, 'exit')
    while (!isOlder(place, 20) && child.exitCode === null) await immediately()
    child.kill('SIGKILL')
    await ended
    const sync = await place.ccm('sync', '--yes')
    expect(sync.code, sync.err).toBe(0)
    expect(treeOf(place.project.path)).toEqual(place.trees.newer)
    for (;;) {
      const undone = await place.ccm('undo', '--yes')
      expect(undone.code, undone.err).toBe(0)
      if (undone.out.startsWith('Nothing to undo')) break
    }
    expect(treeOf(place.project.path)).toEqual(place.trees.original)
    expect(leftovers(place)).toEqual([])
  })
})
