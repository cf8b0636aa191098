import type { Warning } from '@ccm/contract'
import type { Plan } from '@ccm/sync'
import { exitCodes } from '../exit-codes.ts'
import { planLines } from '../output/plan-lines.ts'
import { bold } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { ask, type Asking, type Consent, isOpen, keyOf, questionsOf, withoutAsking } from './consent.ts'
import { foreseeProfile, UNREGISTERED } from './foresee-profile.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { targetOf, type TargetResult, toChange } from './result.ts'
import { sayFindings } from './say.ts'
import { NO_SETTLING, settledByFlags } from './settle-flags.ts'
import type { SyncFlags } from './sync-options.ts'

/** Either what somebody agreed to, or how things were left because nobody did. */
export type Offered = { consent: Consent; told: Warning[]; left?: undefined } | { left: TargetResult }

/**
 * Shows what a profile would do to a directory, and asks. The server hears of the machine and the directory only after somebody
 * said yes.
 *
 * @param question - what is agreed to
 * @param flags - what is settled without asking
 */
export async function offer(binding: Binding, profile: string, question: string, flags: SyncFlags, session: Session): Promise<Offered> {
  const { plan, warnings } = await foreseeProfile(binding, profile, session)
  refuseUnreadable(plan)
  session.io.out(bold(binding.name), ` (${binding.root}) takes the profile `, bold(profile), ':')
  session.io.lines(planLines(plan.actions))
  sayFindings(plan.findings, session.io)
  if (session.dryRun) session.io.out('Nothing was written or registered.')
  const consent = session.dryRun ? undefined : await agree(question, plan, settledByFlags(plan, flags.settle ?? NO_SETTLING), session)
  return consent ? { consent, told: warnings } : { left: leftUndone(binding, plan, warnings, session) }
}

/** The answers to a first plan; undefined when it is not to be carried out. */
async function agree(question: string, plan: Plan, flagged: Asking['flagged'], session: Session): Promise<Consent | undefined> {
  const { io, yes, config } = session
  if (yes) return { key: keyOf(plan), skip: new Set(), answers: new Map() }
  if (!io.canAsk) {
    io.err('Nothing was written or registered: nobody is here to say yes. Run the command again with --yes.')
    return undefined
  }
  if (!(await io.confirm(question))) {
    io.err('Nothing was written or registered.')
    return undefined
  }
  const questions = questionsOf(plan, { yes, trust: config.trust, flagged, answers: new Map() })
  return isOpen(questions) ? ask(plan, questions, session) : withoutAsking(plan, questions)
}

const leftUndone = (binding: Binding, plan: Plan, warnings: Warning[], { dryRun }: Session): TargetResult => ({
  target: { ...targetOf(binding), ...(binding.targetId === UNREGISTERED && { id: '' }) },
  outcome: dryRun ? 'would-change' : 'left-undone',
  exitCode: exitCodes.differs,
  counts: plan.counts,
  changes: plan.actions.map((action) => toChange(action, false)),
  exceptions: [],
  warnings,
  findings: plan.findings,
})
