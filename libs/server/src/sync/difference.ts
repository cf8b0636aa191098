import type { Artifact, ArtifactRef, Difference } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { findEdit } from './edits/find-edit.ts'
import { planKeep } from './edits/keep.ts'
import { problemOf } from './edits/refusal.ts'
import { planTake } from './edits/take.ts'
import { placeOf } from './place.ts'
import { writtenArtifact } from './written.ts'

/**
 * What stood on a disk at the last report beside what the library wants, and whether the edit can be settled from afar.
 *
 * @throws AppError `not-found` when it was in step, `unresolvable`
 */
export function difference({ library }: Pick<Ctx, 'library'>, ref: ArtifactRef): Difference {
  const edit = findEdit(library, ref)
  const { id, state, have = null, text, since, putBack } = edit.exception
  const written = writtenArtifact(library, edit)
  return {
    id,
    state,
    have,
    disk: text,
    library: edit.artifact ? textOf(edit.artifact) : null,
    written: written ? textOf(written) : null,
    ...placeOf(id, edit.artifact),
    since,
    owners: edit.artifact?.owners ?? [],
    putBack,
    takeProblem: problemOf(() => planTake(library, edit)),
    keepProblem: problemOf(() => planKeep(library, edit)),
  }
}

/** An artifact as text to compare: what it puts on the disk, or JSON over several lines. */
function textOf(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'file':
      return artifact.encoding ? `(${Buffer.from(artifact.content, artifact.encoding).length} bytes that are no text)` : artifact.content
    case 'block':
      return artifact.content
    case 'key':
    case 'element':
      return JSON.stringify(artifact.value, null, 2)
    default:
      return artifact satisfies never
  }
}
