import type { ConfigOf } from '@ccm/contract'
import { elementArtifacts } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { keybindingsPlace } from './places.ts'

const fieldOrder: FieldOrder<ConfigOf<'keybindings'>['bindings'][number]> = { context: true, bindings: true }

/** One element of `/bindings` for each context. */
export const renderKeybindings: Renderer<'keybindings'> = (component, context) => {
  const { place, warning } = keybindingsPlace(ownerOf(component), context)
  if (!place) return { artifacts: [], warnings: [warning] }
  const { bindings } = component.config
  const artifacts = elementArtifacts(
    place,
    ['bindings'],
    bindings.map((entry) => inOrder(entry, fieldOrder)),
    false,
  )
  return { artifacts: artifacts.map((artifact, n) => ({ ...artifact, runs: runsCommand(bindings[n]?.bindings) })), warnings: [] }
}

/** A key that starts a slash command, which may run code of its own. */
const runsCommand = (keys: { [keys: string]: string | null } = {}) =>
  Object.values(keys).some((action) => action?.startsWith('command:') ?? false)
