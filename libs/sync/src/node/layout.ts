import { dirname, join } from 'node:path'
import { SyncError } from '../errors.ts'
import type { Disk } from './disk.ts'

/** Where CCM keeps what it knows of one target, under its own directory. */
export interface Layout {
  directory: string
  ledger: string
  desired: string
  lock: string
  runs: string
}

/** @throws SyncError `forbidden` when the id, which a server made, could lead out of CCM's directory */
export function layoutOf(home: string, targetId: string): Layout {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(targetId)) {
    throw new SyncError('forbidden', `Nothing was read or written: "${targetId}" cannot be the id of a target. Check the server's address.`)
  }
  const directory = join(home, 'targets', targetId)
  return {
    directory,
    ledger: join(directory, 'ledger.json'),
    desired: join(directory, 'desired.json'),
    lock: join(directory, 'lock'),
    runs: join(home, 'runs', targetId),
  }
}

/** Makes a directory of our own, and those above it, for the user's eyes only. */
export function makePrivateDirectory(disk: Disk, path: string): void {
  if (disk.kind(path) !== undefined) return
  makePrivateDirectory(disk, dirname(path))
  disk.mkdir(path, 0o700)
}

/** Writes a file of our own: whole or not at all, and there after a power cut. Needs the lock. */
export const writeOwnFile = (disk: Disk, path: string, text: string): void =>
  disk.rename(
    writeBeside(disk, path, text, (descriptor) => disk.flushNow(descriptor)),
    path,
  )

/**
 * Writes a file of our own that can be had again, beside its place where it does not count: a power cut may damage it, and whoever reads
 * it checks. Needs the lock.
 */
export function writeCopy(disk: Disk, path: string, text: string): void {
  writeBeside(disk, path, text, () => {})
}

/** Puts what was written beside a place there. */
export const keepCopy = (disk: Disk, path: string): void => disk.rename(besideOf(path), path)

/** Takes away what was written beside a place, all or some of it. */
export const dropCopy = (disk: Disk, path: string): boolean => disk.unlink(besideOf(path))

const besideOf = (path: string) => `${path}.new`

function writeBeside(disk: Disk, path: string, text: string, beforeClose: (descriptor: number) => void): string {
  const temporary = besideOf(path)
  disk.unlink(temporary)
  const descriptor = disk.create(temporary, 0o600)
  try {
    disk.write(descriptor, Buffer.from(text))
    beforeClose(descriptor)
  } finally {
    disk.close(descriptor)
  }
  return temporary
}

/** Makes the names in a directory last through a power cut. */
export function flushDirectory(disk: Disk, path: string): void {
  const descriptor = disk.openDirectory(path)
  if (descriptor === undefined) return
  try {
    disk.flushNow(descriptor)
  } finally {
    disk.close(descriptor)
  }
}
