import type { Hash, Root } from '@ccm/contract'
import type { Ledger, LedgerEntry } from './types.ts'

/**
 * What a run makes of the ledger, file by file: a file that is left alone after all leaves its part of the ledger alone too.
 * Written into the pack, so that a killed run's ledger can be finished with its renames.
 */
export interface LedgerDelta {
  head: Pick<Ledger, 'targetId' | 'serverId' | 'libraryVersion' | 'revision' | 'complete'>
  /** By `root:path`. */
  files: Record<string, FileDelta>
  /** Directories the run makes, by root, deepest last. */
  directories: Partial<Record<Root, string[]>>
}

/** What a run takes the place of in the ledger, file by file, so that undoing it gives that back. What was not there stands nowhere. */
export type FormerLedger = Record<string, { entries: Record<string, LedgerEntry>; made?: string[]; hash?: Hash }>

/** The part of a ledger that a delta is about to change. */
export function formerOf(before: Ledger | undefined, { files }: LedgerDelta): FormerLedger {
  const former: FormerLedger = {}
  if (!before) return former
  for (const [key, { entries }] of Object.entries(files)) {
    const known = Object.keys(entries).filter((id) => before.entries[id])
    const made = before.made[key]
    const hash = before.files[key]
    if (known.length === 0 && made === undefined && hash === undefined) continue
    const formerly = Object.fromEntries(known.flatMap((id) => entryOf(before, id)))
    former[key] = { entries: formerly, ...(made && { made }), ...(hash !== undefined && { hash }) }
  }
  return former
}

function entryOf({ entries }: Ledger, id: string): [string, LedgerEntry][] {
  const entry = entries[id]
  return entry ? [[id, entry]] : []
}

/** One file's part: `null` takes an entry, a hash or a list away. */
export interface FileDelta {
  entries: Record<string, LedgerEntry | null>
  made: string[] | null
  hash: Hash | null
}

/**
 * The ledger after a run.
 *
 * @param before - the ledger before it; `undefined` at first contact
 * @param skipped - files left alone, by `root:path`
 */
export function ledgerAfter(before: Ledger | undefined, delta: LedgerDelta, skipped: ReadonlySet<string>): Ledger {
  const entries = { ...before?.entries }
  const made = { ...before?.made }
  const files = { ...before?.files }
  for (const [key, file] of Object.entries(delta.files)) {
    if (skipped.has(key)) {
      delete files[key]
      continue
    }
    for (const [id, entry] of Object.entries(file.entries)) setOrDelete(entries, id, entry)
    setOrDelete(made, key, file.made)
    setOrDelete(files, key, file.hash)
  }
  const complete = delta.head.complete && skipped.size === 0
  return { version: 1, ...delta.head, complete, entries, made, files, directories: withDirectories(before?.directories, delta.directories) }
}

/** What two parts of one run make of the ledger. */
export const joinDeltas = (one: LedgerDelta, other: LedgerDelta): LedgerDelta => ({
  head: { ...one.head, complete: one.head.complete && other.head.complete },
  // A run without a part of its own for Claude Code's file has one delta, given twice.
  files: one.files === other.files ? one.files : { ...one.files, ...other.files },
  directories: withDirectories(one.directories, other.directories),
})

function setOrDelete<T>(record: Record<string, T>, key: string, value: T | null): void {
  if (value === null) delete record[key]
  else record[key] = value
}

function withDirectories(before: Ledger['directories'] = {}, added: LedgerDelta['directories']): Ledger['directories'] {
  const all = { ...before }
  for (const [root, directories] of Object.entries(added)) all[root] = [...new Set([...(all[root] ?? []), ...directories])].sort()
  return all
}
