import type { Desired, Hash } from '@ccm/contract'
import { editBlocks, type BlockEdit } from './blocks/edit-blocks.ts'
import { UnreadableText } from './blocks/unreadable-text.ts'
import { bytesHash, contentOf, toText } from './bytes.ts'
import { SyncError } from './errors.ts'
import { entriesAfter } from './entries-after.ts'
import { editJson } from './json/edit-json.ts'
import type { JsonEdit } from './json/json-edit.ts'
import { UnreadableJson } from './json/unreadable-json.ts'
import type { FileDelta, LedgerDelta } from './ledger-delta.ts'
import { needOf } from './needs.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { isForeignElement } from './plan.ts'
import type { Ledger } from './types.ts'

/** One file that will be made, replaced or removed. */
export interface FileChange {
  file: JudgedFile
  /** The actions the change carries out. */
  actions: JudgedAction[]
  /** sha256 of the bytes the change was made from; `null` when there is no file. */
  before: Hash | null
  /** The whole new content; `null` when the file goes. */
  after: string | Uint8Array | null
  /** The executable bit it gets; `undefined` leaves it as it is. */
  executable: boolean | undefined
  /** Only its user may read it. */
  private: boolean
  /** Files this one speaks of, by `root:path`, with the sha256 they will have: it is written only while they hold that. */
  rests: { key: string; hash: Hash | null }[]
}

/** All a run changes: files, and the ledger's account of them. */
export interface Changes {
  files: FileChange[]
  delta: LedgerDelta
}

/**
 * Turns accepted actions into the new text of each file. Pure: the texts are made from what was read.
 *
 * @param accepted - ids of the actions to carry out; others leave file and ledger as they are
 */
export function composeChanges(
  targetId: string,
  files: readonly JudgedFile[],
  accepted: ReadonlySet<string>,
  desired: Desired,
  ledger: Ledger | undefined,
): Changes {
  const changes: FileChange[] = []
  const deltas: Record<string, FileDelta> = {}
  const hashes = new Map<string, () => Hash | null>()
  let complete = true
  for (const file of files) {
    const settled = file.actions.every(({ id, action }) => action === 'keep' || accepted.has(id))
    complete &&= settled
    const { text, made } = named(file, () => editFile(file, accepted, ledger?.made[file.key] ?? []))
    const change = changeOf(file, accepted, text)
    hashes.set(file.key, () => hashAfter(file, text))
    if (change) changes.push(change)
    const hash = settled && file.form !== 'file' ? hashAfter(file, text) : null
    const delta = { entries: {}, made: made.length > 0 ? [...made] : null, hash }
    if (hash !== (ledger?.files[file.key] ?? null) || made.join('\n') !== (ledger?.made[file.key] ?? []).join('\n'))
      deltas[file.key] = delta
  }
  for (const [key, entries] of entriesAfter(files, accepted, ledger)) {
    const hash = ledger?.files[key] ?? null
    const made = ledger?.made[key] ?? null
    deltas[key] = { ...(deltas[key] ?? { hash, made }), entries }
  }
  const { serverId, libraryVersion, revision } = desired
  return {
    files: restingLast(changes, files, hashes),
    delta: { head: { targetId, serverId, libraryVersion, revision, complete }, files: deltas, directories: {} },
  }
}

/** The new content of a file; `null` when it goes, `undefined` when it stays as it is. */
type Content = string | Uint8Array | null | undefined

interface EditedFile {
  text: Content
  made: readonly string[]
}

/**
 * What a file holds after the accepted actions.
 *
 * @throws UnreadableJson, UnreadableText when an edit cannot be made
 */
export function editFile(file: JudgedFile, accepted: ReadonlySet<string>, made: readonly string[]): EditedFile {
  const actions = file.actions.filter(({ id, action }) => accepted.has(id) && isWrite(action))
  if (file.form === 'file') return { text: wholeText(actions), made: [] }
  // An absent file holds none of the containers we once made.
  const former = file.state.kind === 'absent' ? [] : made
  if (actions.length === 0) return { text: undefined, made: former }
  const text = textOf(file)
  const edited =
    file.form === 'json' ? editJson(text, actions.flatMap(jsonEdit), former) : editBlocks(text, actions.flatMap(blockEdit), former)
  return { text: edited.text === text ? undefined : (edited.text ?? null), made: edited.made }
}

/** An editor that refuses says why; which file it is about stands here. */
function named<T>({ path }: JudgedFile, edit: () => T): T {
  try {
    return edit()
  } catch (error) {
    if (!(error instanceof UnreadableJson || error instanceof UnreadableText)) throw error
    throw new SyncError('unreadable', `Nothing was written. ${path}: ${error.message}`, { path, cause: error })
  }
}

/** Actions that change a file. */
export const isWrite = (action: JudgedAction['action']) => action === 'create' || action === 'update' || action === 'remove'

function wholeText(actions: readonly JudgedAction[]): Content {
  const artifact = actions[0]?.artifact
  if (artifact?.kind === 'file') return contentOf(artifact)
  return actions.length > 0 ? null : undefined
}

const textOf = ({ state }: JudgedFile) => (state.kind === 'file' ? toText(state.bytes) : undefined)

function jsonEdit(action: JudgedAction): JsonEdit[] {
  const { artifact, entry, index } = action
  if (!artifact) {
    const pointer = entry?.pointer ?? ''
    return action.kind === 'key' ? [{ op: 'unset', pointer }] : index === undefined ? [] : [{ op: 'drop', pointer, index }]
  }
  if (artifact.kind === 'key') return [{ op: 'set', pointer: artifact.pointer, value: artifact.value }]
  if (artifact.kind !== 'element') return []
  const { pointer, value } = artifact
  if (index === undefined || isForeignElement(action)) return [{ op: 'append', pointer, value }]
  return [{ op: 'replace', pointer, index, value }]
}

function blockEdit({ artifact, entry }: JudgedAction): BlockEdit[] {
  if (artifact?.kind === 'block') return [{ op: 'set', block: artifact.block, content: artifact.content }]
  return entry?.block === undefined ? [] : [{ op: 'unset', block: entry.block }]
}

function changeOf(file: JudgedFile, accepted: ReadonlySet<string>, text: Content): FileChange | undefined {
  if (text === undefined) return undefined
  const actions = file.actions.filter(({ id, action }) => accepted.has(id) && isWrite(action))
  const artifact = actions[0]?.artifact
  return {
    file,
    actions,
    before: file.state.kind === 'file' ? bytesHash(file.state.bytes) : null,
    after: text,
    executable: artifact?.kind === 'file' ? artifact.executable : undefined,
    private: file.actions.some((action) => action.artifact?.private ?? false),
    rests: [],
  }
}

/** What rests on other files comes behind them, so that those are written first. */
function restingLast(
  changes: readonly FileChange[],
  files: readonly JudgedFile[],
  hashAt: ReadonlyMap<string, () => Hash | null>,
): FileChange[] {
  const needs = (change: FileChange) => change.actions.flatMap((action) => needOf(action) ?? [])
  if (changes.every((change) => needs(change).length === 0)) return [...changes]
  const keys = new Map(files.flatMap(({ key, actions }) => actions.map(({ id }) => [id, key])))
  const resting = changes.map((change) => {
    const on = new Set(needs(change).flatMap((id) => keys.get(id) ?? []))
    on.delete(change.file.key)
    return { ...change, rests: [...on].map((key) => ({ key, hash: hashAt.get(key)?.() ?? null })) }
  })
  return [...resting.filter(({ rests }) => rests.length === 0), ...resting.filter(({ rests }) => rests.length > 0)]
}

function hashAfter({ state }: JudgedFile, text: Content): Hash | null {
  if (text === null) return null
  if (text !== undefined) return bytesHash(text)
  return state.kind === 'file' ? bytesHash(state.bytes) : null
}
