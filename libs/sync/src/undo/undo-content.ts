import { editBlocks, type BlockEdit } from '../blocks/edit-blocks.ts'
import { toText } from '../bytes.ts'
import { editJson } from '../json/edit-json.ts'
import type { JsonEdit } from '../json/json-edit.ts'
import type { Splice } from '../json/splice.ts'
import { forthAgain, formerContent } from './exact.ts'
import type { Content, JudgedUndo, UndoPart } from './undo-file.ts'

/** What a file becomes. */
export interface UndoneContent {
  content: Content
  /** The containers we made that stay; `undefined` when it is what it was before the run. */
  made?: string[]
  /** For a shared file: what turns the content into what is there now. */
  back?: Splice[][]
  mode?: number
}

/**
 * What a file holds once some of its parts are undone.
 *
 * @param parts - those to be undone; all of them together give the exact former bytes where these are known
 * @param made - the containers we made in the file as it is now
 * @throws UnreadableJson, UnreadableText when an edit cannot be made
 */
export function undoneContent(
  { file, present, exact, parts: all }: JudgedUndo,
  parts: readonly UndoPart[],
  made: readonly string[],
): UndoneContent {
  const text = present.state.kind === 'file' ? toText(present.state.bytes) : undefined
  if (exact && parts.length === all.length) {
    if (file.form === 'file') return exact
    return { ...exact, back: file.back ? forthAgain(text ?? '', file.back) : fromScratch(text ?? '', exact.content) }
  }
  if (file.form === 'file') return wholeContent(file.modeBefore, parts)
  const former = text === undefined ? [] : made
  const edited = file.form === 'json' ? editJson(text, parts.flatMap(jsonEdit), former) : editBlocks(text, parts.flatMap(blockEdit), former)
  return { content: edited.text ?? null, made: edited.made, back: edited.back }
}

function wholeContent(modeBefore: number | null, [part]: readonly UndoPart[]): UndoneContent {
  return { content: part ? formerContent(part.edit) : null, ...(modeBefore !== null && { mode: modeBefore }) }
}

/** A file the run made goes as a whole: nothing in it is anybody else's. */
const fromScratch = (text: string, content: Content): Splice[][] => [
  [{ start: 0, end: typeof content === 'string' ? content.length : 0, text }],
]

function jsonEdit({ edit, index, now, action }: UndoPart): JsonEdit[] {
  const { kind, pointer = '', before } = edit
  // A person was shown what is there, comments inside included, and said that it may go.
  const overComments = action.action === 'changed'
  if (kind === 'key') return before === null ? [{ op: 'unset', pointer, overComments }] : [{ op: 'set', pointer, raw: before }]
  if (before === null) return index === undefined || now === null ? [] : [{ op: 'drop', pointer, index, overComments }]
  return index === undefined ? [{ op: 'append', pointer, raw: before }] : [{ op: 'replace', pointer, index, raw: before }]
}

function blockEdit({ edit: { block, before } }: UndoPart): BlockEdit[] {
  if (block === undefined) return []
  return before === null ? [{ op: 'unset', block }] : [{ op: 'set', block, content: before }]
}
