/**
 * The disk half of the sync engine: reads what is there, applies a plan as one transaction, repairs a killed run.
 *
 * @packageDocumentation
 */
import type { Desired, Root } from '@ccm/contract'
import type { Ledger, Plan } from '../types.ts'

export interface TargetOptions {
  /** The absolute path of CCM's own directory, `~/.ccm`. */
  home: string
  targetId: string
  /** The real, absolute paths files may be written under. */
  roots: Partial<Record<Root, string>>
  platform: NodeJS.Platform
}

/** What `recover` did about a run that was killed. */
export interface Recovery {
  runId: string
  /** `undone`: killed before the commit mark, temporary files removed. `finished`: the remaining renames were made. */
  outcome: 'undone' | 'finished'
  files: string[]
}

export interface ApplyOptions {
  /** Ids of artifacts a person declined or that must wait; they are left as they are. */
  skip: ReadonlySet<string>
}

export interface Outcome {
  runId: string
  /** Ids of actions carried out. */
  done: string[]
  /** Files a stranger changed between the plan and the rename, left alone: the next run sees them anew. */
  skipped: { id: string; path: string; reason: string }[]
  ledger: Ledger
}

/** One target on this machine. */
export interface TargetSession {
  readonly ledger: Ledger | undefined
  /** The last full answer, kept for offline work and for planning after `unchanged`. */
  readonly desired: Desired | undefined
  /** True when everything in the ledger is still on disk as it was written. Synchronous, for the fast path. */
  inStep(): boolean
  /** Reads the disk and decides; writes nothing. */
  plan(desired: Desired): Plan
  /** Carries a plan out. Needs the lock. */
  apply(plan: Plan, desired: Desired, options: ApplyOptions): Promise<Outcome>
}
