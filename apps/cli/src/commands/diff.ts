import type { PlannedAction } from '@ccm/sync'
import { exitCodes, type ExitCode, worst } from '../exit-codes.ts'
import { type Comparison, comparisonLines, comparisonsOf, patchesOf } from '../output/difference.ts'
import { ownersOf, titleOf, wordsFor } from '../output/plan-lines.ts'
import { bold, dim, green } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { everyTarget } from '../sync/every-target.ts'
import { inspect, sayOffline } from '../sync/inspect.ts'
import { refuseUnreadable } from '../sync/refuse-unreadable.ts'
import { targetOf, toChange } from '../sync/result.ts'
import { standingOf } from '../sync/standing.ts'
import { boundTarget } from './bound-directory.ts'
import { failedLook, type LookArgs, refuseOne } from './status.ts'

/**
 * What a sync would change, and what was changed here, as unified diffs: `-` is on disk, `+` is in the library. A conflict shows both sides
 * against what the library said before, where that is known. Secrets are masked.
 */
export async function diff({ path, user, all }: LookArgs, session: Session): Promise<ExitCode> {
  if (all) return diffOfAll({ path, user }, session)
  const found = await diffOf(await boundTarget({ path, user }, session), session)
  session.io.document({ command: 'diff', ...found })
  return found.exitCode
}

async function diffOfAll(args: Omit<LookArgs, 'all'>, session: Session): Promise<ExitCode> {
  refuseOne(args)
  const lookAt = (binding: Binding) => {
    session.io.out(bold(binding.name), '  ', dim(binding.root))
    return diffOf(binding, session)
  }
  const targets = await everyTarget(session, lookAt, failedLook)
  const exitCode = worst(targets.map((target) => target.exitCode))
  session.io.document({ command: 'diff', exitCode, targets })
  return exitCode
}

async function diffOf(binding: Binding, session: Session) {
  const { plan, offline } = await inspect(binding, session)
  refuseUnreadable(plan)
  const { io } = session
  if (offline) sayOffline(offline, session)
  const standing = standingOf(plan, session)
  if (standing.length === 0) io.out(green('Nothing differs.'))
  const changes: object[] = []
  for (const { action, exception } of standing) {
    const comparisons = await comparisonsOf(action)
    show(action, comparisons, session)
    changes.push({ ...toChange(action, false), state: exception.state, ...patchesOf(action, comparisons) })
  }
  return {
    exitCode: standing.length > 0 ? exitCodes.differs : exitCodes.done,
    target: targetOf(binding),
    changes,
    ...(offline && { offline: true, since: offline.since }),
  }
}

function show(action: PlannedAction, comparisons: readonly Comparison[], { io }: Session): void {
  io.out(bold(titleOf(action)), '  ', dim([ownersOf(action), wordsFor(action)].filter(Boolean).join(' · ')))
  io.lines(comparisonLines(action, comparisons))
  io.out('')
}
