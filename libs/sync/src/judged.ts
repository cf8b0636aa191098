import type { FileGroup, FileState } from './files.ts'
import type { PlannedAction } from './types.ts'

/** An action with what is needed to carry it out. */
export interface JudgedAction extends PlannedAction {
  /** Where the element stands that this action is about. */
  index?: number
  /** What is on disk is the artifact the ledger speaks of, not merely an equal one. */
  ours: boolean
  /** A person put a comment inside it. */
  annotated?: boolean
  /** It is no longer wanted only because what it speaks of is not as the library says. */
  unmet?: boolean
}

/** A file with the action for each of its artifacts, `keep` included. */
export interface JudgedFile extends Omit<FileGroup, 'items'> {
  state: FileState
  actions: JudgedAction[]
}
