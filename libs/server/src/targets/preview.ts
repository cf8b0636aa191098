import type { TargetPreview } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import type { Subject } from './subject.ts'
import { wantedOf } from './wanted.ts'

/**
 * What the library wants at a target now. Nothing is kept of the question.
 *
 * @throws AppError `unresolvable`
 */
export function previewTarget(library: Library, subject: Subject): TargetPreview {
  const { revision, artifacts, warnings } = wantedOf(library, subject)
  return { targetId: subject.targetId, revision, artifacts, warnings }
}
