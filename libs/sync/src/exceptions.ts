import type { ExceptionState, SyncException } from '@ccm/contract'
import type { Outcome, Plan, PlannedAction } from './types.ts'

/**
 * What is not in step after a run, for the report.
 *
 * @param outcome - what the run did; `undefined` when nothing was carried out
 * @param skip - ids that were declined or have to wait
 */
export function exceptionsOf(plan: Plan, outcome: Outcome | undefined, skip: ReadonlySet<string>): SyncException[] {
  const done = new Set(outcome?.done)
  const failed = new Set(outcome?.skipped.map(({ id }) => id))
  return plan.actions.flatMap((action) => {
    const state = stateOf(action, done, failed, skip)
    return state === undefined ? [] : [{ id: action.id, state, want: action.want, last: action.entry?.want, have: action.have }]
  })
}

function stateOf(
  { id, action, entry, have, runs, stays }: PlannedAction,
  done: ReadonlySet<string>,
  failed: ReadonlySet<string>,
  skip: ReadonlySet<string>,
): ExceptionState | undefined {
  switch (action) {
    case 'drifted':
      if (done.has(id)) return undefined
      return have === undefined ? 'missing' : 'drifted'
    case 'conflict':
      if (done.has(id)) return undefined
      return entry ? (have === undefined ? 'missing' : 'conflict') : 'foreign'
    case 'keep':
    case 'adopt':
    case 'forget':
    case 'release':
      return undefined
    case 'create':
    case 'update':
    case 'remove':
    case 'merge':
    case 'move':
      if (done.has(id)) return stays
      if (failed.has(id)) return 'failed'
      return skip.has(id) && (runs || action === 'remove') ? 'waiting' : 'outdated'
    default:
      return action satisfies never
  }
}
