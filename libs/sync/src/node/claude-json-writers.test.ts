import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desiredOf } from '../testing/artifacts.ts'
import { clientServer } from '../testing/client-file.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import type { Disk } from './disk.ts'
import { openTarget } from './session.ts'

const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-writers-')))

beforeAll(async () => {
  const entryPoints = ['claude-json-writer', 'json-reader'].map((name) => fileURLToPath(new URL(`../testing/${name}.ts`, import.meta.url)))
  await build({
    entryPoints,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: base,
    outExtension: { '.js': '.mjs' },
    // proper-lockfile asks for its parts as it runs.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    logLevel: 'error',
  })
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

/** A process of our own making, which works until it is told to end. */
class Worker {
  readonly started: Promise<void>
  readonly #child: ChildProcess
  readonly #ended: Promise<number>
  #output = ''

  constructor(script: string, ...args: string[]) {
    const child = spawn(process.execPath, [join(base, script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child = child
    this.started = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.stdout.once('data', () => resolve())
    })
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString('utf8')))
    this.#ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  }

  /** Tells it to end; how often it has counted. */
  async end(): Promise<number> {
    this.#child.stdin?.end()
    expect(await this.#ended).toBe(0)
    return Number(/counted (\d+)/.exec(this.#output)?.[1])
  }
}

/** Syncs so often, each time another server and as a process of its own would, while others write to the file and one reads it. */
async function syncAmong(place: Place, syncs: number, writing: [name: string, mode: 'locked' | 'unlocked'][], wantedBy = (n: number) => n) {
  const file = join(place.project, '.claude.json')
  const reader = new Worker('json-reader.mjs', file)
  const writers = writing.map(([name, mode]) => ({ name, worker: new Worker('claude-json-writer.mjs', file, name, mode) }))
  await Promise.all([reader, ...writers.map(({ worker }) => worker)].map(({ started }) => started))
  const left: string[] = []
  const holds: number[] = []
  for (let n = 1; n <= syncs; n += 1) left.push(...(await syncOnce({ ...place, disk: timingDisk(holds) }, wantedBy(n))))
  const counted = new Map<string, number>()
  for (const { name, worker } of writers) counted.set(name, await worker.end())
  const reads = await reader.end()
  const value: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'))
  return { left, counted, reads, value, holds: holds.sort((a, b) => a - b) }
}

const wanted = (n: number) => desiredOf(clientServer('ours', { type: 'stdio', command: `run-${n}` }))

/** What was left undone, and why. */
async function syncOnce(place: Place, n: number): Promise<string[]> {
  const session = openTarget(place)
  const plan = await session.plan(wanted(n))
  const { done, skipped } = await session.apply(plan, wanted(n), { skip: new Set() })
  return done.length === 1 ? [] : [`${n}: ${plan.actions[0]?.action ?? 'nothing'}. ${skipped[0]?.reason ?? ''}`]
}

/** Notes how long the lock is held each time, in ms. */
function timingDisk(holds: number[]): Disk {
  let since = 0
  return disturbedDisk((operation, [path]) => {
    if (operation === 'mkdir' && String(path).endsWith('.lock')) since = performance.now()
    if (operation === 'rmdir' && String(path).endsWith('.lock')) holds.push(performance.now() - since)
  })
}

const others = { userID: 'u', numStartups: 1, tips: { seen: [1, 2, 3] } }

function makeHome(): Place {
  const place = makePlace()
  place.write('.claude.json', JSON.stringify({ ...others, mcpServers: { theirs: { command: 'x' } } }, null, 2), 0o600)
  return { ...place, roots: { home: place.project } }
}

const locked = ['one', 'two', 'three', 'four'].map((name): [string, 'locked'] => [name, 'locked'])

it('loses no update of four writers that hold the lock, nor one of its own, in 1,000 syncs, and the file parses at every instant', async () => {
  const { left, counted, reads, value, holds } = await syncAmong(makeHome(), 1000, locked)
  console.log(
    `1,000 syncs among writers that counted to ${[...counted.values()].join(', ')}; parsed ${reads} times; ` +
      `the lock was held for ${holds.at(500)?.toFixed(1)} ms, at most ${holds.at(-1)?.toFixed(1)} ms`,
  )
  expect(left).toEqual([])
  expect(value).toEqual({
    ...others,
    mcpServers: { theirs: { command: 'x' }, ours: { type: 'stdio', command: 'run-1000' } },
    ...Object.fromEntries(counted),
  })
  expect(reads).toBeGreaterThan(0)
}, 300_000)

it('keeps the file whole among writers of which one holds no lock, takes back nothing unasked, and says what was lost', async () => {
  const place = makeHome()
  await syncOnce(place, 0)
  const { left, counted, reads, value } = await syncAmong(place, 200, [...locked, ['fifth', 'unlocked']], (n) => n % 2)
  const losses = [...counted].map(([name, times]) => `${name} ${times - Number(value[name])} of ${times}`)
  console.log(
    `200 syncs, ${left.length} of which found the file changed under them. ` +
      `Updates lost with a writer that holds no lock: ${losses.join(', ')}; parsed ${reads} times`,
  )
  expect(value).toMatchObject({ ...others, mcpServers: { theirs: { command: 'x' } } })
  // What such a writer puts back is what we wrote before: one of two syncs agrees with it, the other replaces it.
  await syncOnce(place, 0)
  await syncOnce(place, 1)
  expect(JSON.parse(place.read('.claude.json'))).toHaveProperty('mcpServers.ours.command', 'run-1')
  expect(openTarget(place).inStep()).toBe(true)
}, 300_000)
