import type { Hash } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { basesIn } from './bases.ts'
import type { Disk } from './disk.ts'
import type { Layout } from './layout.ts'
import { readRecord } from './read-own.ts'
import { type FinishedRun, finishedRuns, readRun } from './runs.ts'
import { unlessCode } from './system-error.ts'

/** From this many packs on some may go. */
const ENOUGH = 20
/** The newest runs stay, however old and large they are. */
const NEWEST = 10
const MAX_AGE = 90 * 24 * 60 * 60 * 1000
const MAX_SIZE = 64 * 1024 * 1024

/** How much is kept; left out, 90 days and 64 MB. */
export interface Limits {
  /** In milliseconds. */
  age?: number
  /** In bytes, of all packs together. */
  size?: number
}

/**
 * Forgets old runs: those beyond an age, and the oldest while all packs together are too large. Each pack is asked for its size once; only
 * those that may go are read.
 *
 * @param live - hashes of what a later merge starts from: a pack that holds one stays
 */
export function collectPacks(disk: Disk, layout: Layout, now: Date, live: () => ReadonlySet<Hash>, limits: Limits = {}): void {
  const runs = finishedRuns(disk, layout)
  if (runs.length <= ENOUGH) return
  const sizes = new Map(runs.map((run) => [run, disk.size(run.path) ?? 0]))
  let size = [...sizes.values()].reduce((sum, each) => sum + each, 0)
  const since = now.getTime() - (limits.age ?? MAX_AGE)
  let bases: ReadonlySet<Hash> | undefined
  for (const run of runs.slice(0, -NEWEST)) {
    const pack = unlessUnreadable(() => readRun(disk, run))
    const isLarge = size > (limits.size ?? MAX_SIZE)
    // Runs are numbered as they came: what follows a young one is younger.
    if (!isLarge && pack && Date.parse(pack.at) >= since) return
    bases ??= live()
    const text = unlessUnreadable(() => readRecord(disk, run.path))
    if (text === undefined || basesIn(text).some((base) => bases?.has(artifactHash(base)))) continue
    if (forget(disk, run)) size -= sizes.get(run) ?? 0
  }
}

/** What nobody may read, or is no file, is not ours to forget. */
const unlessUnreadable = <T>(read: () => T): T | undefined => unlessCode(['unreadable'], read)

/** What the system does not let go of is left for another time. */
const forget = (disk: Disk, { path }: FinishedRun) => unlessCode(['EACCES', 'EPERM', 'EBUSY', 'EROFS'], () => disk.unlink(path)) ?? false
