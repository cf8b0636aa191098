import type { Artifact, Hash, Root } from '@ccm/contract'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { SyncError } from '../errors.ts'
import { type FormerLedger, joinDeltas, type LedgerDelta } from '../ledger-delta.ts'
import type { UndoEdit } from '../undo-edit.ts'
import type { Splice } from '../json/splice.ts'
import type { Disk } from './disk.ts'
import { type Layout, makePrivateDirectory } from './layout.ts'
import { readRecord } from './read-own.ts'

/**
 * One run's journal, what it takes to undo it, and what it makes of the ledger: one file, written and flushed before anything else is
 * touched. Every line is a part of it; the last line is the commit mark. A pack without the mark is a run that never happened.
 */
export interface Pack {
  version: 1
  runId: string
  targetId: string
  /** When the run began; ISO 8601. */
  at: string
  /** The run this one undoes; absent for a sync. */
  undoes?: string
  /** Directories to be made, outermost first. */
  directories: PackDirectory[]
  files: PackFile[]
  undo: UndoEdit[]
  /** What the library said at earlier agreements and no longer says, where a merge may need it. */
  bases: Artifact[]
  delta: LedgerDelta
  /** What the ledger said before of what the delta changes. */
  former: FormerLedger
}

export interface PackDirectory {
  root: Root
  /** Relative to the root's real path, with forward slashes. */
  path: string
  real: string
}

/** One file the run changes. */
export interface PackFile {
  /** `root:path`, as the artifacts in it name it. */
  key: string
  root: Root
  path: string
  ids: string[]
  /** The absolute path that is written, links followed. */
  real: string
  /** The same place relative to the root's real path, with forward slashes: it stays when the whole root is moved. */
  inside: string
  /** The temporary sibling that takes its place; `null` when the file goes. */
  temporary: string | null
  /** sha256 of the bytes now; `null` when there is no file. */
  before: Hash | null
  after: Hash | null
  modeBefore: number | null
  /** The permission bits the run gives a file that was there before. */
  modeAfter?: number
  /** For a shared file: what turns its bytes after the run into those before it, step by step. Holds our edits alone. */
  back?: Splice[][]
  /** Files it speaks of, and the sha256 they must have for it to be written. */
  rests?: { real: string; hash: Hash | null }[]
}

const COMMIT = '{"commit":true}'

/** A name for a run that sorts behind all runs before it. */
export function nextRunId(disk: Disk, { runs }: Layout): string {
  const last = disk.list(runs).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0)
  return `${String(last + 1).padStart(8, '0')}-${randomBytes(4).toString('hex')}`
}

const pendingPath = ({ runs }: Layout, runId: string) => join(runs, `${runId}.pending`)
const finishedPath = ({ runs }: Layout, runId: string) => join(runs, `${runId}.jsonl`)

/** Makes the file a run is written down in; answers with its descriptor. */
export function createPack(disk: Disk, layout: Layout, runId: string): number {
  makePrivateDirectory(disk, layout.runs)
  return disk.create(pendingPath(layout, runId), 0o600)
}

/** Writes down a part of a run before anything of it is done. */
export const writePart = (disk: Disk, descriptor: number, part: Pack): void => writeLine(disk, descriptor, JSON.stringify(part))

/** Sets the commit mark: from here on the run happens, if need be by the next command. */
export function markCommitted(disk: Disk, layout: Layout, runId: string): void {
  const descriptor = disk.openEnd(pendingPath(layout, runId))
  try {
    writeLine(disk, descriptor, COMMIT)
  } finally {
    disk.close(descriptor)
  }
}

/** Puts a finished run's pack among the history. */
export function closePack(disk: Disk, layout: Layout, runId: string): void {
  disk.rename(pendingPath(layout, runId), finishedPath(layout, runId))
}

/** Forgets a run that never happened. */
export function dropPack(disk: Disk, layout: Layout, runId: string): void {
  disk.unlink(pendingPath(layout, runId))
}

/** A pack of a run that did not come to its end. `pack` is undefined when the run was killed while writing it, before all else. */
export interface PendingPack {
  runId: string
  pack: Pack | undefined
  committed: boolean
}

/**
 * The runs that did not come to their end: one at most, unless somebody copied files about.
 *
 * @throws SyncError `unreadable` for a pack that was complete once and no longer is
 */
export function pendingPacks(disk: Disk, layout: Layout): PendingPack[] {
  const names = disk.list(layout.runs).filter((name) => name.endsWith('.pending'))
  return names.sort().map((name) => {
    const path = join(layout.runs, name)
    const read = parsePack(readRecord(disk, path))
    if (!read) {
      throw new SyncError(
        'unreadable',
        `Nothing was written: the record of an unfinished run, ${path}, cannot be read. Run "ccm doctor" to look at what it left.`,
        { path },
      )
    }
    return { runId: name.slice(0, -'.pending'.length), ...read }
  })
}

/**
 * Reads the text of a pack: every line but a last commit mark is a part of it. A line that was cut short by a kill counts for nothing.
 *
 * @returns `pack` is undefined when the run was killed before its first part was whole; all of it is, when a part that was whole once no
 *   longer can be read
 */
export function parsePack(text: string): { pack: Pack | undefined; committed: boolean } | undefined {
  const whole = text.split('\n').slice(0, -1)
  const committed = whole.at(-1) === COMMIT
  const parts = (committed ? whole.slice(0, -1) : whole).map(parsePart)
  // A power cut may leave the end of a file without its middle. Nothing was done yet of what came after the first part then.
  if (!committed && parts.length > 1 && parts.at(-1) === undefined) parts.pop()
  if (!parts.every((part) => part !== undefined) || (committed && parts.length === 0)) return undefined
  return { pack: joinParts(parts), committed }
}

/** The parts of one run as one; `undefined` when there are none. */
export function joinParts(parts: readonly Pack[]): Pack | undefined {
  const [first, ...others] = parts
  return first && others.reduce(joinPart, first)
}

const joinPart = (pack: Pack, part: Pack): Pack => ({
  ...pack,
  directories: [...pack.directories, ...part.directories],
  files: [...pack.files, ...part.files],
  undo: [...pack.undo, ...part.undo],
  bases: [...pack.bases, ...part.bases],
  delta: joinDeltas(pack.delta, part.delta),
  former: { ...pack.former, ...part.former },
})

function parsePart(line: string): Pack | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isPack(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isPack = (value: unknown): value is Pack =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'files' in value && Array.isArray(value.files)

function writeLine(disk: Disk, descriptor: number, line: string): void {
  disk.write(descriptor, Buffer.from(`${line}\n`))
  disk.flushNow(descriptor)
}
