import type { Artifact, Desired, Hash, Root } from '@ccm/contract'
import { fileId } from '@ccm/formats'
import { artifactHash } from '@ccm/formats/hash'
import { pairElements } from './elements.ts'
import { formOf, type Form } from './form.ts'
import type { Ledger, LedgerEntry } from './types.ts'

/** What the disk holds at a path. The node half reads it; nothing here does. */
export type FileState =
  | { kind: 'absent' }
  /** `linked`: a link stands at its path, and this is what it leads to. */
  | { kind: 'file'; bytes: Uint8Array; executable: boolean; linked?: boolean }
  /** Not read again: it was just seen to be as the last run left it, and the library wants of it what it wanted then. */
  | { kind: 'untouched' }
  | { kind: 'refused'; code: 'unreadable' | 'forbidden'; message: string }

/** A link stands at its path, which we did not make. */
export const isLinked = (state: FileState) => state.kind === 'file' && state.linked === true

/** Nothing about the file has changed that a judgement could rest on. */
export function isSameState(one: FileState, other: FileState): boolean {
  if (one.kind === 'file' && other.kind === 'file')
    return one.executable === other.executable && one.linked === other.linked && isEqual(one.bytes, other.bytes)
  return one.kind === 'absent' && other.kind === 'absent'
}

const isEqual = (some: Uint8Array, others: Uint8Array) => some.length === others.length && Buffer.compare(some, others) === 0

/** One artifact the library names, the ledger names, or both. */
export interface Item {
  id: string
  kind: Artifact['kind']
  artifact?: Artifact
  want?: Hash
  entry?: LedgerEntry
  /** Hashes of what the library ever said of it in the same repository. */
  known?: readonly Hash[]
}

/** A file and everything of ours that stands or should stand in it. */
export interface FileGroup {
  /** `root:path` */
  key: string
  root: Root
  path: string
  form: Form
  /** In the order the library lists them; what it no longer names comes last. */
  items: Item[]
}

/**
 * The files of which the library wants exactly what was agreed last, by `root:path`. What speaks of something elsewhere counts only while
 * that stands in such a file too.
 */
export function unmovedFiles(groups: ReadonlyMap<string, FileGroup>): Set<string> {
  const unmoved = [...groups.values()].filter(({ items }) => items.every(({ want, entry }) => want !== undefined && want === entry?.want))
  const ids = new Set(unmoved.flatMap(({ items }) => items.map(({ id }) => id)))
  const standsAlone = ({ artifact }: Item) => artifact?.kind !== 'element' || artifact.needs === undefined || ids.has(artifact.needs)
  return new Set(unmoved.filter(({ items }) => items.every(standsAlone)).map(({ key }) => key))
}

/** Sorts what the library wants and what the ledger holds by file. */
export function groupByFile(desired: Desired, ledger: Ledger | undefined): Map<string, FileGroup> {
  const groups = new Map<string, FileGroup>()
  const wants = new Map<string, { artifact: Artifact; want: Hash }>()
  for (const artifact of desired.artifacts) {
    wants.set(artifact.id, { artifact, want: artifactHash(artifact) })
    groupOf(groups, artifact)
  }
  const entries = pairedEntries(wants, ledger?.entries ?? {})
  for (const [id, { artifact, want }] of wants) {
    const known = desired.known && Object.hasOwn(desired.known, id) ? desired.known[id] : undefined
    groupOf(groups, artifact).items.push({ id, kind: artifact.kind, artifact, want, entry: entries.get(id), known })
  }
  for (const [id, entry] of entries) if (!wants.has(id)) groupOf(groups, entry).items.push({ id, kind: entry.kind, entry })
  return groups
}

function groupOf(groups: Map<string, FileGroup>, { root, path, kind }: Pick<Artifact, 'root' | 'path' | 'kind'>): FileGroup {
  const key = fileId(root, path)
  const known = groups.get(key)
  if (known) return known
  const group: FileGroup = { key, root, path, form: formOf(kind), items: [] }
  groups.set(key, group)
  return group
}

/** The ledger's entries, those of array elements under the ids they go by now. */
function pairedEntries(wants: ReadonlyMap<string, { artifact: Artifact; want: Hash }>, entries: Readonly<Record<string, LedgerEntry>>) {
  const paired = new Map<string, LedgerEntry>()
  const arrays = new Map<string, { wanted: Map<string, Hash>; entries: Map<string, LedgerEntry> }>()
  const arrayOf = (id: string) => {
    const array = id.slice(0, id.lastIndexOf('['))
    const known = arrays.get(array) ?? { wanted: new Map<string, Hash>(), entries: new Map<string, LedgerEntry>() }
    arrays.set(array, known)
    return known
  }
  for (const [id, entry] of Object.entries(entries)) {
    if (entry.kind === 'element') arrayOf(id).entries.set(id, entry)
    else paired.set(id, entry)
  }
  for (const [id, { artifact, want }] of wants) if (artifact.kind === 'element') arrayOf(id).wanted.set(id, want)
  for (const array of arrays.values()) for (const [id, entry] of pairElements(array.wanted, array.entries)) paired.set(id, entry)
  return paired
}
