import type { Desired } from '@ccm/contract'
import { SyncError } from '../errors.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'
import { dropCopy, flushDirectory, keepCopy, type Layout, makePrivateDirectory, writeCopy, writeOwnFile } from './layout.ts'
import { readOwn } from './read-own.ts'

const LEDGER_VERSION = 1

/** A ledger and the bytes it was read from. */
export interface StoredLedger {
  ledger: Ledger | undefined
  bytes: Buffer | undefined
}

/** The ledger as it is stored now: the same object as before while its file holds the same bytes. */
export function readStoredLedger(disk: Disk, layout: Layout, former?: StoredLedger): StoredLedger {
  const bytes = readBytes(disk, layout)
  if (former && (bytes && former.bytes ? bytes.equals(former.bytes) : bytes === former.bytes)) return former
  return { bytes, ledger: bytes && parseLedger(bytes, layout) }
}

const readBytes = (disk: Disk, { ledger: path }: Layout): Buffer | undefined =>
  readOwn(disk, path, 'the ledger', 'run "ccm doctor --rebuild-ledger"')

/**
 * The ledger of a target; `undefined` at first contact. One that cannot be understood is never taken for an empty one: everything of
 * ours would then look like somebody else's.
 *
 * @throws SyncError `unreadable`, naming the file and what repairs it
 */
export const readLedger = (disk: Disk, layout: Layout): Ledger | undefined => readStoredLedger(disk, layout).ledger

function parseLedger(bytes: Buffer, { ledger: path }: Layout): Ledger {
  const value = parse(bytes)
  if (isObject(value) && typeof value.version === 'number' && value.version > LEDGER_VERSION) {
    throw new SyncError(
      'unreadable',
      `Nothing was read or written: ${path} was made by a newer ccm. Update ccm, or run "ccm doctor --rebuild-ledger".`,
      { path },
    )
  }
  if (!isLedger(value)) {
    throw new SyncError(
      'unreadable',
      `Nothing was read or written: the ledger ${path} cannot be read. Run "ccm doctor --rebuild-ledger" to make a new one.`,
      { path },
    )
  }
  return value
}

/** The last full answer; `undefined` when there is none, or none for the ledger's revision. */
export function readDesired(disk: Disk, layout: Layout, ledger: Ledger | undefined): Desired | undefined {
  const kept = ledger && readKeptAnswer(disk, layout)
  return kept?.revision === ledger?.revision ? kept : undefined
}

/**
 * The full answer that is kept, also when the ledger speaks of another one; `undefined` when there is none, or a damaged one.
 *
 * @throws SyncError `unreadable` when what stands there is no file, or nobody may read it
 */
export function readKeptAnswer(disk: Disk, { desired: path }: Layout): Desired | undefined {
  const bytes = readOwn(disk, path, 'the answer of the server that is kept,', 'run the command again')
  const value = bytes && parse(bytes)
  return isDesired(value) ? value : undefined
}

/** A full answer that takes the place of the one that is kept. */
export interface NextAnswer {
  /** Writes it down beside its place, where it does not count yet, unless that was done. */
  write(): void
  /** Puts it in its place. */
  keep(): void
  /** Takes away what was written of it. */
  drop(): void
}

/**
 * Keeps a full answer, if there is one to be kept. It is put in its place before its ledger: an answer whose ledger never came is ignored.
 * It is long, so that it can be written beforehand, while the disk is busy with other things.
 */
export function nextAnswer(disk: Disk, layout: Layout, desired: Desired | undefined): NextAnswer {
  let isBegun = false
  const write = () => {
    if (!desired || isBegun) return
    makePrivateDirectory(disk, layout.directory)
    isBegun = true
    writeCopy(disk, layout.desired, JSON.stringify(desired))
  }
  return {
    write,
    keep() {
      write()
      if (isBegun) keepCopy(disk, layout.desired)
    },
    drop() {
      if (isBegun) dropCopy(disk, layout.desired)
    },
  }
}

/** Writes the ledger, so that it lasts through a power cut. */
export function writeLedger(disk: Disk, layout: Layout, ledger: Ledger): void {
  makePrivateDirectory(disk, layout.directory)
  writeOwnFile(disk, layout.ledger, JSON.stringify(ledger))
  flushDirectory(disk, layout.directory)
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isLedger = (value: unknown): value is Ledger =>
  isObject(value) &&
  value.version === LEDGER_VERSION &&
  typeof value.revision === 'string' &&
  isObject(value.entries) &&
  Object.values(value.entries).every(isEntry) &&
  isObject(value.made) &&
  isObject(value.files) &&
  isObject(value.directories)

const isEntry = (value: unknown) =>
  isObject(value) &&
  typeof value.want === 'string' &&
  (value.have === undefined || typeof value.have === 'string') &&
  typeof value.path === 'string' &&
  typeof value.root === 'string'

const isDesired = (value: unknown): value is Desired =>
  isObject(value) && typeof value.revision === 'string' && Array.isArray(value.artifacts)
