import type { Action, Artifact, Hash, Owner, Root } from '@ccm/contract'

/**
 * How an artifact came to be ours: we wrote it, it was taken in from a file, or one that says the same was there before us. Where `want`
 * and `have` of a matched one differ, it says the same in other bytes; one that was there before us and says something else is imported.
 */
export type Origin = 'written' | 'imported' | 'matched'

/**
 * What the library said (`want`) and what the disk held (`have`) when they last agreed. Without `have` it was agreed that the disk holds
 * nothing: somebody deleted it and wants it so.
 */
export interface Entry {
  want: Hash
  have?: Hash
  origin: Origin
}

/** An entry with what is needed to find its artifact again when the library no longer names it. */
export interface LedgerEntry extends Entry {
  kind: Artifact['kind']
  root: Root
  path: string
  /** The JSON pointer of a key, or of the array an element stands in. */
  pointer?: string
  /** The name of a marked block. */
  block?: string
  private: boolean
  owners: Owner[]
}

/** The client's record of one target. Kept at `~/.ccm/targets/<targetId>/ledger.json`. */
export interface Ledger {
  version: 1
  targetId: string
  serverId: string
  libraryVersion: number
  /** The revision of the last answer that was applied. */
  revision: Hash
  /** Every artifact of that revision was in step when the run ended, so `unchanged` needs no plan. */
  complete: boolean
  entries: Record<string, LedgerEntry>
  /** By `root:path`: JSON pointers of containers we made, `''` for the file itself. An empty one goes only if it stands here. */
  made: Record<string, string[]>
  /** By `root:path`: sha256 of a shared file's bytes as the last run left it. Equal bytes need no parsing. */
  files: Record<string, Hash>
  /** By `root`: directories we made, deepest last; an empty one goes only if it stands here. */
  directories: Record<string, string[]>
}

/** One artifact and what is to be done with it. */
export interface PlannedAction {
  id: string
  action: Action
  kind: Artifact['kind']
  root: Root
  path: string
  owners: Owner[]
  /** It runs code or widens what Claude may do: the server says so, or it looks like it from here. */
  runs: boolean
  private: boolean
  /** What the library wants; absent for `remove`, `release` and `forget`. */
  artifact?: Artifact
  entry?: LedgerEntry
  want?: Hash
  have?: Hash
  /**
   * What is written where that is not `artifact`: a clean merge, what a person typed, or, for a `move`, what was at the former place. Its
   * id and place are those of `artifact`.
   */
  result?: Artifact
  /** For a `move`: where it was. `entry` is the one that speaks of it there. */
  from?: MovedFrom
  /** For a `move` of what a person changed: how it stands at the new place, where it is as it was. */
  stays?: 'drifted' | 'conflict'
  /** What the artifact says now and what it would say, as text for a diff: a file's content or what stands for its bytes, a block's, pretty JSON. */
  before?: string
  after?: string
  /** For a conflict or a merge: what the library said when they last agreed; absent when that is not known any more. */
  base?: string
  /** For a conflict between texts: both sides between conflict markers, to be edited. */
  marked?: string
  /** Somebody asked from afar to put back what the library says; it still needs a yes here. */
  putBack?: boolean
}

/** Where an artifact was whose component got another name. */
export interface MovedFrom {
  id: string
  path: string
  pointer?: string
  block?: string
}

/**
 * How a person settles an artifact that is not as the library says. `mine`: what is on disk stays, if that is nothing too, and is not asked
 * for again until the library changes; also what a run would write, move or remove by itself can be kept from it so. `theirs`: what the library says is written. `edited`: this text is written (JSON for members and elements).
 */
export type Settlement = { take: 'mine' } | { take: 'theirs' } | { take: 'edited'; text: string }

/** A shared or whole file that cannot be read as what it has to be; it stops the run before the first write. */
export interface Unreadable {
  root: Root
  path: string
  /** `forbidden` when the path leads where nothing may be written, through a link for one. */
  code: 'unreadable' | 'forbidden'
  /** What is wrong and what to do, in sentences that leave the file's own name to whoever shows them. */
  message: string
}

/**
 * What is wrong with a settings file as it will be, besides what is ours: an error of a person's own, or a key nobody knows. It is said and
 * kept.
 */
export interface Finding {
  root: Root
  path: string
  /** The JSON pointer of the value; empty for the file as a whole. */
  pointer: string
  /** Key, value, why, and what Claude Code does with it, in sentences. */
  message: string
  /** `invalid`: Claude Code drops the value or more. `unknown`: neither the published schema nor CCM knows it. */
  kind: 'invalid' | 'unknown'
  /** It is about a value of the library's. */
  ours: boolean
}

/** Everything a run would do, decided before the first write. */
export interface Plan {
  targetId: string
  /** All actions but `keep`, in the order the library lists them, removals last. */
  actions: PlannedAction[]
  /** How many artifacts each action takes, `keep` included. */
  counts: Partial<Record<Action, number>>
  /** Files that stop the run, those a value of ours would make Claude Code refuse included. */
  unreadable: Unreadable[]
  /** What is wrong with the settings files the run would write, but does not stop it. */
  findings: Finding[]
  /** Removing this much is asked for first: more than half and more than 4 of what we own, or all of it. */
  removesMuch: boolean
}

/** One run as `ccm history` lists it. */
export interface RunSummary {
  /** Counts up from 1 for each target; what `--run` takes. */
  run: number
  runId: string
  /** When it began; ISO 8601. */
  at: string
  /** What it was: a sync, or the undoing of the run `undoes`. */
  by: 'sync' | 'undo'
  undoes?: number
  /** A later run has undone it. */
  undone: boolean
  files: RunFile[]
}

/** What a run did to one file. */
export interface RunFile {
  root: Root
  path: string
  change: 'made' | 'changed' | 'removed'
  /** The artifacts in it that the run was about. */
  ids: string[]
}

/** One part of a run with what undoing it would do now. */
export interface UndoAction {
  id: string
  kind: Artifact['kind']
  root: Root
  path: string
  pointer?: string
  block?: string
  /**
   * `restore`: it is as the run left it and becomes what it was before. `settled`: it is as it was before already. `changed`: somebody
   * changed it since, and is asked before that goes.
   */
  action: 'restore' | 'settled' | 'changed'
  /** What it says now and what it would say, as texts for a diff; absent where nothing is there. */
  before?: string
  after?: string
  private: boolean
}

/** What undoing a run would do, decided before the first write. */
export interface UndoPlan {
  targetId: string
  run: number
  runId: string
  actions: UndoAction[]
  unreadable: Unreadable[]
}

/** What a run did. */
export interface Outcome {
  /** Names the run's pack; every run has one, also one that only took note of what is there. */
  runId: string
  /** Ids of actions carried out, those that needed no write included. */
  done: string[]
  /** Artifacts left alone because somebody changed them after the plan was made: the next run sees them anew. */
  skipped: Skipped[]
  /** What a person should know about the run besides, each one sentence or two. */
  notes: string[]
  ledger: Ledger
}

/** An artifact a run left alone, and why, in a sentence. */
export interface Skipped {
  id: string
  path: string
  reason: string
}
