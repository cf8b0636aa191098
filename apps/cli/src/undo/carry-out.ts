import type { Desired } from '@ccm/contract'
import type { Outcome, RunSummary, UndoPlan } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { bold } from '../output/styled.ts'
import { whenOf } from '../output/when.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { refuseCopy } from '../sync/refuse-copy.ts'
import { refuseUnreadable } from '../sync/refuse-unreadable.ts'
import { forgetReport } from '../sync/reported.ts'
import { optionsOf } from '../sync/target.ts'
import { underLock } from '../sync/under-lock.ts'
import { type Answer, keyOf, withoutAsking } from './answer.ts'
import { ask, isToSee, showDifferences } from './ask.ts'
import { chooseRun } from './choose-run.ts'
import { planOf } from './plan-of.ts'
import { kindOf } from './run-words.ts'
import { undoLines } from './undo-lines.ts'

export interface Wish {
  /** Left out, the newest sync that is not undone. */
  run?: number
  /** What somebody changed since goes as well. */
  anyway: boolean
}

/** What undoing came to. Without a run there was none to undo, without a plan all of it was as before already, without an outcome nothing was written. */
export interface Undone {
  run?: RunSummary
  plan?: UndoPlan
  outcome?: Outcome
  /** The components that want what was undone, as the library was last seen: `type/name`. */
  wanting?: string[]
}

/** Plans, shows, asks where it must, and undoes. With --dry-run it plans and shows. */
export async function carryOut(binding: Binding, wish: Wish, session: Session): Promise<Undone> {
  if (session.dryRun) return foresee(binding, wish, session)
  refuseCopy(session)
  for (let answer: Answer | undefined; ;) {
    const step = await attempt(binding, wish, session, answer)
    if (step.outcome || !step.question) return step
    answer = await ask(step.question, wish, session.io)
  }
}

type Step = Undone & { question?: UndoPlan }

/** One go under the lock, which is given back while a person thinks: the answer counts for the very same plan only. */
async function attempt(binding: Binding, wish: Wish, session: Session, given: Answer | undefined): Promise<Step> {
  return underLock(binding, session, async (disk) => {
    const run = chooseRun(await disk.history(), wish.run)
    if (!run) return {}
    const plan = await planOf(run, disk)
    if (!plan) return { run }
    refuseUnreadable(plan)
    const answered = given?.key === keyOf(plan)
    if (!answered) showPlan(run, plan, session)
    const answer = answered ? given : withoutAsking(plan, wish, session)
    if (!answer) return { run, plan, question: plan }
    if (!answer.goes) return { run, plan }
    forgetReport(session.home, binding.targetId)
    const { desired } = disk
    const outcome = await disk.undo(plan, { anyway: answer.anyway })
    return { run, plan, outcome, wanting: wantingIn(desired, outcome) }
  })
}

function wantingIn(desired: Desired | undefined, { done }: Outcome): string[] {
  const ids = new Set(done)
  const owners = (desired?.artifacts ?? []).flatMap((artifact) => (ids.has(artifact.id) ? artifact.owners : []))
  return [...new Set(owners.map(({ type, name }) => `${type}/${name}`))]
}

/** Reads; takes no lock, repairs nothing. */
async function foresee(binding: Binding, wish: Wish, session: Session): Promise<Undone> {
  const disk = openTarget(optionsOf(binding, session))
  const run = chooseRun(await disk.history(), wish.run)
  if (!run) return {}
  const plan = await planOf(run, disk)
  if (!plan) return { run }
  refuseUnreadable(plan)
  showPlan(run, plan, session)
  showDifferences(plan.actions.filter(isToSee), session.io)
  return { run, plan }
}

function showPlan(run: RunSummary, { actions }: UndoPlan, { io }: Session): void {
  io.out('Undoing ', bold(`run ${run.run}`), ` (${kindOf(run)}, ${whenOf(run.at)}):`)
  io.lines(undoLines(actions))
}
