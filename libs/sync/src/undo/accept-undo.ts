import type { Accepted } from '../accept.ts'
import type { Skipped, UndoAction, UndoPlan } from '../types.ts'
import type { JudgedUndo } from './undo-file.ts'

/**
 * Compares the undo a person saw with what was judged right before writing. Only what still is the same is undone.
 *
 * @param shown - the plan that was shown
 * @param files - judged again from what is on disk now
 * @param anyway - ids of what somebody changed since the run, and of which a person said that it may go
 */
export function acceptUndo(shown: UndoPlan, files: readonly JudgedUndo[], anyway: ReadonlySet<string>): Accepted {
  const accepted: Accepted = { ids: new Set(), settled: [], skipped: [] }
  const shownById = new Map(shown.actions.map((action) => [action.id, action]))
  for (const action of files.flatMap(({ parts }) => parts.map((part) => part.action))) {
    const { id, path } = action
    const planned = shownById.get(id)
    if (action.action === 'settled') accepted.settled.push(id)
    else if (isSame(planned, action)) {
      if (action.action === 'restore' || anyway.has(id)) accepted.ids.add(id)
    } else accepted.skipped.push({ id, path, reason: 'It changed after the plan was made.' })
  }
  return accepted
}

const isSame = (planned: UndoAction | undefined, { action, before, after }: UndoAction) =>
  planned?.action === action && planned.before === before && planned.after === after

/**
 * Files the run moved here from a place they cannot go back to: they stay, or nothing would be left of them.
 *
 * @param accepted - ids of the parts to be undone
 */
export function stranded(files: readonly JudgedUndo[], { ids, settled }: Pick<Accepted, 'ids' | 'settled'>): Skipped[] {
  const back = new Set([...ids, ...settled])
  const lost = new Set(
    files
      .filter(({ file, parts }) => file.form === 'file' && file.after === null && !parts.every(({ action }) => back.has(action.id)))
      .flatMap(({ file }) => file.spokeOf),
  )
  const reason = 'It stays, because something else is now where it was before.'
  return files.flatMap(({ file, parts }) =>
    file.form === 'file' && file.before === null && lost.has(file.key)
      ? parts.flatMap(({ action: { id, path } }) => (ids.has(id) ? [{ id, path, reason }] : []))
      : [],
  )
}
