import { exceptionsOf } from '@ccm/sync'
import { openTarget, recover, withLock } from '@ccm/sync/node'
import { sayFailure, toFailure } from '../failure.ts'
import { artifacts, kept, planLines } from '../output/plan-lines.ts'
import { whenOf } from '../output/when.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { keptAnswer } from './kept-answer.ts'
import { refuseCopy } from './refuse-copy.ts'
import { failedResult, type TargetResult, toChange } from './result.ts'
import { sayRecovery } from './say.ts'
import { stateWords } from './state-words.ts'
import { optionsOf } from './target.ts'

/**
 * A sync without a server: finishes what an interrupted run left, says how the directory stands against what the library said last, and
 * writes nothing else.
 *
 * @param error - why the server could not be asked; thrown when nothing is known here either
 */
export async function syncOffline(error: unknown, binding: Binding, session: Session): Promise<TargetResult> {
  const { io, dryRun } = session
  const options = optionsOf(binding, session)
  refuseCopy(session)
  if (openTarget(options).ledger === undefined) throw error
  if (!dryRun) sayRecovery(await io.uninterrupted(() => withLock(options, () => recover(options))), io)
  const disk = openTarget(options)
  const answer = keptAnswer(disk, binding, session)
  if (!answer) throw error
  const { message, ...rest } = toFailure(error)
  const unknown = `Nothing was written: whether the library has changed since ${whenOf(answer.since)} could not be learned.`
  const failure = { ...rest, message: `${message} ${unknown}` }
  sayFailure(failure, io)
  const plan = await disk.plan(answer.desired)
  const exceptions = exceptionsOf(plan, undefined, new Set())
  io.lines(planLines(plan.actions))
  const states = [`${artifacts(kept(plan))} in step`, ...stateWords(exceptions), ...unreadableWords(plan.unreadable.length)]
  io.out(`Against what it said then: ${states.join(', ')}.`)
  return {
    ...failedResult(binding, failure),
    counts: plan.counts,
    changes: plan.actions.map((action) => toChange(action, false)),
    exceptions,
    findings: plan.findings,
    offline: true,
  }
}

const unreadableWords = (count: number): string[] => (count === 0 ? [] : [`${count} unreadable`])
