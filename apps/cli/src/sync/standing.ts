import type { SyncException } from '@ccm/contract'
import { exceptionsOf, type Plan, type PlannedAction } from '@ccm/sync'
import type { Session } from '../session.ts'
import { questionsOf, withoutAsking } from './consent.ts'

/** An artifact that is not in step. */
export interface Standing {
  exception: SyncException
  action: PlannedAction
}

/** What is not in step, as a sync without anybody to ask would find it: what runs and what was asked for from afar waits. */
export function standingOf(plan: Plan, { config }: Session): Standing[] {
  const questions = questionsOf(plan, { yes: false, trust: config.trust, flagged: new Map(), answers: new Map() })
  const { skip } = withoutAsking(plan, questions)
  const byId = new Map(plan.actions.map((action) => [action.id, action]))
  return exceptionsOf(plan, undefined, skip).flatMap((exception) => {
    const action = byId.get(exception.id)
    return action ? [{ action, exception: action.putBack ? { ...exception, state: 'waiting' as const } : exception }] : []
  })
}
