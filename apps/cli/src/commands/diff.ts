import type { PlannedAction } from '@ccm/sync'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { diffLines, unifiedDiff } from '../output/diff-lines.ts'
import { ownersOf, textsOf, titleOf, wordsFor } from '../output/plan-lines.ts'
import { bold, dim, green } from '../output/styled.ts'
import type { Session } from '../session.ts'
import { inspect } from '../sync/inspect.ts'
import { targetOf, toChange } from '../sync/result.ts'
import { refuseUnreadable } from '../sync/refuse-unreadable.ts'
import { boundTarget } from './bound-directory.ts'

/** What a sync would change, and what was changed here, as unified diffs: `-` is on disk, `+` is in the library. */
export async function diff(args: { path?: string; user: boolean }, session: Session): Promise<ExitCode> {
  const binding = boundTarget(args, session)
  const { plan } = await inspect(binding, session)
  refuseUnreadable(plan)
  const { io } = session
  const changes = plan.actions.filter(differs)
  for (const action of changes) {
    const words = wordsFor(action)
    io.out(bold(titleOf(action)), '  ', dim([ownersOf(action), words].filter(Boolean).join(' · ')))
    for (const line of diffLines(...textsOf(action))) io.out(...line)
    io.out('')
  }
  const exitCode = changes.length > 0 ? exitCodes.differs : exitCodes.done
  if (changes.length === 0) io.out(green('Nothing differs.'))
  io.document({
    command: 'diff',
    exitCode,
    target: targetOf(binding),
    changes: changes.map((action) => ({ ...toChange(action, false), diff: unifiedDiff(titleOf(action), ...textsOf(action)) })),
  })
  return exitCode
}

/** What would not be written, and what stays for its own sake, makes no difference. */
const differs = (action: PlannedAction): boolean => {
  const [before, after] = textsOf(action)
  return !['adopt', 'forget', 'release', 'keep'].includes(action.action) && before !== after
}
