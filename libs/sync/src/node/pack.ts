import type { Hash, Root } from '@ccm/contract'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { SyncError } from '../errors.ts'
import type { LedgerDelta } from '../ledger-delta.ts'
import type { UndoEdit } from '../undo.ts'
import type { Disk } from './disk.ts'
import { flushDirectory, type Layout, makePrivateDirectory } from './layout.ts'

/**
 * One run's journal, what it takes to undo it, and what it makes of the ledger: one file, written and flushed before anything else is
 * touched. The commit mark is a second line; a pack without it is a run that never happened.
 */
export interface Pack {
  version: 1
  runId: string
  targetId: string
  /** Directories to be made, outermost first. */
  directories: PackDirectory[]
  files: PackFile[]
  undo: UndoEdit[]
  delta: LedgerDelta
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
  /** The temporary sibling that takes its place; `null` when the file goes. */
  temporary: string | null
  /** sha256 of the bytes now; `null` when there is no file. */
  before: Hash | null
  after: Hash | null
  modeBefore: number | null
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

/** Writes a pack, so that whatever the run leaves behind can be found again. */
export function writePack(disk: Disk, layout: Layout, pack: Pack): void {
  makePrivateDirectory(disk, layout.runs)
  const descriptor = disk.create(pendingPath(layout, pack.runId), 0o600)
  writeLine(disk, descriptor, JSON.stringify(pack))
  flushDirectory(disk, layout.runs)
}

/** Sets the commit mark: from here on the run happens, if need be by the next command. */
export function markCommitted(disk: Disk, layout: Layout, runId: string): void {
  writeLine(disk, disk.openEnd(pendingPath(layout, runId)), COMMIT)
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
    const [head = '', mark] = (disk.read(path)?.bytes.toString('utf8') ?? '').split('\n')
    const pack = parsePack(head)
    if (!pack && mark !== undefined) {
      throw new SyncError(
        'unreadable',
        `Nothing was written: the record of an unfinished run, ${path}, cannot be read. Run "ccm doctor" to look at what it left.`,
        { path },
      )
    }
    return { runId: name.slice(0, -'.pending'.length), pack, committed: mark === COMMIT }
  })
}

function parsePack(line: string): Pack | undefined {
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
  try {
    disk.write(descriptor, Buffer.from(`${line}\n`))
    disk.flushNow(descriptor)
  } finally {
    disk.close(descriptor)
  }
}
