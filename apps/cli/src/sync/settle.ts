import type { Desired } from '@ccm/contract'
import { exceptionsOf, type Outcome, type Plan } from '@ccm/sync'
import { openTarget, recover, withLock } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../output/io.ts'
import { planLines } from '../output/plan-lines.ts'
import { yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { isCopied } from '../settings/machine.ts'
import { tidy } from '../settings/private-file.ts'
import { ask, type Consent, isOpen, keyOf, type Questions, questionsOf, withoutAsking } from './consent.ts'
import { forgetReport, lastSaid } from './reported.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { sendReport } from './report.ts'
import { targetOf, type TargetResult, toChange } from './result.ts'
import { sayFindings, sayOutcome, sayRecovery, sayWarnings } from './say.ts'
import type { SyncOptions } from './sync-options.ts'
import { optionsOf } from './target.ts'

/** Plans, shows, asks where it must, writes and reports. With --dry-run it plans and shows. */
export async function settle(
  binding: Binding,
  desired: Desired,
  session: Session,
  { consent: given, told = [] }: Pick<SyncOptions, 'consent' | 'told'> = {},
): Promise<TargetResult> {
  refuseCopy(session)
  const known = new Set(told.map(({ message }) => message))
  sayWarnings(
    desired.warnings.filter(({ message }) => !known.has(message)),
    session.io,
  )
  if (session.dryRun) return foresee(binding, desired, session)
  let consent = given
  for (;;) {
    const step = await attempt(binding, desired, session, consent)
    if ('outcome' in step) return finish(binding, desired, session, step)
    consent = await ask(step.plan, step.questions, session.io)
  }
}

interface Applied {
  plan: Plan
  outcome: Outcome
  skip: ReadonlySet<string>
  /** What the server had been told before. */
  said: unknown
}

interface Unanswered {
  plan: Plan
  questions: Questions
}

/**
 * One go under the lock. When the plan holds a question that is not answered yet, the lock is given back while a person thinks; the
 * next go plans again, and takes the answer only for the very same plan.
 */
async function attempt(binding: Binding, desired: Desired, session: Session, given: Consent | undefined): Promise<Applied | Unanswered> {
  const { home, io } = session
  const options = optionsOf(binding, session)
  return io.uninterrupted(() =>
    withLock(options, async () => {
      await tidy(home)
      sayRecovery(await recover(options), io)
      const disk = openTarget(options)
      const plan = await disk.plan(desired)
      refuseUnreadable(plan)
      const questions = questionsOf(plan, { yes: session.yes, trust: session.config.trust })
      const answered = given?.key === keyOf(plan)
      if (!answered) showPlan(plan, io)
      if (!answered && isOpen(questions) && io.canAsk) return { plan, questions }
      const { skip } = answered ? given : withoutAsking(plan, questions)
      const said = lastSaid(home, binding.targetId)
      forgetReport(home, binding.targetId)
      return { plan, skip, said, outcome: await disk.apply(plan, desired, { skip }) }
    }),
  )
}

async function finish(binding: Binding, desired: Desired, session: Session, { plan, outcome, skip, said }: Applied): Promise<TargetResult> {
  const exceptions = exceptionsOf(plan, outcome, skip)
  const done = new Set(outcome.done)
  const changes = plan.actions.map((action) => toChange(action, done.has(action.id)))
  const wrote = changes.some(({ action, done }) => done && (action === 'create' || action === 'update' || action === 'remove'))
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
  await sendReport(binding, desired, { counts: plan.counts, exceptions, wrote, before: said }, session)
  return result
}

/** What a sync would do. Reads; takes no lock, repairs nothing. */
async function foresee(binding: Binding, desired: Desired, session: Session): Promise<TargetResult> {
  const plan = await openTarget(optionsOf(binding, session)).plan(desired)
  refuseUnreadable(plan)
  showPlan(plan, session.io)
  const result: TargetResult = {
    target: targetOf(binding),
    outcome: plan.actions.length > 0 ? 'would-change' : 'in-step',
    exitCode: plan.actions.length > 0 ? exitCodes.differs : exitCodes.done,
    counts: plan.counts,
    changes: plan.actions.map((action) => toChange(action, false)),
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

function refuseCopy(session: Session): void {
  if (!isCopied(session.config, session)) return
  throw new CommandError(
    'conflict',
    'Nothing was written: the configuration in ~/.ccm was made on another computer. Run "ccm apply --profile <name>" in each project here; this computer then gets an id of its own.',
  )
}
