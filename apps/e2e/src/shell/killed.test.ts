import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as immediately, setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { profileOf } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'
import { type Tree, treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const KILLS = 30
const seed = Number(process.env.CCM_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = seededRandom(seed)

/** 350 artifacts: files of their own, members and elements of shared JSON, approvals of servers, a block of shared text. */
const components = [
  ...numbered(200, (name, n) => ({
    type: 'command',
    name,
    key: `group-${n % 10}/${name}`,
    config: { prompt: `Do number ${n}. `.repeat(40) },
  })),
  ...numbered(50, (name, n) => ({
    type: 'mcp-server',
    name,
    config: { type: 'stdio', command: 'node', args: [`${n}.js`], env: { N: `${n}` } },
  })),
  ...numbered(25, (name, n) => ({ type: 'permissions', name, config: { ask: [`Bash(tool-${n} *)`] } })),
  ...numbered(24, (name, n) => ({
    type: 'hook',
    name,
    config: { event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: `echo ${n}` }] },
  })),
  { type: 'claude-md', name: 'many-notes', config: { template: '# {{projectName}}\n\nNotes.' } },
]

let system: System
let project: Project
let template: string
let home: string
/** The trees before and after a first sync that nobody disturbs, and the names in `~/.ccm` after it. */
let before: Tree
let after: Tree
let kept: string[]
/** How long a whole first contact takes, and a sync from the moment its record of the run appears, in milliseconds. */
let wholeTime: number
let writeTime: number
/** Everything the repairs said. */
let said = ''

beforeAll(async () => {
  system = await startSystem()
  await profileOf(system.url, 'many', components)
  project = system.directory('many')
  template = join(dirname(project.path), 'template')
  home = join(dirname(project.path), 'kill-home')
  writeForeign(project)
  cpSync(project.path, template, { recursive: true })
  before = treeOf(project.path)
  const start = performance.now()
  expect((await firstContact()).code).toBe(0)
  wholeTime = performance.now() - start
  after = treeOf(project.path)
  kept = namesIn(home)
  cpSync(home, boundHome(), { recursive: true })
  for (const name of ['targets', 'runs', 'reports']) rmSync(join(boundHome(), name), { recursive: true })
  expect(Object.keys(after).filter((path) => /^\.claude\/commands\/group-.*\.md$/.test(path))).toHaveLength(201)

  bound()
  const child = system.start(project.path, ['sync', '--yes'], { CCM_HOME: home })
  await recordOf(child)
  const seen = performance.now()
  await once(child, 'exit')
  writeTime = performance.now() - seen
  console.log(
    `seed ${seed}: a first contact takes ${Math.round(wholeTime)} ms, writing ${Math.round(writeTime)} ms; again with CCM_TEST_SEED=${seed}`,
  )
})
afterAll(() => system.close())

const ccm = (...argv: string[]) => system.ccm(project.path, argv, { CCM_HOME: home })
const firstContact = () => ccm('apply', '--profile', 'many', '--yes')

describe('a first sync of 350 artifacts beside what others wrote', () => {
  it.each(Array.from({ length: KILLS }, (_, index) => index))('survives SIGKILL number %i', async (index) => {
    const known = index % 2 === 0
    if (known) bound()
    else fresh()
    const child = system.start(project.path, known ? ['sync', '--yes'] : ['apply', '--profile', 'many', '--yes'], { CCM_HOME: home })
    const ended = once(child, 'exit')
    await moment(child, known ? (moments[(index / 2) % moments.length] ?? 'any') : 'any', (Math.floor(index / 2) + random()) / (KILLS / 2))
    child.kill('SIGKILL')
    await ended
    expectOldOrNew(treeOf(project.path))

    const interrupted = pending().length > 0
    const repair = existsSync(join(home, 'index.json')) ? await ccm('sync', '--yes') : await firstContact()
    expect(repair).toMatchObject({ code: 0 })
    expect(repair.err.includes('An earlier run was interrupted')).toBe(interrupted)
    said += repair.err
    expect(treeOf(project.path)).toEqual(after)
    expect(namesIn(home)).toEqual(kept)
    if (index % 15 === 7) expect(await ccm('sync')).toEqual({ code: 0, out: 'In step: 350 artifacts\n', err: '' })
  })

  it('was really interrupted both before and after it began to replace files', () => {
    expect(said).toContain('An earlier run was interrupted before it wrote; what it had prepared')
    expect(said).toContain('An earlier run was interrupted while it wrote; its changes to')
  })
})

const boundHome = () => join(dirname(home), 'bound-home')

/** The project as others left it, on a machine that has never heard of a server. */
function fresh(): void {
  for (const directory of [project.path, home]) rmSync(directory, { recursive: true, force: true })
  cpSync(template, project.path, { recursive: true })
}

/** The same on a machine that has registered it and written nothing yet. */
function bound(): void {
  fresh()
  cpSync(boundHome(), home, { recursive: true })
}

/** Paths of the records of runs that did not come to their end. */
function pending(): string[] {
  const runs = join(home, 'runs')
  return existsSync(runs) ? readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pending')) : []
}

/** Waits until a run has begun to write down what it will do, or has ended. */
async function recordOf(child: ChildProcess): Promise<void> {
  while (pending().length === 0 && child.exitCode === null) await pause(1)
}

/** Waits until so many names are there, looking again and again: what is waited for takes milliseconds. */
async function until(child: ChildProcess, names: () => string[], count: number): Promise<void> {
  await recordOf(child)
  while (names().length < count && child.exitCode === null) await immediately()
}

/** When a run is killed: at any time, while it writes, or when some of its files lie beside or in their place. */
const moments = ['staging', 'replacing', 'writing'] as const

async function moment(child: ChildProcess, when: (typeof moments)[number] | 'any', fraction: number): Promise<void> {
  switch (when) {
    case 'any':
      return pause(fraction * wholeTime)
    case 'writing':
      await recordOf(child)
      return pause(fraction * writeTime)
    case 'staging':
      return until(child, () => commands().filter((path) => temporary.test(path)), fraction * 190)
    case 'replacing':
      // The first file is the foreign one.
      return until(child, () => commands().filter((path) => /^m.+\.md$/.test(path)), 2 + fraction * 100)
    default:
      return when satisfies never
  }
}

function commands(): string[] {
  const groups = Array.from({ length: 10 }, (_, n) => join(project.path, `.claude/commands/group-${n}`))
  return groups.filter((group) => existsSync(group)).flatMap((group) => readdirSync(group))
}

const temporary = /(?:^|\/)\.[^/]+\.ccm-[0-9a-f-]+$/

function expectOldOrNew(now: Tree): void {
  for (const path of Object.keys(before)) expect(now, path).toHaveProperty([path])
  for (const [path, content] of Object.entries(now)) {
    if (!temporary.test(path)) expect([before[path], after[path]], path).toContain(content)
  }
}

/** The names below `~/.ccm`, without what differs from machine to machine and from run to run. */
function namesIn(directory: string): string[] {
  const { projects } = JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8')) as { projects: Record<string, { targetId: string }> }
  const target = projects[project.path]?.targetId ?? 'nothing'
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return names.map((name) => name.replaceAll(target, '<target>').replace(/-[0-9a-f]{8}\.jsonl$/, '-<run>.jsonl')).sort()
}

function numbered<T>(count: number, one: (name: string, n: number) => T & { type: string }): T[] {
  return Array.from({ length: count }, (_, n) => one(`many-${n}`, n))
}

function writeForeign({ write }: Project): void {
  write('.mcp.json', '{\n    "mcpServers": { "mine": { "command": "my-server" } }\n}')
  write('.claude/settings.json', '{\n\t"model": "opus",\n\t"permissions": {\n\t\t"ask": ["Bash(make *)"]\n\t},\n\t"env": { "A": "1" }\n}\n')
  write('CLAUDE.md', '# Ours\r\n\r\nWritten by hand.  \r\n')
  write('.claude/commands/group-1/mine.md', 'Mine.')
}

/** Mulberry32: small, and the same everywhere for one seed. */
function seededRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
