import type { Hash } from '@ccm/contract'
import { bytesHash } from '../bytes.ts'
import type { Changes, FileChange } from '../changes.ts'
import type { FileState } from '../files.ts'
import { joinDeltas, type LedgerDelta } from '../ledger-delta.ts'
import type { Skipped } from '../types.ts'
import { isClientFile, type Where, withClientFile } from './client-file.ts'
import type { HeldLock } from './client-lock.ts'
import { commitFiles, type Committed, nothing } from './commit.ts'
import type { Journal } from './journal.ts'
import { readAt } from './read-files.ts'
import { Resolver } from './resolve.ts'

/** What is changed in a file that Claude Code rewrites itself, composed before its lock was held. */
export interface ClientChange {
  /** `root:path` */
  key: string
  change: FileChange
  changes: Changes
}

/**
 * Composes what is changed in one file anew, from what it holds now: asked once its lock is held, when it holds something else than its
 * changes were made from. The changes are of that file alone; what is not to be done any more is skipped. A `reason` says why the file is
 * left alone.
 */
export type Again = (key: string, state: FileState) => Promise<{ changes: Changes; skipped: Skipped[] } | { reason: string }>

/** What became of a file that is changed under its lock. */
export interface LockedResult {
  committed: Committed
  delta: LedgerDelta
}

/** Changes to our own and to shared files, and those to the file that Claude Code rewrites itself. */
export function byLock(changes: Changes): { own: Changes; clients: ClientChange | undefined } {
  const change = changes.files.find(({ file }) => isClientFile(file.key))
  if (!change) return { own: changes, clients: undefined }
  const { key } = change.file
  const { head, directories, files } = changes.delta
  const own = { files: changes.files.filter((other) => other !== change), delta: { head, directories, files: { ...files } } }
  delete own.delta.files[key]
  const part = files[key]
  return {
    own,
    clients: { key, change, changes: { files: [change], delta: { head, directories: {}, files: part ? { [key]: part } : {} } } },
  }
}

/**
 * Reads, prepares, marks as committed and replaces the file, all while its lock is held.
 *
 * @param rest - what the run makes of the rest of the ledger, when nothing of the run was written down yet
 */
export async function carryOutLocked(
  journal: Journal,
  clients: ClientChange,
  rest: LedgerDelta | undefined,
  again: Again | undefined,
  where: Where,
): Promise<LockedResult> {
  const locked = await withClientFile(where, (held) => replace(journal, clients, rest, again, where, held))
  return 'value' in locked ? locked.value : left(clients, locked.reason)
}

async function replace(
  journal: Journal,
  clients: ClientChange,
  rest: LedgerDelta | undefined,
  again: Again | undefined,
  where: Where,
  held: HeldLock,
): Promise<LockedResult> {
  const { key, change } = clients
  const root = where.roots[change.file.root]
  const { state, place } = root === undefined ? { state: undefined } : readAt(new Resolver(root, where.disk), change.file.path)
  if (!state || !place) return left(clients, state?.kind === 'refused' ? state.message : 'It cannot be reached any more.')
  const isAsBefore = hashOf(state) === change.before
  if (!isAsBefore && !again) return left(clients, 'It changed after the plan was made.')
  const composed = isAsBefore || !again ? { changes: clients.changes, skipped: [] } : await again(key, state)
  if ('reason' in composed) return left(clients, composed.reason)
  const { changes, skipped } = composed
  if (changes.files.length === 0) return { committed: { ...nothing(), skipped }, delta: changes.delta }
  const delta = rest ? joinDeltas(rest, changes.delta) : changes.delta
  const files = changes.files.map((each) => ({ ...each, mode: each.mode ?? place.mode }))
  const part = await journal.add({ files, delta }, new Map([[key, place]]))
  journal.close()
  const committed = commitFiles(part.files, where, held.isOurs)
  return { committed: { ...committed, skipped: [...skipped, ...committed.skipped] }, delta: changes.delta }
}

const hashOf = (state: FileState): Hash | null => (state.kind === 'file' ? bytesHash(state.bytes) : null)

function left({ key, change, changes }: ClientChange, reason: string): LockedResult {
  const { path } = change.file
  const skipped = change.actions.map(({ id }) => ({ id, path, reason }))
  return { committed: { ...nothing(), left: new Set([key]), skipped }, delta: { ...changes.delta, files: {} } }
}
