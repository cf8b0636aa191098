import { elementArtifacts } from '../artifact.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { hookGroup, matcherWarnings } from './hook-group.ts'
import { settingsPlace } from './places.ts'

/** One matcher group of its own in `/hooks/<Event>` of a settings file. */
export const renderHook: Renderer<'hook'> = (component, context) => {
  const { config } = component
  const owner = ownerOf(component)
  const { place, warning } = settingsPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  return {
    artifacts: elementArtifacts(place, ['hooks', config.event], [hookGroup(config)], true),
    warnings: matcherWarnings(config.event, config, owner),
  }
}
