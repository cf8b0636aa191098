import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { hasCode, unlessCode, unlessMissing } from './system-error.ts'

/** A file as it was read. */
export interface DiskFile {
  bytes: Buffer
  /** Permission bits, without the file type. */
  mode: number
}

export interface DiskTimes {
  inode: number
  changed: number
}

/** What stands at a path itself; a link is not followed. */
export type DiskKind = 'file' | 'directory' | 'link' | 'other'

/**
 * All the engine does to a disk, one small step at a time, so that a test can stop or disturb it between any two. Paths are absolute.
 * What is missing is an answer (`undefined`, `false`, an empty list); anything else the system refuses is thrown as it comes.
 */
export interface Disk {
  kind(path: string): DiskKind | undefined
  /** The path without links; `undefined` when nothing is there. */
  realpath(path: string): string | undefined
  /** Follows links. `undefined` when nothing is there; throws when it is anything but a file. */
  read(path: string): DiskFile | undefined
  /** Reads what stands at the path itself, in one go with looking what that is: `link` for a link, which is not followed. */
  readHere(path: string): DiskFile | 'link' | undefined
  /** In bytes; `undefined` when nothing is there. */
  size(path: string): number | undefined
  list(path: string): string[]
  /** Which file or directory stands at the path itself and when it was changed last, in ms since 1970; `undefined` when nothing is there. */
  times(path: string): DiskTimes | undefined
  /** False when something is there already. The directory above must be there. */
  mkdir(path: string, mode: number): boolean
  /** False when it is not there or not empty. */
  rmdir(path: string): boolean
  /** False when it is not there. */
  unlink(path: string): boolean
  /** Replaces what is at `to`. */
  rename(from: string, to: string): void
  /** Makes a file that must not be there yet and leaves it open; answers with its descriptor. */
  create(path: string, mode: number): number
  /** Opens a file to write behind its end. */
  openEnd(path: string): number
  write(descriptor: number, bytes: Uint8Array): void
  /** Sets permission bits exactly, whatever the process's mask says. */
  chmod(descriptor: number, mode: number): void
  /** Flushes an open file. Many may be flushed at once. */
  flush(descriptor: number): Promise<void>
  flushNow(descriptor: number): void
  close(descriptor: number): void
  /** Opens a directory, so that the names in it can be flushed; `undefined` where the system has no such thing. */
  openDirectory(path: string): number | undefined
}

/** The machine's own disk. */
export const nodeDisk: Disk = {
  kind: (path) => unlessMissing(() => kindOf(lstatSync(path, { throwIfNoEntry: false }))),
  realpath: (path) => unlessMissing(() => realpathSync.native(path)),
  read: (path) => unlessMissing(() => readFile(path)),
  readHere: (path) => unlessMissing(() => readUnlessLink(path)),
  size: (path) => unlessMissing(() => lstatSync(path, { throwIfNoEntry: false })?.size),
  list: (path) => unlessMissing(() => readdirSync(path)) ?? [],
  times: (path) => unlessMissing(() => timesOf(lstatSync(path, { throwIfNoEntry: false }))),
  mkdir: (path, mode) => unlessCode(['EEXIST'], () => done(mkdirSync(path, { mode }))) ?? false,
  rmdir: (path) => unlessCode(['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'], () => done(rmdirSync(path))) ?? false,
  unlink: (path) => unlessMissing(() => done(unlinkSync(path))) ?? false,
  rename: renameSync,
  create: (path, mode) => openSync(path, 'wx', mode),
  openEnd: (path) => openSync(path, 'a'),
  write: writeAll,
  chmod: fchmodSync,
  flush: (descriptor) => new Promise((resolve, reject) => fsync(descriptor, (error) => (error ? reject(error) : resolve()))),
  flushNow: fsyncSync,
  close: closeSync,
  openDirectory: (path) => (process.platform === 'win32' ? undefined : openSync(path, 'r')),
}

const done = (_result: unknown) => true

const timesOf = (stats: Stats | undefined): DiskTimes | undefined => stats && { inode: stats.ino, changed: stats.mtimeMs }

function kindOf(stats: Stats | undefined): DiskKind | undefined {
  if (!stats) return undefined
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  return stats.isSymbolicLink() ? 'link' : 'other'
}

/** Not blocking, or a named pipe in a file's place would hang the run. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function readUnlessLink(path: string): DiskFile | 'link' {
  const { O_NOFOLLOW } = constants
  // Windows has no such flag.
  if (!O_NOFOLLOW) return lstatSync(path).isSymbolicLink() ? 'link' : readFile(path)
  try {
    return readFile(path, readFlags | O_NOFOLLOW)
  } catch (error) {
    // FreeBSD says EMLINK.
    if (hasCode(error, 'ELOOP', 'EMLINK')) return 'link'
    throw error
  }
}

function readFile(path: string, flags = readFlags): DiskFile {
  const descriptor = openSync(path, flags)
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) throw new NotAFile(path)
    return { bytes: readAll(descriptor, stats.size), mode: stats.mode & 0o7777 }
  } finally {
    closeSync(descriptor)
  }
}

/** Something that is no file stands where a file should. */
export class NotAFile extends Error {
  override readonly name = 'NotAFile'
}

function readAll(descriptor: number, size: number): Buffer {
  // One byte more than expected, so that the end shows without a second read.
  let buffer = Buffer.allocUnsafe(size + 1)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null)
    length += count
    if (count === 0 || length === size) return buffer.subarray(0, length)
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)])
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) written += writeSync(descriptor, bytes, written)
}
