import type { Action } from '@ccm/contract'
import { isWrite } from './changes.ts'
import { isHeld, needOf, settleNeeds } from './needs.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
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
 * @param wished - ids a person settled; those of `files` that still are what the person saw say so
 */
export function accept(
  shown: Plan,
  files: readonly JudgedFile[],
  skip: ReadonlySet<string>,
  wished: Pick<ReadonlySet<string>, 'has'> = new Set(),
): Accepted {
  const accepted: Accepted = { ids: new Set(), settled: [], skipped: [] }
  const shownById = new Map(shown.actions.map((action) => [action.id, action]))
  for (const action of files.flatMap(({ actions }) => actions)) {
    const { id, path } = action
    const planned = shownById.get(id)
    if (skip.has(id)) continue
    // What speaks of an artifact that changed meanwhile goes with it: nobody is asked whether to take back an approval.
    if (takesNote(action.action) || action.unmet || action.settled || (isWrite(action.action) && isSame(planned, action)))
      accepted.ids.add(id)
    else if (action.action === 'keep') settle(accepted, planned)
    else if (isNew(action, planned, wished))
      accepted.skipped.push({ id, path, reason: 'It speaks of what was settled just now. Sync again.' })
    else if (isWrite(action.action) || (planned && isWrite(planned.action)) || wished.has(id))
      accepted.skipped.push({ id, path, reason: 'It changed after the plan was made.' })
  }
  const judged = new Set(files.flatMap(({ actions }) => actions.map(({ id }) => id)))
  // What speaks of something that a person keeps out is not wanted any more.
  for (const planned of shown.actions) if (!judged.has(planned.id) && !skip.has(planned.id)) settle(accepted, planned)
  return accepted
}

/** Actions that change the ledger alone. */
const takesNote = (action: Action) => action === 'adopt' || action === 'forget' || action === 'release'

const isSame = (planned: PlannedAction | undefined, action: JudgedAction) =>
  planned?.action === action.action && planned.want === action.want && planned.have === action.have

/** What was not in the plan because what it speaks of was not settled yet. Nobody has seen it so far. */
function isNew(action: JudgedAction, planned: PlannedAction | undefined, wished: Pick<ReadonlySet<string>, 'has'>): boolean {
  const need = needOf(action)
  return planned === undefined && need !== undefined && wished.has(need)
}

const settle = ({ settled }: Accepted, planned: PlannedAction | undefined) => {
  if (planned && isWrite(planned.action)) settled.push(planned.id)
}

/** Judged files, and what of them may be carried out. */
export interface Agreed {
  files: JudgedFile[]
  accepted: Accepted
}

/**
 * What may be carried out once some of it may not: an artifact that speaks of one which will not be as the library says is not made, and
 * goes if it is ours.
 */
export function agree(files: readonly JudgedFile[], accepted: Accepted, skip: ReadonlySet<string>): Agreed {
  const settled = settleNeeds(files, (action) => isHeld(action) && (!isWrite(action.action) || accepted.ids.has(action.id)))
  // Mostly nothing speaks of anything else, or all of it holds.
  if (settled.every((file, index) => file === files[index])) return { files: settled, accepted }
  const before = new Map(files.flatMap(({ actions }) => actions.map((action) => [action.id, action])))
  const after = new Map(settled.flatMap(({ actions }) => actions.map((action) => [action.id, action])))
  const ids = new Set([...accepted.ids].filter((id) => after.has(id)))
  for (const [id, action] of after) if (action !== before.get(id) && !skip.has(id)) ids.add(id)
  return { files: settled, accepted: { ...accepted, ids } }
}

/** Leaves some of what was accepted alone, each for a reason. */
export function withhold(accepted: Accepted, skipped: readonly Skipped[]): Accepted {
  const withheld = new Set(skipped.map(({ id }) => id))
  return {
    ...accepted,
    ids: new Set([...accepted.ids].filter((id) => !withheld.has(id))),
    skipped: [...accepted.skipped, ...skipped],
  }
}
