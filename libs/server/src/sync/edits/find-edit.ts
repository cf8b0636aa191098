import type { Artifact } from '@ccm/contract'
import { identityKey } from '@ccm/formats'
import { AppError } from '../../errors.ts'
import type { Library } from '../../library/library.ts'
import { stale } from '../../stale.ts'
import { findTarget, type Target } from '../../targets/find.ts'
import { wantedOf } from '../../targets/wanted.ts'
import { findException, type ReportedException } from '../exceptions.ts'

/** What a person made of an artifact, by the last report of its target. */
export interface Edit {
  target: Target
  exception: ReportedException
  /** What the library wants there now; nothing when it no longer names it. */
  artifact: Artifact | undefined
}

interface Ref {
  targetId: string
  id: string
}

/** @throws AppError `not-found`, `unresolvable` */
export function findEdit(library: Library, { targetId, id }: Ref): Edit {
  const target = findTarget(library.read, targetId)
  const exception = findException(library.read, targetId, id)
  if (!exception) {
    throw new AppError('not-found', `By the last report of "${target.name}" this is in step, so there is no edit to settle: ${id}`)
  }
  const key = identityKey(exception.id)
  const artifact = wantedOf(library, target.subject).artifacts.find((one) => identityKey(one.id) === key)
  return { target, exception, artifact }
}

/** What a person has seen of an edit: what stood on the disk and, if they say, at which revision its component was. */
interface Seen extends Ref {
  have: string | null
  expectedRevision?: number | undefined
}

/**
 * The edit a person has seen.
 *
 * @throws AppError `stale` when by the last report something else stands there, nothing is out of step any more, or the component was saved
 *   since
 */
export function findSeenEdit(library: Library, { have, expectedRevision, ...ref }: Seen): Edit {
  const target = findTarget(library.read, ref.targetId)
  const exception = findException(library.read, ref.targetId, ref.id)
  if ((exception?.have ?? null) !== have || !exception) {
    throw new AppError(
      'stale',
      `Nothing was done: "${target.name}" has reported since, and what stands there is not what you looked at. Look at it again, then decide.`,
      { issues: [{ path: ['have'], message: exception ? 'Another edit stands there by now.' : 'This is in step by now.' }] },
    )
  }
  const edit = findEdit(library, ref)
  const [owner] = edit.artifact?.owners ?? []
  if (owner && expectedRevision !== undefined && owner.revision !== expectedRevision) {
    throw stale(`The ${owner.type} "${owner.name}"`, expectedRevision, owner.revision)
  }
  return edit
}
