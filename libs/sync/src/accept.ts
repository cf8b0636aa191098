import type { Action } from '@ccm/contract'
import { isWrite } from './changes.ts'
import type { JudgedAction, JudgedFile } from './plan.ts'
import type { Plan, PlannedAction, Skipped } from './types.ts'

/** What may be carried out of a plan now, and what has to wait. */
export interface Accepted {
  ids: Set<string>
  /** Planned changes there is nothing left to do for. */
  settled: string[]
  skipped: Skipped[]
}

/**
 * Compares the plan a person saw with the judgement made right before writing. Only what still is the same is carried out.
 *
 * @param shown - the plan that was shown
 * @param files - judged again from what is on disk now
 * @param skip - ids a person declined
 */
export function accept(shown: Plan, files: readonly JudgedFile[], skip: ReadonlySet<string>): Accepted {
  const accepted: Accepted = { ids: new Set(), settled: [], skipped: [] }
  const shownById = new Map(shown.actions.map((action) => [action.id, action]))
  for (const action of files.flatMap(({ actions }) => actions)) {
    const { id, path } = action
    const planned = shownById.get(id)
    if (skip.has(id)) continue
    if (takesNote(action.action) || (isWrite(action.action) && isSame(planned, action))) accepted.ids.add(id)
    else if (action.action === 'keep') settle(accepted, planned)
    else if (isWrite(action.action) || (planned && isWrite(planned.action)))
      accepted.skipped.push({ id, path, reason: 'It changed after the plan was made.' })
  }
  return accepted
}

/** Actions that change the ledger alone. */
const takesNote = (action: Action) => action === 'adopt' || action === 'forget' || action === 'release'

const isSame = (planned: PlannedAction | undefined, action: JudgedAction) =>
  planned?.action === action.action && planned.want === action.want && planned.have === action.have

const settle = ({ settled }: Accepted, planned: PlannedAction | undefined) => {
  if (planned && isWrite(planned.action)) settled.push(planned.id)
}
