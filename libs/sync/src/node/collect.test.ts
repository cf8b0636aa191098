import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it, onTestFinished } from 'vitest'
import { fileArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { collectPacks } from './collect.ts'
import { nodeDisk } from './disk.ts'
import { layoutOf } from './layout.ts'
import type { Pack } from './pack.ts'
import { history } from './history.ts'

const now = new Date('2030-06-01T00:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString()
const none = () => new Set<string>()

/** Packs of finished runs, numbered from 1. */
function makeRuns(count: number, packOf: (run: number) => Partial<Pack>) {
  const home = mkdtempSync(join(tmpdir(), 'ccm-collect-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const layout = layoutOf(home, 'target-one')
  mkdirSync(layout.runs, { recursive: true })
  for (let run = 1; run <= count; run += 1) {
    const runId = `${String(run).padStart(8, '0')}-00000000`
    const pack = { version: 1, runId, at: daysAgo(1), files: [], undo: [], bases: [], former: {}, delta: { files: {} }, ...packOf(run) }
    writeFileSync(join(layout.runs, `${runId}.jsonl`), `${JSON.stringify(pack)}\n{"commit":true}\n`)
  }
  return {
    layout,
    left: () =>
      readdirSync(layout.runs)
        .map((name) => Number.parseInt(name, 10))
        .sort((a, b) => a - b),
  }
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

it('keeps twenty runs, whatever their age', () => {
  const { layout, left } = makeRuns(20, () => ({ at: daysAgo(1000) }))
  collectPacks(nodeDisk, layout, now, none)
  expect(left()).toEqual(from(1, 20))
})

it('forgets runs older than ninety days, but never the newest ten', () => {
  const some = makeRuns(25, (run) => ({ at: daysAgo(run <= 5 ? 91 : 89) }))
  collectPacks(nodeDisk, some.layout, now, none)
  expect(some.left()).toEqual(from(6, 25))
  const all = makeRuns(25, () => ({ at: daysAgo(91) }))
  collectPacks(nodeDisk, all.layout, now, none)
  expect(all.left()).toEqual(from(16, 25))
})

it('forgets the oldest while all together are too large', () => {
  const { layout, left } = makeRuns(30, () => ({ targetId: 'x'.repeat(10_000) }))
  collectPacks(nodeDisk, layout, now, none, { size: 250_000 })
  expect(left()).toEqual(from(7, 30))
  collectPacks(nodeDisk, layout, now, none, { size: 0 })
  expect(left()).toEqual(from(21, 30))
})

it('keeps a pack that holds what a later merge starts from', () => {
  const base: Artifact = fileArtifact('.claude/agents/a.md', 'as it was agreed\n')
  const { layout, left } = makeRuns(25, (run) => ({ at: daysAgo(91), bases: run === 3 ? [base] : [] }))
  collectPacks(nodeDisk, layout, now, () => new Set([artifactHash(base)]))
  expect(left()).toEqual([3, ...from(16, 25)])
})

it('forgets a damaged pack with the old ones', () => {
  const { layout, left } = makeRuns(25, () => ({ at: daysAgo(91) }))
  writeFileSync(join(layout.runs, '00000002-00000000.jsonl'), '{"version":')
  collectPacks(nodeDisk, layout, now, none)
  expect(left()).toEqual(from(16, 25))
})

it('reads no pack but the oldest while nothing is too old or too large', () => {
  const { layout } = makeRuns(30, () => ({}))
  const read: string[] = []
  const disk = { ...nodeDisk, read: (path: string) => (read.push(path), nodeDisk.read(path)) }
  collectPacks(disk, layout, now, none)
  expect(read).toEqual([join(layout.runs, '00000001-00000000.jsonl')])
})

it('goes with the syncs themselves', async () => {
  let time = new Date('2030-01-01T00:00:00.000Z').getTime()
  const place = makePlace({ now: () => new Date((time += 10 * 24 * 60 * 60 * 1000)) })
  for (let n = 1; n <= 24; n += 1) await place.sync(fileArtifact('.claude/agents/a.md', `${n}\n`))
  const runs = history(nodeDisk, layoutOf(place.home, place.targetId)).map(({ run }) => run)
  expect(runs.at(0)).toBe(24)
  expect(runs.at(-1)).toBeGreaterThan(10)
})
