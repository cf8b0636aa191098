import type { ConfigOf } from '@ccm/contract'
import { keyArtifact } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { settingsPlace } from './places.ts'

const fieldOrder: FieldOrder<ConfigOf<'status-line'>> = {
  type: true,
  command: true,
  padding: true,
  refreshInterval: true,
  hideVimModeIndicator: true,
}

/** `/statusLine` of a settings file, whole: Claude Code drops the file where `type` is missing. */
export const renderStatusLine: Renderer<'status-line'> = (component, context) => {
  const { place, warning } = settingsPlace(ownerOf(component), context)
  if (!place) return { artifacts: [], warnings: [warning] }
  return { artifacts: [keyArtifact(place, ['statusLine'], inOrder(component.config, fieldOrder), true)], warnings: [] }
}
