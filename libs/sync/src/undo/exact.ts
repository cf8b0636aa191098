import { bytesHash, contentOf, toText } from '../bytes.ts'
import { applySplices, invertSplices, type Splice, takeBack } from '../json/splice.ts'
import type { UndoEdit } from '../undo-edit.ts'
import type { Content, JudgedUndo, Present, UndoFile } from './undo-file.ts'

/** The file as it was before the run, where it still is what the run left; `undefined` where it is not, or that cannot be had any more. */
export function exactOf(file: UndoFile, { state, mode, isSamePlace }: Present): JudgedUndo['exact'] {
  if (!isSamePlace || state.kind === 'refused') return undefined
  if (file.after !== (state.kind === 'file' ? bytesHash(state.bytes) : null)) return undefined
  const content = contentBefore(file, state.kind === 'file' ? toText(state.bytes) : '')
  if (content === undefined || file.before !== (content === null ? null : bytesHash(content))) return undefined
  return { content, ...modeBefore(file, mode) }
}

function contentBefore({ form, before, back, edits }: UndoFile, text: string | undefined): Content | undefined {
  if (before === null) return null
  if (form !== 'file') return back && text !== undefined ? takeBack(text, back) : undefined
  const [edit] = edits
  return edit && formerContent(edit)
}

/** What a whole file held before the run; `null` when there was none. */
export const formerContent = ({ before, encoding }: UndoEdit): Content =>
  before === null ? null : contentOf({ content: before, encoding })

/** A file keeps the permission bits somebody gave it since. */
function modeBefore({ modeBefore: before, modeAfter }: UndoFile, mode: number | undefined): { mode?: number } {
  return before === null || (mode !== undefined && modeAfter !== undefined && mode !== modeAfter) ? {} : { mode: before }
}

/** What undoes the taking back: from the former text to the one there is. */
export function forthAgain(text: string, back: readonly (readonly Splice[])[]): Splice[][] {
  const forth: Splice[][] = []
  let current = text
  for (const step of back) {
    forth.unshift(invertSplices(current, step))
    current = applySplices(current, step)
  }
  return forth
}
