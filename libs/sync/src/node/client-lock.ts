import type { Disk, DiskTimes } from './disk.ts'
import { systemReason } from './system-error.ts'

/** A lock this old was left by a process that is gone: whoever holds one keeps it younger. */
const STALE = 10_000
/** Longer than it takes a lock to become stale, so that a killed owner stops nobody, in ms. */
const PATIENCE = 12_000
const LONGEST_PAUSE = 40

export interface ClientLockOptions {
  disk: Disk
  now: () => Date
  /** How long to wait for it, in ms; left out, long enough for one that was left behind to become stale. */
  patience?: number | undefined
}

/** What is known of a lock that is held. */
export interface HeldLock {
  /** Nobody has taken it away meanwhile. */
  isOurs(): boolean
}

/** The lock was not had, and why, in a sentence. */
export interface NotLocked {
  reason: string
}

/**
 * Runs something while it holds the lock that Claude Code takes for a file of its own: the directory `<file>.lock`, by the protocol of the
 * npm package proper-lockfile 4 with `realpath: false`. It is made by mkdir, which says whether it was there already; one that was not
 * touched for 10 s, or that comes from the future by as much as after a clock was put back, is stale and taken away. It is not touched
 * while it is held here: hold it for one read, edit and rename, and ask {@link HeldLock.isOurs} right before the rename.
 *
 * @param file - the path as Claude Code names it, links not followed
 * @returns what `run` returned, or why the lock was not had; `run` was not called then
 */
export async function withClientLock<T>(
  file: string,
  { disk, now, patience = PATIENCE }: ClientLockOptions,
  run: (held: HeldLock) => Promise<T>,
): Promise<{ value: T } | NotLocked> {
  const lock = `${file}.lock`
  const own = await acquire(lock, disk, now, patience)
  if ('reason' in own) return own
  try {
    return { value: await run({ isOurs: () => isSame(disk.times(lock), own) }) }
  } finally {
    if (isSame(disk.times(lock), own)) disk.rmdir(lock)
  }
}

async function acquire(lock: string, disk: Disk, now: () => Date, patience: number): Promise<DiskTimes | NotLocked> {
  for (let waited = 0; ;) {
    const own = take(lock, disk, now)
    if (own) return own
    if (waited >= patience) return busy(lock)
    const pause = 1 + Math.random() * Math.min(LONGEST_PAUSE, waited + 4)
    await new Promise((resolve) => setTimeout(resolve, pause))
    waited += pause
  }
}

function take(lock: string, disk: Disk, now: () => Date): DiskTimes | NotLocked | undefined {
  try {
    if (!disk.mkdir(lock, 0o777)) {
      const theirs = disk.times(lock)
      // One that went just now is not taken away: what stands there by then may be another's.
      if (!theirs) return undefined
      // Looked at once more right before it goes: another waiter may have taken the stale one away and made its own.
      if (!isStale(theirs, now) || !isSame(disk.times(lock), theirs)) return undefined
      disk.rmdir(lock)
      if (!disk.mkdir(lock, 0o777)) return undefined
    }
    return disk.times(lock)
  } catch (error) {
    return { reason: `The system refused the lock ${lock}: ${systemReason(error)}.` }
  }
}

const isStale = ({ changed }: DiskTimes, now: () => Date) => Math.abs(now().getTime() - changed) > STALE

const isSame = (one: DiskTimes | undefined, other: DiskTimes | undefined) =>
  one !== undefined && one.inode === other?.inode && one.changed === other.changed

const busy = (lock: string): NotLocked => ({
  reason: `Another program holds its lock, ${lock}, and does not let go. Close Claude Code, then sync again; if nothing runs, remove that directory.`,
})
