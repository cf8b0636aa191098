import type { Desired } from '@ccm/contract'
import type { Plan, UndoPlan } from '../types.ts'
import { nodeDisk } from './disk.ts'
import { isInStep } from './in-step.ts'
import { layoutOf } from './layout.ts'
import { readDesired, readStoredLedger } from './ledger-file.ts'
import type { Looked } from './look.ts'
import type { ApplyOptions, TargetOptions, TargetSession, UndoOptions } from './target.ts'

/**
 * Opens a target: reads its ledger, nothing else. Planning and applying load their parsers only when they are called, so that a sync
 * without changes pays for neither.
 *
 * @throws SyncError `unreadable` when there is a ledger that cannot be read or that a newer ccm made
 */
export function openTarget(options: TargetOptions): TargetSession {
  const { roots, platform, disk = nodeDisk } = options
  const layout = layoutOf(options.home, options.targetId)
  const stored = readStoredLedger(disk, layout)
  let { ledger } = stored
  let looked: Looked | undefined
  let seenInStep = false
  return {
    get ledger() {
      return ledger
    },
    get desired() {
      return readDesired(disk, layout, ledger)
    },
    async prepare() {
      await import('./engine.ts')
    },
    isCurrent: () => readStoredLedger(disk, layout, stored) === stored,
    inStep() {
      seenInStep = ledger !== undefined && isInStep(ledger, roots, platform, disk)
      return seenInStep
    },
    async plan(desired: Desired): Promise<Plan> {
      const { look } = await import('./engine.ts')
      looked = await look(desired, ledger, { ...options, disk }, { inStep: seenInStep })
      // The next plan may be made after a person has thought about a question.
      seenInStep = false
      return looked.plan
    },
    async apply(plan: Plan, desired: Desired, how: ApplyOptions) {
      const { applyPlan } = await import('./engine.ts')
      const outcome = await applyPlan(plan, desired, how, { ...options, disk, stored, looked })
      ledger = outcome.ledger
      looked = undefined
      return outcome
    },
    async history() {
      const { history } = await import('./history.ts')
      return history(disk, layout)
    },
    async planUndo(run) {
      const { planUndo } = await import('./undo.ts')
      return planUndo(run, { ...options, disk })
    },
    async undo(plan: UndoPlan, how: UndoOptions) {
      const { undoRun } = await import('./undo.ts')
      const outcome = await undoRun(plan, how, { ...options, disk })
      ledger = outcome.ledger
      looked = undefined
      return outcome
    },
  }
}
