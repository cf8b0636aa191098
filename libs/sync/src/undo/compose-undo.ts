import { fileId } from '@ccm/formats'
import { artifactHash } from '@ccm/formats/hash'
import { bytesHash, toText } from '../bytes.ts'
import { UnreadableText } from '../blocks/unreadable-text.ts'
import type { Changes, FileChange } from '../changes.ts'
import { SyncError } from '../errors.ts'
import type { JudgedAction, JudgedFile } from '../judged.ts'
import { UnreadableJson } from '../json/unreadable-json.ts'
import type { FileDelta, LedgerDelta } from '../ledger-delta.ts'
import type { Ledger } from '../types.ts'
import { wholeFile } from '../undo.ts'
import type { UndoEdit } from '../undo-edit.ts'
import { formerArtifact } from './former-artifact.ts'
import { formerHash } from './sight.ts'
import { undoneContent, type UndoneContent } from './undo-content.ts'
import type { JudgedUndo, UndoPart } from './undo-file.ts'
import { notedEntries, type RunLedger, undoneFile } from './undone-ledger.ts'

/**
 * Turns what is to be undone of a run into the new content of each file, and into what becomes of the ledger: what it said before the run
 * of what goes back, and that the library's last answer is not what is on disk.
 *
 * @param accepted - ids of the parts to be undone
 * @param run - what the run made of the ledger
 */
export function composeUndo(
  files: readonly JudgedUndo[],
  accepted: ReadonlySet<string>,
  run: RunLedger,
  ledger: Ledger | undefined,
): Changes {
  const changes: FileChange[] = []
  const deltas: Record<string, FileDelta> = {}
  for (const judged of files) {
    const { key } = judged.file
    const written = judged.parts.filter(({ action }) => accepted.has(action.id))
    if (written.length === 0) continue
    const content = contentOf(judged, written, ledger?.made[key] ?? [])
    const mode = content.mode ?? formerMode(judged, written, ledger)
    changes.push(changeOf(judged, written, { ...content, mode }))
    deltas[key] = undoneFile(judged, written, content, run, ledger)
  }
  const { serverId, libraryVersion, revision, targetId } = ledger ?? run.delta.head
  return {
    files: inOrder(changes, files),
    delta: { head: { targetId, serverId, libraryVersion, revision, complete: false }, files: deltas, directories: {} },
  }
}

/** What a run took note of in files it did not write: forgotten again, where nothing has changed it since. */
export function composeNotes(run: RunLedger, files: readonly JudgedUndo[], ledger: Ledger | undefined): LedgerDelta['files'] {
  const written = new Set(files.map(({ file }) => file.key))
  const notes = Object.keys(run.delta.files).flatMap((key): [string, FileDelta][] => {
    const entries = written.has(key) ? {} : notedEntries(key, run, ledger)
    return Object.keys(entries).length > 0 ? [[key, { entries, made: ledger?.made[key] ?? null, hash: null }]] : []
  })
  return Object.fromEntries(notes)
}

/**
 * The permission bits the run took from a file it put something private into, where they are as it left them: what a person changed in the
 * file since does not need them, unless something private of ours stays there.
 */
function formerMode({ file, present, parts }: JudgedUndo, written: readonly UndoPart[], ledger: Ledger | undefined): number | undefined {
  const { modeBefore, modeAfter, form } = file
  const isWhole = parts.every((part) => part.action.action === 'settled' || written.includes(part))
  if (form === 'file' || !isWhole || modeBefore === null || modeAfter === undefined || present.mode !== modeAfter) return undefined
  const gone = new Set(written.flatMap(({ action: { id }, edit }) => (edit.before === null ? [id] : [])))
  const staysPrivate = Object.entries(ledger?.entries ?? {}).some(
    ([id, entry]) => entry.private && fileId(entry.root, entry.path) === file.key && !gone.has(id),
  )
  return staysPrivate ? undefined : modeBefore
}

function contentOf(judged: JudgedUndo, written: readonly UndoPart[], made: readonly string[]): UndoneContent {
  const { path } = judged.file
  try {
    return undoneContent(judged, written, made)
  } catch (error) {
    if (!(error instanceof UnreadableJson || error instanceof UnreadableText)) throw error
    throw new SyncError('unreadable', `Nothing was undone. ${path}: ${error.message}`, { path, cause: error })
  }
}

function changeOf(judged: JudgedUndo, written: readonly UndoPart[], { content, mode, back }: UndoneContent): FileChange {
  const { state } = judged.present
  const file = judgedFile(judged, written)
  return {
    file,
    actions: file.actions,
    before: state.kind === 'file' ? bytesHash(state.bytes) : null,
    after: content,
    executable: undefined,
    private: written.some((part) => part.action.private && part.edit.before !== null),
    ...(mode !== undefined && { mode }),
    ...(back && { back }),
    undo: written.map((part) => editBack(judged, part)),
    rests: [],
  }
}

/** A file with what becomes of the parts of it that are undone, as the rest of the engine speaks of it. */
export function judgedFile({ file, present }: JudgedUndo, written: readonly UndoPart[]): JudgedFile {
  const { key, root, path, form } = file
  const actions = written.map(({ edit, action }): JudgedAction => {
    const artifact = formerArtifact(file, edit)
    const how = artifact ? 'update' : 'remove'
    return {
      id: action.id,
      action: how,
      kind: edit.kind,
      root,
      path,
      owners: artifact?.owners ?? [],
      runs: false,
      private: action.private,
      artifact,
      ours: true,
    }
  })
  return { key, root, path, form, state: present.state, actions }
}

/** What undoes the undoing of one part. */
function editBack({ file, present }: JudgedUndo, { edit, now, index }: UndoPart): UndoEdit {
  const { id, kind, pointer, block } = edit
  const left = leftBy(file, edit)
  const common = { id, kind, file: file.key, ...(left !== undefined && { left }) }
  if (kind === 'file') {
    const bytes = present.state.kind === 'file' ? present.state.bytes : undefined
    return { ...common, ...wholeFile(bytes, bytes && toText(bytes)) }
  }
  return {
    ...common,
    before: now,
    ...(pointer !== undefined && { pointer }),
    ...(index !== undefined && { index }),
    ...(block !== undefined && { block }),
  }
}

function leftBy(file: JudgedUndo['file'], edit: UndoEdit) {
  if (edit.kind !== 'file') return formerHash(edit)
  const artifact = formerArtifact(file, edit)
  return artifact && artifactHash(artifact)
}

/**
 * What spoke of another file at the run goes back first, and that other one only while it is back: what took the place of a moved file
 * goes once the file is there again, and no approval is left for what it was not given for. A file the run removed waits for nothing.
 */
function inOrder(changes: readonly FileChange[], files: readonly JudgedUndo[]): FileChange[] {
  const speakers = new Map<string, string[]>()
  const removed = new Set(files.flatMap(({ file }) => (file.after === null ? file.key : [])))
  for (const { file } of files)
    for (const key of file.spokeOf) if (!removed.has(key)) speakers.set(key, [...(speakers.get(key) ?? []), file.key])
  const hashes = new Map(changes.map(({ file, after }) => [file.key, after === null ? null : bytesHash(after)]))
  const resting = changes.map((change) => ({
    ...change,
    rests: (speakers.get(change.file.key) ?? []).flatMap((key) => (hashes.has(key) ? [{ key, hash: hashes.get(key) ?? null }] : [])),
  }))
  return [...resting.filter(({ rests }) => rests.length === 0), ...resting.filter(({ rests }) => rests.length > 0)]
}
