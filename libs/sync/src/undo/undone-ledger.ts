import { canonicalJson } from '@ccm/formats/hash'
import type { FileDelta, FormerLedger, LedgerDelta } from '../ledger-delta.ts'
import type { Ledger, LedgerEntry } from '../types.ts'
import type { UndoEdit } from '../undo-edit.ts'
import type { UndoneContent } from './undo-content.ts'
import type { JudgedUndo, UndoPart } from './undo-file.ts'

/** What a run made of the ledger, and what the ledger said before. */
export interface RunLedger {
  delta: LedgerDelta
  former: FormerLedger
}

/**
 * What undoing makes of the ledger's account of one file. Of what was as before already it says what it said: somebody else took that back.
 *
 * @param written - the parts that go back
 * @param content - what the file becomes
 */
export function undoneFile(
  judged: JudgedUndo,
  written: readonly UndoPart[],
  content: UndoneContent,
  run: RunLedger,
  ledger: Ledger | undefined,
): FileDelta {
  const { key, edits } = judged.file
  const former = run.former[key]
  const isWhole = judged.parts.every((part) => part.action.action === 'settled' || written.includes(part))
  const entries: Record<string, LedgerEntry | null> = isWhole ? notedEntries(key, run, ledger, edits) : {}
  for (const { edit } of written) entries[edit.id] = former?.entries[edit.id] ?? null
  const isExact = content.made === undefined
  const made = content.made ?? former?.made
  return { entries, made: made && made.length > 0 ? made : null, hash: isExact ? formerHash(judged, run, ledger) : null }
}

/**
 * Entries the run changed without a write, where nothing has changed them since: what it took note of is forgotten, what it let go comes
 * back.
 *
 * @param edits - what it wrote, which is judged by itself
 */
export function notedEntries(
  key: string,
  { delta, former }: RunLedger,
  ledger: Ledger | undefined,
  edits: readonly UndoEdit[] = [],
): Record<string, LedgerEntry | null> {
  const ids = new Set(edits.map(({ id }) => id))
  const noted = Object.entries(delta.files[key]?.entries ?? {}).filter(
    ([id, left]) => !ids.has(id) && isSameEntry(ledger?.entries[id], left),
  )
  return Object.fromEntries(noted.map(([id]) => [id, former[key]?.entries[id] ?? null]))
}

const isSameEntry = (entry: LedgerEntry | undefined, left: LedgerEntry | null) =>
  left === null ? entry === undefined : entry !== undefined && canonicalJson({ ...entry }) === canonicalJson({ ...left })

/** The hash the ledger had of the file, where everything in it was and is as the ledger says. */
function formerHash({ file }: JudgedUndo, { delta, former }: RunLedger, ledger: Ledger | undefined) {
  const wasInStep = file.after !== null && ledger?.files[file.key] === file.after && delta.files[file.key]?.hash === file.after
  const hash = former[file.key]?.hash
  return wasInStep && hash === file.before ? (hash ?? null) : null
}
