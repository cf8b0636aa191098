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
import { unlessCode, unlessMissing } from './system-error.ts'

/** A file as it was read. */
export interface DiskFile {
  bytes: Buffer
  /** Permission bits, without the file type. */
  mode: number
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
  list(path: string): string[]
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
  list: (path) => unlessMissing(() => readdirSync(path)) ?? [],
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

function kindOf(stats: Stats | undefined): DiskKind | undefined {
  if (!stats) return undefined
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'directory'
  return stats.isSymbolicLink() ? 'link' : 'other'
}

/** Not blocking, or a named pipe in a file's place would hang the run. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function readFile(path: string): DiskFile {
  const descriptor = openSync(path, readFlags)
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
