import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { SyncError } from '../errors.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { layoutOf, makePrivateDirectory } from './layout.ts'
import { isStale, type LockOwner, parseOwner, thisProcess } from './lock-owner.ts'
import { hasCode } from './system-error.ts'
import type { TargetOptions } from './target.ts'

export interface LockOptions extends Pick<TargetOptions, 'home' | 'disk'> {
  /** Left out, the lock is the one of what all targets share: the files right in CCM's own directory. */
  targetId?: string
  /** How long to wait for another run, in milliseconds; 10,000 when left out. */
  patience?: number
}

/** Another run holds the target's lock. */
export class LockBusyError extends SyncError {
  /** The process that holds it, when that is known. */
  readonly pid: number | undefined

  constructor(path: string, work: string, owner: LockOwner | undefined) {
    const holder = owner ? `process ${owner.pid} on ${owner.host}` : 'another process'
    super('conflict', `Nothing was written: ${holder} is ${work}. Wait for it to end, or remove ${path} if it no longer runs.`, { path })
    this.pid = owner?.pid
  }
}

const POLL = 50

/**
 * Runs something while holding the lock of a target, or of what all targets share. Readers take none.
 *
 * The lock is a directory that appears together with its owner's note, by a rename that fails while it holds another's. A dead owner's
 * note is removed by its own unique name, so that no two processes take over from the same one.
 *
 * @throws LockBusyError when another run holds it for longer than the patience
 */
export async function withLock<T>(options: LockOptions, run: () => Promise<T>): Promise<T> {
  const disk = options.disk ?? nodeDisk
  const directory = options.targetId === undefined ? options.home : layoutOf(options.home, options.targetId).directory
  const work = options.targetId === undefined ? 'changing what ccm remembers' : 'syncing this target'
  const lock = join(directory, 'lock')
  makePrivateDirectory(disk, directory)
  const note = `${process.pid}-${randomBytes(6).toString('hex')}.json`
  await acquire(disk, directory, lock, note, work, options.patience ?? 10_000)
  try {
    clearWaiters(disk, directory)
    return await run()
  } finally {
    disk.unlink(join(lock, note))
    disk.rmdir(lock)
  }
}

async function acquire(disk: Disk, directory: string, lock: string, note: string, work: string, patience: number): Promise<void> {
  const own = join(directory, `lock-${note}`)
  disk.mkdir(own, 0o700)
  try {
    writeNote(disk, join(own, note), JSON.stringify(thisProcess()))
    for (let waited = 0; !take(disk, own, lock); waited += POLL) {
      if (waited >= patience) throw new LockBusyError(lock, work, holderOf(disk, lock)?.owner)
      await wait(POLL)
    }
  } catch (error) {
    disk.unlink(join(own, note))
    disk.rmdir(own)
    throw error
  }
}

/** Takes away what processes left that were killed while they waited. A note may be half written: its name has the number as well. */
function clearWaiters(disk: Disk, directory: string): void {
  for (const name of disk.list(directory)) {
    const pid = /^lock-(\d+)-[0-9a-f]+\.json$/.exec(name)?.[1]
    if (pid === undefined) continue
    const waiter = join(directory, name)
    const holder = holderOf(disk, waiter)
    if (!isStale(holder?.owner ?? { pid: Number(pid), host: hostname() })) continue
    if (holder) disk.unlink(join(waiter, holder.note))
    disk.rmdir(waiter)
  }
}

function take(disk: Disk, own: string, lock: string): boolean {
  const holder = holderOf(disk, lock)
  if (holder && !holder.stale) return false
  if (holder) disk.unlink(join(lock, holder.note))
  disk.rmdir(lock)
  try {
    disk.rename(own, lock)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST') || disk.kind(lock) !== undefined) return false
    throw error
  }
}

function writeNote(disk: Disk, path: string, text: string): void {
  const descriptor = disk.create(path, 0o600)
  try {
    disk.write(descriptor, Buffer.from(text))
  } finally {
    disk.close(descriptor)
  }
}

/** Who holds the lock. A note that says nothing was cut short by a power cut: notes are whole before the lock appears. */
function holderOf(disk: Disk, lock: string): { note: string; owner?: LockOwner; stale: boolean } | undefined {
  const [note] = disk.list(lock)
  if (note === undefined) return undefined
  const file = disk.read(join(lock, note))
  if (!file) return { note, stale: false }
  const owner = parseOwner(file.bytes.toString('utf8'))
  return { note, owner, stale: !owner || isStale(owner) }
}
