import type { Artifact, Hash, Owner } from '@ccm/contract'
import { fileId } from '@ccm/formats'
import { artifactHash } from '@ccm/formats/hash'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { isForeignElement } from './plan.ts'
import type { Ledger, LedgerEntry, Origin } from './types.ts'

/**
 * The entries a run changes, by file and id; `null` takes one away. Files without a change are left out.
 *
 * @param accepted - ids of the actions carried out; all others leave what was agreed as it is
 */
export function entriesAfter(
  files: readonly JudgedFile[],
  accepted: ReadonlySet<string>,
  ledger: Ledger | undefined,
): Map<string, Record<string, LedgerEntry | null>> {
  const before = entriesByFile(ledger)
  const behind = new Set(
    files.flatMap(({ actions }) => actions.flatMap((action) => (staysBehind(action, accepted) ? action.from?.id : []))),
  )
  const changed = new Map<string, Record<string, LedgerEntry | null>>()
  for (const file of files) {
    const entries: Record<string, LedgerEntry | null> = {}
    const former = before.get(file.key) ?? noEntries
    const stale = new Set(former.keys())
    for (const action of file.actions) {
      const entry = entryAfter(action, accepted)
      if (!entry) continue
      stale.delete(action.id)
      if (entry !== former.get(action.id)) entries[action.id] = entry
    }
    for (const id of stale) if (!behind.has(id)) entries[id] = null
    if (Object.keys(entries).length > 0) changed.set(file.key, entries)
  }
  return changed
}

const noEntries: ReadonlyMap<string, LedgerEntry> = new Map()

function entriesByFile(ledger: Ledger | undefined): Map<string, Map<string, LedgerEntry>> {
  const files = new Map<string, Map<string, LedgerEntry>>()
  for (const [id, entry] of Object.entries(ledger?.entries ?? {})) {
    const key = fileId(entry.root, entry.path)
    const entries = files.get(key) ?? new Map<string, LedgerEntry>()
    files.set(key, entries.set(id, entry))
  }
  return files
}

/** What was to move, and does not: the ledger goes on speaking of its former place. */
const staysBehind = ({ id, action, from }: JudgedAction, accepted: ReadonlySet<string>) =>
  from !== undefined && !isLeftAlone(action) && !accepted.has(id)

const isLeftAlone = (action: JudgedAction['action']) => action === 'keep' || action === 'drifted' || action === 'conflict'

/** What the ledger says of an artifact afterwards; the very entry there was when nothing changes. */
function entryAfter(action: JudgedAction, accepted: ReadonlySet<string>): LedgerEntry | undefined {
  const { artifact, entry, want, from } = action
  if (staysBehind(action, accepted)) return undefined
  // What a person deleted at its former place is deleted at the new one.
  if (from && artifact && entry && (isLeftAlone(action.action) || action.stays)) return moved(artifact, entry)
  if (action.action === 'keep') return artifact && entry ? refreshed(artifact, entry) : entry
  if (!accepted.has(action.id)) return entry
  if (!artifact || want === undefined) return undefined
  if (action.action === 'adopt') return newEntry(artifact, want, action.have, adoptedOrigin(action))
  const have = action.result ? artifactHash(action.result) : want
  const origin = entry && !isForeignElement(action) ? entry.origin : 'written'
  return newEntry(artifact, want, have, entry ? originOf(origin, want, have, entry) : origin)
}

function adoptedOrigin({ entry, ours, settled, want = '', have }: JudgedAction): Origin {
  if (!entry) return settled ? 'imported' : 'matched'
  return ours ? originOf(entry.origin, want, have, entry) : 'matched'
}

/** What was there before us counts as saying the same only while nobody made it say something else. It stays never ours to remove. */
function originOf(origin: Origin, want: Hash, have: Hash | undefined, entry: LedgerEntry): Origin {
  if (origin === 'matched' && have !== want) return 'imported'
  return origin === 'imported' && entry.have !== entry.want && have === want ? 'matched' : origin
}

/** What was agreed, of the place the artifact has now. */
const moved = (artifact: Artifact, { want, have, origin }: LedgerEntry) => newEntry(artifact, want, have, origin)

/** Owners may change though the content does not. */
function refreshed(artifact: Artifact, entry: LedgerEntry): LedgerEntry {
  if (entry.private === artifact.private && sameOwners(entry.owners, artifact.owners)) return entry
  return { ...entry, private: artifact.private, owners: artifact.owners }
}

const sameOwners = (some: readonly Owner[], others: readonly Owner[]) =>
  some.length === others.length && some.every((owner, index) => isSameOwner(owner, others[index]))

const isSameOwner = (owner: Owner, other: Owner | undefined) =>
  owner.componentId === other?.componentId && owner.revision === other.revision && owner.name === other.name && owner.type === other.type

function newEntry(artifact: Artifact, want: Hash, have: Hash | undefined, origin: Origin): LedgerEntry {
  const { kind, root, path, owners } = artifact
  return {
    want,
    ...(have !== undefined && { have }),
    origin,
    kind,
    root,
    path,
    ...('pointer' in artifact && { pointer: artifact.pointer }),
    ...(artifact.kind === 'block' && { block: artifact.block }),
    private: artifact.private,
    owners,
  }
}
