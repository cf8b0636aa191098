import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contentsOf, restore, temporariesIn } from '../testing/contents.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { foreignFiles, thirtyAfter, thirtyBefore } from '../testing/thirty-artifacts.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

/** How many kills are tried, spread over the run; left out, one before and one after each operation, which takes a minute or two. */
const someKills = process.env['CCM_TEST_KILLS']
const seed = Number(process.env['CCM_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const base = mkdtempSync(join(tmpdir(), 'ccm-kills-'))
const script = join(base, 'second-sync.mjs')

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('../testing/second-sync.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    // It is started some hundred times: what it does not need is not read.
    splitting: true,
    minify: true,
    outdir: base,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  })
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

const run = ({ project, home }: Place, what: 'sync' | 'recover', at: number, when: 'before' | 'after') =>
  spawnSync(process.execPath, [script, project, home, what, String(at), when], { encoding: 'utf8' })

/** How many writing operations a process made that was not killed. */
const operationsOf = (output: string) => Number(/done (\d+)/.exec(output)?.[1])

it('leaves every file old or new when it is killed before or after any one operation, its repair too', { timeout: 900_000 }, async () => {
  const start = makePlace()
  for (const [path, text] of Object.entries(foreignFiles)) start.write(path, text)
  await start.sync(...thirtyBefore())
  const before = contentsOf(start)
  const finished = makePlace()
  restore(finished, start)
  const whole = run(finished, 'sync', 0, 'before')
  const operations = operationsOf(whole.stdout)
  expect(operations, whole.stderr).toBeGreaterThan(100)
  const after = contentsOf(finished)
  const kills = Number(someKills ?? 2 * operations)
  console.log(`seed ${seed}: ${kills} kills in ${operations} operations; again with CCM_TEST_SEED=${seed}`)
  const random = seededRandom(seed)
  const place = makePlace()
  const outcomes = { undone: 0, finished: 0, nothing: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const at = 1 + Math.floor(((kill + random()) / kills) * operations)
    const when = kill % 2 === 0 ? 'before' : 'after'
    const what = `killed ${when} ${at}`
    restore(place, start)
    expect(run(place, 'sync', at, when).signal, what).toBe('SIGKILL')
    expectOldOrNew(place, before, after, what)
    // The repair is killed as well, early or late, and the next one has to do.
    if (kill % 3 === 0) run(place, 'recover', 1 + Math.floor(random() * 60), when)
    expectOldOrNew(place, before, after, what)
    const recovery = await recover(place)
    outcomes[recovery?.outcome ?? 'nothing'] += 1
    const repaired = contentsOf(place)
    expect([before, after], what).toContainEqual(repaired)
    expect(await place.sync(...thirtyAfter()), what).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(contentsOf(place), what).toEqual(after)
    expect(temporariesIn(contentsOf(place)), what).toEqual([])
    expect(openTarget(place).ledger?.entries, what).toEqual(openTarget(finished).ledger?.entries)
    expect(openTarget(place).inStep(), what).toBe(true)
  }
  expect(outcomes.undone).toBeGreaterThan(0)
  expect(outcomes.finished).toBeGreaterThan(0)
})

function expectOldOrNew(place: Place, before: Record<string, string>, after: Record<string, string>, what: string): void {
  for (const [path, content] of Object.entries(contentsOf(place))) {
    if (!path.includes('.ccm-')) expect([before[path] ?? 'directory', after[path]], `${path} ${what}`).toContain(content)
  }
}
