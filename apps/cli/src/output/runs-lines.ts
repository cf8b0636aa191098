import type { PlannedAction } from '@ccm/sync'
import { diffLines } from './diff-lines.ts'
import { ownersOf, textsOf, titleOf } from './plan-lines.ts'
import { bold, dim, type Line } from './styled.ts'

/** Artifacts that run code or widen permissions, in full: what is there now against what would be, nothing folded away. */
export function runsLines(actions: readonly PlannedAction[]): Line[] {
  const blocks = actions.map((action): Line[] => [
    [''],
    [bold(titleOf(action)), '  ', dim(ownersOf(action))],
    ...diffLines(...textsOf(action), { whole: true }),
  ])
  return [[''], ['This runs code or widens what Claude may do:'], ...blocks.flat(), ['']]
}
