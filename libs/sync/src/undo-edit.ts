import type { Artifact, Hash } from '@ccm/contract'

/**
 * What one edit took the place of, kept so that a run can be undone and a later merge has its base. For a shared file it holds our edit
 * alone: the rest of the file is not ours to keep copies of.
 */
export interface UndoEdit {
  id: string
  kind: Artifact['kind']
  /** The file it stands in: `root:path`. */
  file: string
  /** The hash of what the edit left; absent when nothing. */
  left?: Hash
  /** The former file, the exact former text of a member or element, or the former content of a block; `null` when there was none. */
  before: string | null
  /** `base64` when the former file is no UTF-8. */
  encoding?: 'base64'
  pointer?: string
  /** Where an element stood that was replaced or removed. */
  index?: number
  block?: string
}
