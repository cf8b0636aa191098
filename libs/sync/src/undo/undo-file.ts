import type { Hash, Root } from '@ccm/contract'
import type { FileState } from '../files.ts'
import type { Form } from '../form.ts'
import type { Splice } from '../json/splice.ts'
import type { LedgerEntry, UndoAction } from '../types.ts'
import type { UndoEdit } from '../undo-edit.ts'

/** What a run did to one file, as its pack has it. */
export interface UndoFile {
  /** `root:path` */
  key: string
  root: Root
  path: string
  form: Form
  /** sha256 of the bytes before and after the run; `null` when there was no file. */
  before: Hash | null
  after: Hash | null
  modeBefore: number | null
  modeAfter?: number
  back?: Splice[][]
  edits: UndoEdit[]
  /** By id: what the ledger said of it before the run, and after it. */
  former: Readonly<Record<string, LedgerEntry>>
  latter: Readonly<Record<string, LedgerEntry | null>>
  /** The files it spoke of at the run, by `root:path`: undoing it goes before undoing those. */
  spokeOf: string[]
}

/** What is there now, and what may be said of it. */
export interface Present {
  state: FileState
  /** Its permission bits; `undefined` when there is no file. */
  mode: number | undefined
  /** Its path leads where it led when the run wrote it. */
  isSamePlace: boolean
}

/** A file's content; `null` when there is no file. */
export type Content = string | Uint8Array | null

/** One edit of the run, and what is there now. */
export interface UndoPart {
  edit: UndoEdit
  action: UndoAction
  /** Where an element stands now. */
  index?: number
  /** The exact text of the member or element, or the block's content, as it is now; `null` when nothing is there. */
  now: string | null
}

/** A file of the run with what undoing each part of it would do. */
export interface JudgedUndo {
  file: UndoFile
  present: Present
  parts: UndoPart[]
  /** The file as it was before the run, when it still is what the run left: byte for byte, with the permission bits it gets. */
  exact?: { content: Content; mode?: number }
}
