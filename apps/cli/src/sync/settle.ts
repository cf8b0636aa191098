import type { Desired, SyncException } from '@ccm/contract'
import { exceptionsOf, type Outcome, type Plan, type Settlement } from '@ccm/sync'
import { openTarget, type TargetSession } from '@ccm/sync/node'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../output/io.ts'
import { planLines } from '../output/plan-lines.ts'
import { yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { ask, type Asking, type Consent, isOpen, keyOf, type Questions, questionsOf, settlementsOf, withoutAsking } from './consent.ts'
import { staleWishes, withPutBacks } from './put-back.ts'
import { forgetReport, lastSaid } from './reported.ts'
import { refuseCopy } from './refuse-copy.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { sendReport } from './report.ts'
import { type Change, targetOf, type TargetResult, toChange } from './result.ts'
import { sayFindings, sayOutcome, sayWarnings } from './say.ts'
import { NO_SETTLING, settledByFlags, type SettleFlags } from './settle-flags.ts'
import { keepHeapSmall } from './small-heap.ts'
import type { SyncOptions } from './sync-options.ts'
import { optionsOf } from './target.ts'
import { underLock } from './under-lock.ts'

/** Plans, shows, asks where it must, writes and reports. With --dry-run it plans and shows. */
export async function settle(
  binding: Binding,
  desired: Desired,
  session: Session,
  { consent: given, told = [], settle: flags = NO_SETTLING, opened }: Pick<SyncOptions, 'consent' | 'told' | 'settle' | 'opened'> = {},
): Promise<TargetResult> {
  keepHeapSmall()
  refuseCopy(session)
  const known = new Set(told.map(({ message }) => message))
  sayWarnings(
    desired.warnings.filter(({ message }) => !known.has(message)),
    session.io,
  )
  if (session.dryRun) return foresee(binding, desired, flags, session)
  let consent = given
  for (let first = opened; ; first = undefined) {
    const step = await attempt(binding, desired, session, flags, consent, first)
    if ('outcome' in step) return finish(binding, desired, session, step)
    consent = await ask(step.plan, step.questions, session, consent?.answers)
  }
}

interface Applied {
  plan: Plan
  outcome: Outcome
  skip: ReadonlySet<string>
  settled: ReadonlyMap<string, Settlement>
  /** What the server had been told before. */
  said: unknown
}

interface Unanswered {
  plan: Plan
  questions: Questions
}

/**
 * One go under the lock. When the plan holds a question that is not answered yet, the lock is given back while a person thinks; the
 * next go plans again, and takes the answers only for the very same plan, or for a conflict the very same item.
 *
 * @param opened - the target as it was looked at a moment ago; what is written is compared again in any case
 */
async function attempt(
  binding: Binding,
  desired: Desired,
  session: Session,
  flags: SettleFlags,
  given: Consent | undefined,
  opened: TargetSession | undefined,
): Promise<Applied | Unanswered> {
  const { home, io, yes } = session
  const goOn = async (disk: TargetSession): Promise<Applied | Unanswered> => {
    const plan = withPutBacks(await disk.plan(desired), desired)
    refuseUnreadable(plan)
    const asking: Asking = {
      yes,
      trust: session.config.trust,
      flagged: settledByFlags(plan, flags),
      answers: given?.answers ?? new Map(),
    }
    const questions = questionsOf(plan, asking)
    const isSame = given?.key === keyOf(plan)
    if (!isSame) showPlan(plan, io)
    if (!isSame && isOpen(questions) && io.canAsk) return { plan, questions }
    const { skip } = isSame ? given : withoutAsking(plan, questions)
    const settled = settlementsOf(plan, asking, skip)
    const said = lastSaid(home, binding.targetId)
    forgetReport(home, binding.targetId)
    return { plan, skip, settled, said, outcome: await disk.apply(plan, desired, { skip, settle: settled }) }
  }
  return underLock(binding, session, goOn, opened)
}

async function finish(binding: Binding, desired: Desired, session: Session, applied: Applied): Promise<TargetResult> {
  const { plan, outcome, settled, said } = applied
  const exceptions = exceptionsAfter(applied)
  const done = new Set(outcome.done)
  const changes = plan.actions.map((action) => toChange(action, done.has(action.id), settled.get(action.id)?.take))
  const wrote = changes.some((change) => change.done && isWritten(change))
  const result: TargetResult = {
    target: targetOf(binding),
    outcome: exceptions.length > 0 ? 'left-undone' : wrote ? 'changed' : 'in-step',
    exitCode: exceptions.length > 0 ? exitCodes.differs : exitCodes.done,
    counts: plan.counts,
    changes,
    exceptions,
    warnings: desired.warnings,
    findings: plan.findings,
  }
  for (const note of outcome.notes) session.io.err(yellow('Note: '), note)
  sayOutcome(result, outcome.skipped, session.io)
  const isNews = wrote || staleWishes(plan, desired)
  await sendReport(binding, desired, { plan, exceptions, isNews, before: said }, session)
  return result
}

/** It changed the disk, and not just what is remembered of it. */
function isWritten({ action, settled }: Change): boolean {
  if (settled) return settled !== 'mine'
  return action === 'create' || action === 'update' || action === 'remove' || action === 'merge' || action === 'move'
}

/** What is not in step after a run. What runs code and what was asked for from afar waits for a yes, whatever else is to be said of it. */
function exceptionsAfter({ plan, outcome, skip, settled }: Applied): SyncException[] {
  const done = new Set(outcome.done)
  const waits = new Set(plan.actions.filter(({ id, putBack }) => putBack || skip.has(id)).map(({ id }) => id))
  return exceptionsOf(plan, outcome, skip)
    .filter(({ id }) => !(settled.has(id) && done.has(id)))
    .map((exception) => (waits.has(exception.id) && exception.state !== 'failed' ? { ...exception, state: 'waiting' } : exception))
}

/** What a sync would do. Reads; takes no lock, repairs nothing. */
async function foresee(binding: Binding, desired: Desired, flags: SettleFlags, session: Session): Promise<TargetResult> {
  const plan = withPutBacks(await openTarget(optionsOf(binding, session)).plan(desired), desired)
  refuseUnreadable(plan)
  const settled = settledByFlags(plan, flags)
  showPlan(plan, session.io)
  const result: TargetResult = {
    target: targetOf(binding),
    outcome: plan.actions.length > 0 ? 'would-change' : 'in-step',
    exitCode: plan.actions.length > 0 ? exitCodes.differs : exitCodes.done,
    counts: plan.counts,
    changes: plan.actions.map((action) => toChange(action, false, settled.get(action.id)?.take)),
    exceptions: [],
    warnings: desired.warnings,
    findings: plan.findings,
  }
  sayOutcome(result, [], session.io)
  return result
}

function showPlan({ actions, findings }: Plan, io: Io): void {
  io.lines(planLines(actions))
  sayFindings(findings, io)
}
