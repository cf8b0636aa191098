import type { Desired, Root } from '@ccm/contract'
import type { Ledger, Outcome, Plan, RunSummary, Settlement, UndoPlan } from '../types.ts'
import type { ConfigDirectory } from '../places.ts'
import type { Disk } from './disk.ts'
import type { Git } from './git.ts'

/** Where a target's files lie and where CCM keeps its own record of them. */
export interface TargetOptions {
  /** The absolute path of CCM's own directory, `~/.ccm`. */
  home: string
  targetId: string
  /** The real, absolute paths files may be written under. */
  roots: Partial<Record<Root, string>>
  platform: NodeJS.Platform
  /**
   * What the `home` root is: the user's home with `.claude` in it, or (`own`) the directory `CLAUDE_CONFIG_DIR` names. Left out, `default`.
   */
  configDirectory?: ConfigDirectory
  /** The environment programs are run in; left out, that of this process. */
  env?: NodeJS.ProcessEnv
  /** Asks git; left out, the `git` command. */
  git?: Git
  /** The disk to use; left out, the machine's own. */
  disk?: Disk
  /** The time, for the history; left out, the machine's own clock. */
  now?: () => Date
  /** How long to wait for a lock of Claude Code's, in ms; left out, long enough for one that was left behind to become stale. */
  clientPatience?: number
}

/** What `recover` did about a run that was killed. */
export interface Recovery {
  runId: string
  /** `undone`: killed before the commit mark, temporary files removed. `finished`: the remaining renames were made. */
  outcome: 'undone' | 'finished'
  /** Paths of the files concerned: temporaries removed, or changes that were still to be made. */
  files: string[]
}

export interface ApplyOptions {
  /** Ids of artifacts a person declined or that must wait; they are left as they are. */
  skip: ReadonlySet<string>
  /** By id: how a person settled what is not as the library says. */
  settle?: ReadonlyMap<string, Settlement>
}

export interface UndoOptions {
  /** Ids of what somebody changed since, and of which a person said that it may go. Left out, none. */
  anyway?: ReadonlySet<string>
}

/** One target on this machine. */
export interface TargetSession {
  readonly ledger: Ledger | undefined
  /** The last full answer, kept for offline work and for planning after `unchanged`. */
  readonly desired: Desired | undefined
  /** Loads what planning and applying take, for a time when there is nothing else to do. */
  prepare(): Promise<void>
  /** Nobody has changed what is remembered of the target since it was opened. */
  isCurrent(): boolean
  /** True when everything in the ledger is still on disk as it was written. Synchronous, for the fast path. */
  inStep(): boolean
  /**
   * Reads the disk and decides; writes nothing. Asynchronous because the parsers load only here.
   *
   * @throws SyncError `forbidden` when the answer is not one a server may give: an unsafe path, a place Claude Code does not read, an id
   *   that is not its artifact's own.
   */
  plan(desired: Desired): Promise<Plan>
  /**
   * Carries a plan out as one transaction. Needs the lock. What changed since the plan was made is left alone and named in `skipped`.
   *
   * @throws SyncError `unreadable` or `forbidden` before the first write; nothing has changed then.
   */
  apply(plan: Plan, desired: Desired, options: ApplyOptions): Promise<Outcome>
  /** The runs that changed files here and are still remembered, newest first. */
  history(): Promise<RunSummary[]>
  /**
   * What undoing a run would do; writes nothing.
   *
   * @param run - left out, the newest sync that is not undone
   * @throws SyncError `not-found` when there is no such run, or nothing left to undo
   */
  planUndo(run?: number): Promise<UndoPlan>
  /**
   * Undoes a run as one transaction, itself a run that can be undone. Needs the lock. What changed since the plan was made is left alone.
   *
   * @throws SyncError `unreadable` or `forbidden` before the first write; nothing has changed then.
   */
  undo(plan: UndoPlan, options: UndoOptions): Promise<Outcome>
}
