import { type PlannedAction, textOf } from '@ccm/sync'

/** The same artifact with what the library says as its text, where it would otherwise be that of a merge. */
export const asTheirs = (action: PlannedAction): PlannedAction =>
  action.result && action.artifact ? { ...action, after: textOf(action.artifact) } : action
