import type { Artifact } from '@ccm/contract'
import type { PlannedAction } from '@ccm/sync'
import { binaryOf, bytesOfBase64 } from './sizes.ts'

/** The same artifact with what the library says as its text, where it would otherwise be that of a merge. */
export const asTheirs = (action: PlannedAction): PlannedAction =>
  action.result && action.artifact ? { ...action, after: libraryText(action.artifact) } : action

function libraryText(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'file':
      return artifact.encoding === undefined ? artifact.content : binaryOf(bytesOfBase64(artifact.content))
    case 'block':
      return artifact.content
    case 'key':
    case 'element':
      return JSON.stringify(artifact.value, null, 2)
    default:
      return artifact satisfies never
  }
}
