import type { Desired, Hash, KeyArtifact } from '@ccm/contract'
import { fileId } from '@ccm/formats'
import { editBlocks, type BlockEdit } from './blocks/edit-blocks.ts'
import { UnreadableText } from './blocks/unreadable-text.ts'
import { bytesHash, contentOf, toText } from './bytes.ts'
import { SyncError } from './errors.ts'
import { entriesAfter } from './entries-after.ts'
import { editJson } from './json/edit-json.ts'
import type { JsonEdit } from './json/json-edit.ts'
import { lastKeyOf } from './json/pointer.ts'
import type { Splice } from './json/splice.ts'
import { UnreadableJson } from './json/unreadable-json.ts'
import type { FileDelta, LedgerDelta } from './ledger-delta.ts'
import { needOf } from './needs.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { memberEdits } from './merge/member-edits.ts'
import { movesAsItIs } from './moves.ts'
import { isForeignElement } from './plan.ts'
import type { Ledger } from './types.ts'
import type { UndoEdit } from './undo-edit.ts'

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
  /** The exact permission bits it gets, whatever it has and whatever it is. */
  mode?: number
  /** The file whose permission bits it takes over, by `root:path`: what it was before it moved. */
  modeLike?: string
  /** For a shared file: what turns `after` into what it was made from, step by step; a missing file counts as an empty text. */
  back?: Splice[][]
  /** What the change takes the place of, where its actions do not say. */
  undo?: UndoEdit[]
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
    const settled = file.actions.every(({ id, action, stays }) => action === 'keep' || (accepted.has(id) && !stays))
    complete &&= settled
    const { text, made, back } = named(file, () => editFile(file, accepted, ledger?.made[file.key] ?? []))
    const change = changeOf(file, accepted, text, back)
    hashes.set(file.key, () => hashAfter(file, text, ledger))
    if (change) changes.push(change)
    const hash = settled && file.form !== 'file' ? hashAfter(file, text, ledger) : null
    const delta = { entries: {}, made: made.length > 0 ? [...made] : null, hash }
    if (hash !== (ledger?.files[file.key] ?? null) || !isSameList(made, ledger?.made[file.key] ?? [])) deltas[file.key] = delta
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

const isSameList = <T>(some: readonly T[], others: readonly T[]) =>
  some.length === others.length && some.every((each, index) => each === others[index])

/** The new content of a file; `null` when it goes, `undefined` when it stays as it is. */
type Content = string | Uint8Array | null | undefined

interface EditedFile {
  text: Content
  made: readonly string[]
  back?: Splice[][]
}

/**
 * What a file holds after the accepted actions.
 *
 * @throws UnreadableJson, UnreadableText when an edit cannot be made
 */
export function editFile(file: JudgedFile, accepted: ReadonlySet<string>, made: readonly string[]): EditedFile {
  const actions = file.actions.filter(({ id, action }) => accepted.has(id) && isWrite(action))
  if (file.form === 'file') return { text: leavingOf(file, accepted) ? null : wholeText(actions), made: [] }
  // An absent file holds none of the containers we once made.
  const former = file.state.kind === 'absent' ? [] : made
  if (actions.length === 0) return { text: undefined, made: former }
  const known = edits.get(file)
  if (known && isSameList(known.actions, actions) && isSameList(known.former, former)) return known.edited
  const text = textOf(file)
  const {
    text: after,
    made: madeNow,
    back,
  } = file.form === 'json' ? editJson(text, actions.flatMap(jsonEdit), former) : editBlocks(text, actions.flatMap(blockEdit), former)
  const edited = { text: after === text ? undefined : (after ?? null), made: madeNow, back }
  edits.set(file, { actions, former, edited })
  return edited
}

/** The last edit of each shared file: one run judges it, judges it again right before it writes, and writes it. */
const edits = new WeakMap<JudgedFile, { actions: readonly JudgedAction[]; former: readonly string[]; edited: EditedFile }>()

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
export const isWrite = (action: JudgedAction['action']) =>
  action === 'create' || action === 'update' || action === 'remove' || action === 'merge' || action === 'move'

/** What an action writes; `undefined` when it takes away. */
const writtenBy = ({ artifact, result }: JudgedAction) => result ?? artifact

function wholeText(actions: readonly JudgedAction[]): Content {
  const artifact = actions[0] && writtenBy(actions[0])
  if (artifact?.kind === 'file') return contentOf(artifact)
  return actions.length > 0 ? null : undefined
}

/** The removal of a file that moves away. */
const leavingOf = ({ leaving }: JudgedFile, accepted: ReadonlySet<string>) =>
  leaving && accepted.has(leaving.to) ? leaving.action : undefined

const textOf = ({ state }: JudgedFile) => (state.kind === 'file' ? toText(state.bytes) : undefined)

function jsonEdit(action: JudgedAction): JsonEdit[] {
  const { entry, index } = action
  const artifact = writtenBy(action)
  if (!artifact) {
    const pointer = entry?.pointer ?? ''
    return action.kind === 'key' ? [{ op: 'unset', pointer }] : index === undefined ? [] : [{ op: 'drop', pointer, index }]
  }
  if (artifact.kind === 'key') return [...renamed(action), ...memberEdit(action, artifact)]
  if (artifact.kind !== 'element') return []
  const { pointer, value } = artifact
  if (index === undefined || isForeignElement(action)) return [{ op: 'append', pointer, value }]
  return [{ op: 'replace', pointer, index, value, overComments: isAgreed(action) }]
}

function renamed({ action, from, artifact }: JudgedAction): JsonEdit[] {
  if (action !== 'move' || from?.pointer === undefined || artifact?.kind !== 'key') return []
  return [{ op: 'rename', pointer: from.pointer, to: lastKeyOf(artifact.pointer) }]
}

function memberEdit(action: JudgedAction, { pointer, value }: KeyArtifact): JsonEdit[] {
  if (movesAsItIs(action)) return []
  if (action.result && !action.settled && action.before !== undefined) return memberEdits(pointer, JSON.parse(action.before), value)
  return [{ op: 'set', pointer, value, overComments: isAgreed(action) }]
}

/** A person saw what is there, comments inside included, and said what takes its place. */
const isAgreed = ({ settled }: JudgedAction) => settled !== undefined

function blockEdit(action: JudgedAction): BlockEdit[] {
  const { entry, from } = action
  const artifact = writtenBy(action)
  if (artifact?.kind === 'block' && action.action === 'move' && from?.block !== undefined)
    return [{ op: 'rename', block: from.block, to: artifact.block, content: artifact.content }]
  if (artifact?.kind === 'block') return [{ op: 'set', block: artifact.block, content: artifact.content }]
  return entry?.block === undefined ? [] : [{ op: 'unset', block: entry.block }]
}

function changeOf(file: JudgedFile, accepted: ReadonlySet<string>, text: Content, back?: Splice[][]): FileChange | undefined {
  if (text === undefined) return undefined
  const leaving = leavingOf(file, accepted)
  const actions = [...file.actions.filter(({ id, action }) => accepted.has(id) && isWrite(action)), ...(leaving ? [leaving] : [])]
  const artifact = actions[0] && writtenBy(actions[0])
  const formerFile = formerFileOf(file, actions)
  return {
    file,
    actions,
    before: file.state.kind === 'file' ? bytesHash(file.state.bytes) : null,
    after: text,
    executable: artifact?.kind === 'file' ? artifact.executable : undefined,
    private: file.actions.some((action) => action.artifact?.private ?? false),
    ...(back && { back }),
    ...(formerFile !== undefined && { modeLike: formerFile }),
    rests: [],
  }
}

/** Where a whole file was that moves here. */
function formerFileOf({ root, form }: JudgedFile, [action]: readonly JudgedAction[]): string | undefined {
  return form === 'file' && action?.action === 'move' && action.from ? fileId(root, action.from.path) : undefined
}

/**
 * What rests on other files comes behind them, so that those are written first. A file that moves is made while the former one is as it
 * was read, and that one goes when the new one is there: neither a kill nor a stranger's change can lose it.
 */
function restingLast(
  changes: readonly FileChange[],
  files: readonly JudgedFile[],
  hashAt: ReadonlyMap<string, () => Hash | null>,
): FileChange[] {
  const needs = (change: FileChange) => change.actions.flatMap((action) => needOf(action) ?? [])
  const leavesFor = ({ file, after }: FileChange) => (after === null ? file.leaving?.to : undefined)
  const isFree = (change: FileChange) => needs(change).length === 0 && change.modeLike === undefined && leavesFor(change) === undefined
  if (changes.every(isFree)) return [...changes]
  const before = new Map(changes.map((change) => [change.file.key, change.before]))
  const keys = new Map(files.flatMap(({ key, actions }) => actions.map(({ id }) => [id, key])))
  const resting = changes.map((change) => {
    const on = new Set(needs(change).flatMap((id) => keys.get(id) ?? []))
    for (const key of [keys.get(leavesFor(change) ?? '')]) if (key !== undefined) on.add(key)
    on.delete(change.file.key)
    const rests = [...on].map((key) => ({ key, hash: hashAt.get(key)?.() ?? null }))
    const { modeLike: former } = change
    return { ...change, rests: former === undefined ? rests : [...rests, { key: former, hash: before.get(former) ?? null }] }
  })
  const last = resting.filter((change) => leavesFor(change) !== undefined)
  const others = resting.filter((change) => leavesFor(change) === undefined)
  return [...others.filter(({ rests }) => rests.length === 0), ...others.filter(({ rests }) => rests.length > 0), ...last]
}

function hashAfter({ key, state }: JudgedFile, text: Content, ledger: Ledger | undefined): Hash | null {
  if (text === null) return null
  if (text !== undefined) return bytesHash(text)
  if (state.kind === 'untouched') return ledger?.files[key] ?? null
  return state.kind === 'file' ? bytesHash(state.bytes) : null
}
