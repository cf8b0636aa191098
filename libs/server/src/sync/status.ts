import { ExceptionState, type TargetStatus } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { findTarget } from '../targets/find.ts'
import { targetState } from '../targets/state.ts'
import { wantedRevision } from '../targets/wanted.ts'

interface Row {
  id: string
  state: string
  want: string | null
  last: string | null
  have: string | null
}

/** How a target stands, artifact by artifact where it is not in step. */
export function targetStatus({ library }: Pick<Ctx, 'library'>, { targetId }: { targetId: string }): TargetStatus {
  const target = findTarget(library.read, targetId)
  const rows = library.read.all<Row>('SELECT id, state, want, last, have FROM TargetException WHERE targetId = ? ORDER BY id', targetId)
  const exceptions = rows.map(({ id, state, want, last, have }) => ({
    id,
    state: ExceptionState.parse(state),
    ...(want !== null && { want }),
    ...(last !== null && { last }),
    ...(have !== null && { have }),
  }))
  const wanted = wantedRevision(library, target.subject)
  return {
    targetId,
    state: targetState({
      asked: target.facts !== null,
      reported: target.reported,
      wanted,
      exceptions: exceptions.map(({ state }) => state),
    }),
    wanted,
    reported: target.reported,
    reportedAt: target.reportedAt === null ? null : new Date(target.reportedAt).toISOString(),
    counts: JSON.parse(target.counts),
    exceptions,
  }
}
