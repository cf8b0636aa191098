import type { Desired } from '@ccm/contract'
import type { Changes } from '../changes.ts'
import { joinDeltas, ledgerAfter, type LedgerDelta } from '../ledger-delta.ts'
import type { Ledger, Skipped } from '../types.ts'
import { liveBases } from './bases.ts'
import type { Where } from './client-file.ts'
import { collectPacks } from './collect.ts'
import { commitFiles, joined, nothing, touchedDirectories } from './commit.ts'
import type { Disk } from './disk.ts'
import { flushAll } from './flush.ts'
import { Journal, type JournalHead } from './journal.ts'
import type { Layout } from './layout.ts'
import { nextAnswer, type NextAnswer, readDesired, writeLedger } from './ledger-file.ts'
import { type Again, byLock, carryOutLocked, type ClientChange, type LockedResult } from './locked-part.ts'
import type { Places } from './read-files.ts'
import { closePack, joinParts, nextRunId, type Pack } from './pack.ts'
import { pruneDirectories } from './prune.ts'
import { isSystemError, refusal } from './system-error.ts'
import type { TargetOptions } from './target.ts'

/** Everything one run changes. */
export interface Work {
  changes: Changes
  /** Where each file of the changes, and each it rests on, lies. */
  places: Places
  /** The ledger before the run. */
  before: Ledger | undefined
  /** The run this one undoes. */
  undoes?: string
  bases: Pack['bases']
  /** The answer to be kept from now on, when it is another one than is kept. */
  desired?: Desired
  /** See {@link Again}. Left out, a file that Claude Code rewrites itself is left alone when it changed meanwhile. */
  again?: Again
}

/** What became of it. */
export interface Transacted {
  runId: string
  ledger: Ledger
  skipped: Skipped[]
}

/**
 * Carries changes out as one transaction: all of them, or after a kill before the commit mark none. Whatever was changed by somebody else
 * meanwhile is left alone.
 *
 * @throws SyncError when the system refuses: before the first write, or behind the commit mark, and then the next command does the rest
 */
export async function transact(work: Work, layout: Layout, options: TargetOptions & { disk: Disk }): Promise<Transacted> {
  try {
    return await carryThrough(work, layout, options)
  } catch (error) {
    if (!isSystemError(error)) throw error
    throw refusal(error, 'Not everything was written: the system refused', 'then run "ccm sync" again')
  }
}

async function carryThrough(work: Work, layout: Layout, options: TargetOptions & { disk: Disk }): Promise<Transacted> {
  const { changes, before, desired, undoes, bases } = work
  const { roots, disk } = options
  const head: JournalHead = {
    runId: nextRunId(disk, layout),
    at: (options.now?.() ?? new Date()).toISOString(),
    ...(undoes !== undefined && { undoes }),
    bases,
  }
  const answer = nextAnswer(disk, layout, desired)
  const isNoted = changes.files.length > 0 || bases.length > 0
  const result = isNoted
    ? await carryOut(new Journal(head, before, layout, options), work, answer, options)
    : { delta: changes.delta, left: new Set<string>(), skipped: [], emptied: [], isKept: false }
  answer.keep()
  const ledger = pruneDirectories(ledgerAfter(before, result.delta, result.left), result.emptied, roots, disk)
  writeLedger(disk, layout, ledger)
  if (result.isKept) {
    closePack(disk, layout, head.runId)
    collectPacks(disk, layout, new Date(head.at), () => liveBases(ledger, readDesired(disk, layout, ledger)))
  }
  return { runId: head.runId, ledger, skipped: result.skipped }
}

interface CarriedOut {
  delta: LedgerDelta
  left: ReadonlySet<string>
  skipped: Skipped[]
  /** Files that went or were not made after all. */
  emptied: Pack['files']
  /** There is a pack of it. */
  isKept: boolean
}

async function carryOut(journal: Journal, work: Work, answer: NextAnswer, options: TargetOptions & { disk: Disk }): Promise<CarriedOut> {
  const { disk } = options
  const { own, clients } = byLock(work.changes)
  const locked = await prepare(journal, { ...work, changes: own }, clients, answer, options)
  const pack = joinParts(journal.parts)
  const ownFiles = pack?.files.filter(({ key }) => key !== clients?.key) ?? []
  const result = joined(locked.committed, commitFiles(ownFiles, options))
  const emptied = pack?.files.filter(({ key, temporary }) => temporary === null || result.left.has(key)) ?? []
  if (pack) await flushAll(disk, touchedDirectories(pack, result), (directory) => disk.openDirectory(directory))
  const delta = { ...joinDeltas(own.delta, locked.delta), ...(pack && { directories: pack.delta.directories }) }
  return { delta, left: result.left, skipped: result.skipped, emptied, isKept: journal.isCommitted }
}

/**
 * Up to and with the commit mark; of a file that Claude Code rewrites itself also what comes after it, while its lock is held. What fails
 * before the mark is taken back.
 */
async function prepare(
  journal: Journal,
  own: Work,
  clients: ClientChange | undefined,
  answer: NextAnswer,
  options: Where,
): Promise<LockedResult> {
  try {
    journal.open()
    const hasOwnPart = !clients || own.changes.files.length > 0 || own.bases.length > 0
    if (hasOwnPart) await journal.add(own.changes, own.places, answer.write)
    const rest = hasOwnPart ? undefined : own.changes.delta
    const locked = clients
      ? await carryOutLocked(journal, clients, rest, own.again, options)
      : { committed: nothing(), delta: own.changes.delta }
    if (!journal.isCommitted) journal.close()
    return locked
  } catch (error) {
    if (journal.isCommitted) throw error
    journal.takeBack()
    answer.drop()
    throw refusal(error, 'Nothing was written: the system refused to prepare it', 'then try again')
  }
}
