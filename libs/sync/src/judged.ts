import type { FileGroup, FileState } from './files.ts'
import type { PlannedAction, Settlement } from './types.ts'

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
  /** A person settled it so, after the plan was made. */
  settled?: Settlement['take']
  /** For a whole file whose component has another name now: what is at its former place. */
  stood?: FileState
}

/** A file with the action for each of its artifacts, `keep` included. */
export interface JudgedFile extends Omit<FileGroup, 'items'> {
  state: FileState
  actions: JudgedAction[]
  /** For a whole file that moves away: its removal, carried out with the action `to`, which makes the new one. */
  leaving?: { to: string; action: JudgedAction }
}
