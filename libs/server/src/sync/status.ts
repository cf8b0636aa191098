import type { TargetStatus } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { findTarget } from '../targets/find.ts'
import { targetState } from '../targets/state.ts'
import { wantedRevision } from '../targets/wanted.ts'
import { standingExceptions } from './exceptions.ts'

/** How a target stands, artifact by artifact where it is not in step. */
export function targetStatus({ library }: Pick<Ctx, 'library'>, { targetId }: { targetId: string }): TargetStatus {
  const target = findTarget(library.read, targetId)
  const exceptions = standingExceptions(library.read, targetId)
  const wanted = wantedRevision(library, target.subject)
  return {
    targetId,
    state: targetState({
      asked: target.facts !== null,
      failed: target.lastError !== null,
      reported: target.reported,
      wanted,
      exceptions: exceptions.map(({ state }) => state),
    }),
    wanted,
    reported: target.reported,
    reportedAt: target.reportedAt === null ? null : new Date(target.reportedAt).toISOString(),
    counts: JSON.parse(target.counts),
    exceptions,
    lastError: target.lastError,
    seenAt: target.seenAt?.toISOString() ?? null,
  }
}
