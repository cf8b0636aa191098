import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SyncError } from '../errors.ts'
import { desiredOf } from '../testing/artifacts.ts'
import { contentsOf, restore, temporariesIn } from '../testing/contents.ts'
import { failingDisk, fullDisk } from '../testing/failing-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { foreignFiles, thirtyAfter, thirtyBefore } from '../testing/thirty-artifacts.ts'
import type { Outcome } from '../types.ts'
import type { Disk } from './disk.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

async function prepared(): Promise<Place> {
  const place = makePlace()
  for (const [path, text] of Object.entries(foreignFiles)) place.write(path, text)
  const outcome = await place.sync(...thirtyBefore())
  expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
  return place
}

/** What a run came to: its outcome, or what it threw. */
async function attempt(place: Place, disk: Disk): Promise<Outcome | SyncError> {
  const desired = desiredOf(...thirtyAfter())
  const session = openTarget({ ...place, disk })
  const plan = await session.plan(desired)
  try {
    return await session.apply(plan, desired, { skip: new Set() })
  } catch (error) {
    if (error instanceof SyncError) return error
    throw error
  }
}

/** Each how many of a run's operations are tried; the three tests begin at different ones. all of them unless CCM_TEST_STEP says otherwise. */
const STEP = Number(process.env['CCM_TEST_STEP'] ?? 1)

/** Both places of what moves, one of which is there at any time. */
const moves = [
  ['.claude/agents/before.md', '.claude/agents/after.md'],
  ['.claude/commands/git/commit.md', '.claude/commands/save.md'],
  ['.claude/skills/before/scripts/run.sh', '.claude/skills/after/scripts/run.sh'],
]

it.each<[string, number, (at: number) => Disk & { failed(): boolean }]>([
  ['before any one operation', 1, (at) => failingDisk(at, 'before')],
  ['after any one operation', Math.min(2, STEP), (at) => failingDisk(at, 'after')],
  ['for want of room from any operation on', Math.min(3, STEP), (at) => fullDisk(at)],
])('loses nothing when the disk fails %s, and says so in a sentence', { timeout: 300_000 }, async (_name, first, diskAt) => {
  const start = await prepared()
  const before = contentsOf(start)
  const finished = await prepared()
  await finished.sync(...thirtyAfter())
  const after = contentsOf(finished)
  expect(after).not.toEqual(before)
  const place = makePlace()
  const outcomes = { nothing: 0, unfinished: 0, skipped: 0, done: 0 }
  for (let at = first; ; at += STEP) {
    restore(place, start)
    const disk = diskAt(at)
    const outcome = await attempt(place, disk)
    if (!disk.failed()) break
    const now = contentsOf(place)
    const what = `failed at ${at}: ${outcome instanceof Error ? outcome.message : JSON.stringify(outcome.skipped)}`
    for (const [path, content] of Object.entries(now)) {
      if (!path.includes('.ccm-')) expect([before[path] ?? 'directory', after[path]], `${path} ${what}`).toContain(content)
    }
    for (const [from = '', to = ''] of moves) expect(now[from] ?? now[to], what).toBeDefined()
    for (const path of Object.keys(before)) if (after[path] !== undefined) expect(now[path], what).toBeDefined()
    if (!(outcome instanceof Error)) {
      outcomes[outcome.skipped.length > 0 ? 'skipped' : 'done'] += 1
      expect(temporariesIn(now), what).toEqual([])
    } else if (outcome.message.startsWith('Nothing was written: ')) {
      outcomes.nothing += 1
      expect(now, what).toEqual(before)
    } else {
      outcomes.unfinished += 1
      expect(outcome.message).toMatch(/^Not everything was written: .+ Make room or give write permission, then run "ccm sync" again\.$/)
    }
    await recover(place)
    expect(temporariesIn(contentsOf(place)), what).toEqual([])
    expect(await place.sync(...thirtyAfter()), what).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(contentsOf(place), what).toEqual(after)
    expect(openTarget(place).ledger?.entries, what).toEqual(openTarget(finished).ledger?.entries)
    expect(openTarget(place).inStep(), what).toBe(true)
    expect(
      readdirSync(join(place.home, 'runs', place.targetId)).filter((name) => name.endsWith('.pending')),
      what,
    ).toEqual([])
  }
  expect(outcomes.nothing).toBeGreaterThan(10)
})
