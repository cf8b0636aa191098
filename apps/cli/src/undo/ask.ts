import type { UndoAction, UndoPlan } from '@ccm/sync'
import type { Io } from '../output/io.ts'
import { bold } from '../output/styled.ts'
import { textsOf, undoDiff } from './action-texts.ts'
import { type Answer, keyOf } from './answer.ts'

/**
 * First what is as the run left it, all at once; then, one by one, what somebody changed since. Whatever comes back may run code, so whoever
 * says yes has seen it.
 */
export async function ask(plan: UndoPlan, { anyway: all }: { anyway: boolean }, io: Io): Promise<Answer> {
  const restores = plan.actions.filter(({ action }) => action === 'restore')
  const changed = plan.actions.filter(({ action }) => action === 'changed')
  const together = all ? [...restores, ...changed] : restores
  showDifferences(together.filter(isToSee), io)
  const goes = together.length === 0 || (await io.confirm(questionFor(together.length, plan)))
  const anyway = new Set<string>(all && goes ? changed.map(({ id }) => id) : [])
  for (const action of goes && !all ? changed : []) {
    showDifferences([action], io)
    if (await io.confirm(`${textsOf(action).title} was changed since. Undo it all the same? Undoing the undo brings it back.`))
      anyway.add(action.id)
  }
  return { key: keyOf(plan), goes: goes && restores.length + anyway.size > 0, anyway }
}

const questionFor = (count: number, { run }: UndoPlan) => (count === 1 ? `Undo this of run ${run}?` : `Undo these ${count} of run ${run}?`)

/** What would be there afterwards, or would be lost. What just goes as it came is named, and that is enough. */
export const isToSee = ({ action, after }: UndoAction): boolean => action === 'changed' || (action === 'restore' && after !== undefined)

export function showDifferences(actions: readonly UndoAction[], io: Io): void {
  for (const action of actions) {
    const texts = textsOf(action)
    io.err('')
    io.err(bold(texts.title))
    for (const line of undoDiff(texts)) io.err(...line)
  }
}
