import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desiredOf } from '../testing/artifacts.ts'
import { manyArtifacts } from '../testing/many-artifacts.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const KILLS = 30
const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-sigkill-')))
const script = join(base, 'first-sync.mjs')
const seed = Number(process.env['CCM_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const random = seededRandom(seed)
const desired = desiredOf(...manyArtifacts())
let whole: Record<string, string>
let operations = 0
let milliseconds = 0

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../testing/first-sync.ts', import.meta.url))
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile: script,
    logLevel: 'error',
  })
  const place = makePlace('whole')
  const run = await firstSync(place, { operations: Number.MAX_SAFE_INTEGER })
  operations = Number(run.output.match(/done (\d+)/)?.[1])
  milliseconds = run.milliseconds
  whole = contentsOf(place.project)
  console.log(
    `seed ${seed}: a first sync takes ${operations} disk operations in ${Math.round(milliseconds)} ms; again with CCM_TEST_SEED=${seed}`,
  )
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

it.each(Array.from({ length: KILLS }, (_, index) => index))(
  'survives SIGKILL number %i',
  async (index) => {
    const place = makePlace(`kill-${index}`)
    const fraction = (Math.floor(index / 2) + random()) / (KILLS / 2)
    await firstSync(
      place,
      index % 2 === 0 ? { operations: 1 + Math.floor(fraction * operations) } : { milliseconds: fraction * milliseconds },
    )
    for (const [path, content] of Object.entries(contentsOf(place.project))) {
      if (!path.includes('.ccm-')) expect(content, path).toBe(whole[path])
    }
    const target = { home: place.home, targetId: 'target-one', roots: { project: place.project }, platform: 'linux' as const }
    const recovery = await recover(target)
    const repaired = contentsOf(place.project)
    if (recovery?.outcome === 'undone') expect(repaired).toEqual({})
    if (recovery?.outcome === 'finished') expect(repaired).toEqual(whole)
    const session = openTarget(target)
    const outcome = await session.apply(await session.plan(desired), desired, { skip: new Set() })
    expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(contentsOf(place.project)).toEqual(whole)
    expect(openTarget(target).inStep()).toBe(true)
  },
  60_000,
)

function makePlace(name: string): { project: string; home: string } {
  const project = join(base, name, 'project')
  mkdirSync(project, { recursive: true })
  return { project, home: join(base, name, 'ccm') }
}

/** Runs a first sync in a process of its own that is killed after so many disk operations, or so long after it started to work. */
function firstSync({ project, home }: { project: string; home: string }, kill: { operations: number } | { milliseconds: number }) {
  return new Promise<{ output: string; milliseconds: number }>((resolve, reject) => {
    const limit = 'operations' in kill ? [String(kill.operations)] : []
    const child = spawn(process.execPath, [script, project, home, ...limit], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    let started = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') {
        started = performance.now()
        if ('milliseconds' in kill) setTimeout(() => child.kill('SIGKILL'), kill.milliseconds)
      }
      output += text
    })
    child.on('error', reject)
    child.on('close', () => resolve({ output, milliseconds: performance.now() - started }))
  })
}

/** Every file and directory with its content. */
function contentsOf(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.map((path) => [path, contentOf(join(directory, path))]))
}

const contentOf = (path: string) => (statSync(path).isDirectory() ? 'directory' : readFileSync(path, 'utf8'))
