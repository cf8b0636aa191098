import type { Outcome, Plan, PlannedAction } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { titleOf } from '../output/plan-lines.ts'
import { dim, type Line, red } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { keyOf } from '../sync/consent.ts'
import { refuseCopy } from '../sync/refuse-copy.ts'
import { refuseUnreadable } from '../sync/refuse-unreadable.ts'
import { forgetReport } from '../sync/reported.ts'
import { optionsOf } from '../sync/target.ts'
import { underLock } from '../sync/under-lock.ts'
import { agree } from './agree.ts'
import { nothingWanted } from './nothing-wanted.ts'

/** What was, or would be, removed. Without an outcome nothing was. */
export interface Removal {
  plan: Plan
  outcome?: Outcome
}

/** Removes what ccm wrote into a directory and nobody changed since, after a yes. Undefined where ccm remembers nothing. */
export async function removeFiles(binding: Binding, session: Session): Promise<Removal | undefined> {
  const { io, dryRun } = session
  if (dryRun) {
    const plan = await planRemoval(binding, session)
    if (plan) io.lines(removalLines(plan.actions))
    return plan && { plan }
  }
  refuseCopy(session)
  for (let agreed: string | undefined; ;) {
    const step = await attempt(binding, session, agreed)
    if (!step || step.outcome) return step
    io.lines(removalLines(step.plan.actions))
    await agree(questionFor(step.plan, binding), session)
    agreed = keyOf(step.plan)
  }
}

/** One go under the lock, which is given back while a person thinks: the answer counts for the very same plan only. */
async function attempt(binding: Binding, session: Session, agreed: string | undefined): Promise<Removal | undefined> {
  return underLock(binding, session, async (disk) => {
    if (!disk.ledger) return undefined
    const desired = nothingWanted(disk.ledger)
    const plan = await disk.plan(desired)
    refuseUnreadable(plan)
    if (agreed !== keyOf(plan)) return { plan }
    forgetReport(session.home, binding.targetId)
    return { plan, outcome: await disk.apply(plan, desired, { skip: new Set() }) }
  })
}

async function planRemoval(binding: Binding, session: Session): Promise<Plan | undefined> {
  const disk = openTarget(optionsOf(binding, session))
  const plan = disk.ledger && (await disk.plan(nothingWanted(disk.ledger)))
  if (plan) refuseUnreadable(plan)
  return plan
}

export const removed = ({ actions }: Plan): PlannedAction[] => actions.filter(({ action }) => action === 'remove')

function questionFor(plan: Plan, { name, root }: Binding): string {
  const count = removed(plan).length
  const what = count === 0 ? 'There is nothing to remove' : count === 1 ? 'Remove this one' : `Remove these ${count}`
  return `${what}${count === 0 ? `; let ${name} (${root}) go?` : ` from ${root}, and let ${name} go?`}`
}

/** What goes, and what stays with the reason. What is gone already is not worth a line. */
export function removalLines(actions: readonly PlannedAction[]): Line[] {
  const lines = actions.flatMap((action): Line[] => {
    if (action.action === 'remove') return [['  ', red('-'), ' ', titleOf(action)]]
    const reason = stayReason(action)
    return reason === undefined ? [] : [['  ', dim('='), ' ', titleOf(action), dim(`  stays: ${reason}`)]]
  })
  return lines.length > 0 ? lines : [['Nothing that ccm wrote is there.']]
}

/** Why something stays; undefined for what goes or is gone. */
export function stayReason({ action, entry }: PlannedAction): string | undefined {
  if (action === 'remove' || action === 'forget') return undefined
  return entry?.origin === 'matched' ? 'it was there before ccm' : 'it is not as ccm wrote it'
}
