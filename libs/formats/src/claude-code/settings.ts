import type { Artifact } from '@ccm/contract'
import { elementArtifacts, keyArtifact, type Place } from '../artifact.ts'
import { toPointer } from '../identity.ts'
import { ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { isHarmlessSetting } from './harmless-settings.ts'
import { settingsPlace } from './places.ts'
import { type SettingPart, settingParts } from './setting-parts.ts'
import { settingWarnings } from './setting-warnings.ts'

/** Members and elements of a settings file, as small as Claude Code merges them, so that components add up. */
export const renderSettings: Renderer<'settings'> = (component, context) => {
  const { config } = component
  const owner = ownerOf(component)
  const { place, warning } = settingsPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  const names = Object.keys(config).sort()
  const parts = names.flatMap((name) => settingParts([name], config[name] ?? null))
  return { artifacts: parts.flatMap((part) => artifactsOf(part, place)), warnings: settingWarnings(config, owner, context) }
}

function artifactsOf(part: SettingPart, place: Place): Artifact[] {
  const pointer = toPointer(...part.names)
  if (part.kind === 'value') return [keyArtifact(place, part.names, part.value, !isHarmlessSetting(pointer, part.value))]
  return elementArtifacts(place, part.names, part.elements, false).map((artifact) => ({
    ...artifact,
    runs: !isHarmlessSetting(pointer, artifact.value),
  }))
}
