import { fileHash } from '@ccm/formats/hash'
import { bytesHash, readable } from '../bytes.ts'
import { isLinked } from '../files.ts'
import type { UndoAction, Unreadable } from '../types.ts'
import type { UndoEdit } from '../undo-edit.ts'
import { exactOf, formerContent } from './exact.ts'
import { formerHash, formerText, type PartSight, sightsOf } from './sight.ts'
import type { JudgedUndo, Present, UndoFile, UndoPart } from './undo-file.ts'

/**
 * Decides what undoing a run would do to one file as it is now: everything of it goes back where the file still is what the run left,
 * otherwise each part by itself.
 */
export function judgeUndo(file: UndoFile, present: Present): JudgedUndo | Unreadable {
  const { root, path } = file
  const { state } = present
  if (state.kind === 'refused') return { root, path, code: state.code, message: state.message }
  const exact = exactOf(file, present)
  if (file.form === 'file') return { file, present, exact, parts: file.edits.map((edit) => wholePart(file, edit, present, exact)) }
  const sights = sightsOf(file, present)
  if (!(sights instanceof Map) && !exact) return { root, path, code: 'unreadable', message: sights.message }
  const seen = sights instanceof Map ? sights : new Map<UndoEdit, PartSight>()
  return { file, present, exact, parts: file.edits.map((edit) => sharedPart(file, edit, seen.get(edit), exact)) }
}

function wholePart(file: UndoFile, edit: UndoEdit, present: Present, exact: JudgedUndo['exact']): UndoPart {
  const bytes = present.state.kind === 'file' ? present.state.bytes : undefined
  const content = formerContent(edit)
  // Without what somebody keeps behind a link, that would lead nowhere.
  const mayGo = content !== null || !isLinked(present.state)
  return {
    edit,
    now: null,
    action: {
      ...actionOf(
        file,
        edit,
        isWholeSettled(file, present) ? 'settled' : mayGo && (exact || isAsLeft(edit, bytes)) ? 'restore' : 'changed',
      ),
      ...(bytes && { before: readable(bytes) }),
      ...(content !== null && { after: readable(content) }),
    },
  }
}

function isWholeSettled({ before, after, modeBefore }: UndoFile, { state, mode }: Present): boolean {
  const now = state.kind === 'file' ? bytesHash(state.bytes) : null
  return now === before && (before !== after || mode === (modeBefore ?? undefined))
}

/** It says what the run wrote, if in other line endings. */
const isAsLeft = ({ left }: UndoEdit, bytes: Uint8Array | undefined) =>
  bytes !== undefined && (left === fileHash(bytes, false) || left === fileHash(bytes, true))

function sharedPart(file: UndoFile, edit: UndoEdit, sight: PartSight | undefined, exact: JudgedUndo['exact']): UndoPart {
  const after = formerText(edit)
  return {
    edit,
    now: sight?.raw ?? null,
    ...(sight?.index !== undefined && { index: sight.index }),
    action: {
      ...actionOf(file, edit, exact ? 'restore' : decidePart(edit, sight)),
      ...(sight && { before: sight.text }),
      ...(after !== undefined && { after }),
    },
  }
}

function decidePart(edit: UndoEdit, sight: PartSight | undefined): UndoAction['action'] {
  if (sight?.have === formerHash(edit)) return 'settled'
  return sight?.have === edit.left && !sight?.annotated ? 'restore' : 'changed'
}

function actionOf({ root, path, former, latter }: UndoFile, edit: UndoEdit, action: UndoAction['action']): UndoAction {
  const { id, kind, pointer, block } = edit
  const isPrivate = former[id]?.private ?? latter[id]?.private ?? false
  return {
    id,
    kind,
    root,
    path,
    ...(pointer !== undefined && { pointer }),
    ...(block !== undefined && { block }),
    action,
    private: isPrivate,
  }
}
