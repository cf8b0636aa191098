import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SyncError } from '../errors.ts'
import { desiredOf, fileArtifact } from '../testing/artifacts.ts'
import { failingDisk } from '../testing/failing-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import type { Disk } from './disk.ts'
import { openTarget } from './session.ts'

const file = (content: string) => fileArtifact('.claude/agents/a.md', content)
const former = desiredOf(file('one\n'))
const next = { ...desiredOf(file('two\n')), revision: 'b'.repeat(64) }

/** The message a run ended with; empty when it did not fail. */
async function attempt(place: Place, disk: Disk): Promise<string> {
  const session = openTarget({ ...place, disk })
  const plan = await session.plan(next)
  try {
    await session.apply(plan, next, { skip: new Set() })
    return ''
  } catch (error) {
    if (error instanceof SyncError) return error.message
    throw error
  }
}

it('keeps the former answer, and nothing beside it, when a run ends before its commit mark', async () => {
  let ended = 0
  for (let at = 1; ; at += 1) {
    const place = makePlace()
    await place.sync(...former.artifacts)
    const disk = failingDisk(at, 'before')
    const message = await attempt(place, disk)
    if (!disk.failed()) break
    if (!message.startsWith('Nothing was written: ')) continue
    ended += 1
    expect(openTarget(place).desired, message).toEqual(former)
    expect(readdirSync(join(place.home, 'targets', place.targetId)).sort(), `failed at ${at}`).toEqual(['desired.json', 'ledger.json'])
  }
  // The answer is written beside its place before the mark: some of these runs had come so far.
  expect(ended).toBeGreaterThan(6)
})

it('keeps the next answer once the run is done', async () => {
  const place = makePlace()
  await place.sync(...former.artifacts)
  expect(await attempt(place, failingDisk(0, 'before'))).toBe('')
  expect(openTarget(place).desired).toEqual(next)
})
