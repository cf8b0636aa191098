import type { Artifact, ConfigOf, Owner, Scope, Warning } from '@ccm/contract'
import { elementArtifacts, keyArtifact, type Place } from '../artifact.ts'
import { nameOf, ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { widens } from './permission-mode.ts'
import { settingsPlace } from './places.ts'

type Permissions = ConfigOf<'permissions'>

/** Rules and directories as elements of `/permissions/*`, modes as keys there. */
export const renderPermissions: Renderer<'permissions'> = (component, context) => {
  const { config } = component
  const owner = ownerOf(component)
  const { place, warning } = settingsPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  return {
    artifacts: [...listArtifacts(config, place), ...modeArtifacts(config, place)],
    warnings: context.target.kind === 'user' ? [] : trustWarnings(config, owner, context.scope),
  }
}

const listArtifacts = ({ allow = [], ask = [], deny = [], additionalDirectories = [] }: Permissions, place: Place): Artifact[] => [
  ...elementArtifacts(place, ['permissions', 'allow'], allow, true),
  ...elementArtifacts(place, ['permissions', 'ask'], ask, false),
  ...elementArtifacts(place, ['permissions', 'deny'], deny, false),
  ...elementArtifacts(place, ['permissions', 'additionalDirectories'], additionalDirectories, true),
]

function modeArtifacts({ defaultMode, disableBypassPermissionsMode, disableAutoMode }: Permissions, place: Place): Artifact[] {
  const modes = Object.entries({ defaultMode, disableBypassPermissionsMode, disableAutoMode })
  return modes.flatMap(([name, value]) =>
    value === undefined ? [] : [keyArtifact(place, ['permissions', name], value, name === 'defaultMode' && widens(value))],
  )
}

/** A repository may not widen its own permissions: what does waits for the user. An untracked local file is trusted for `allow`. */
function trustWarnings({ allow = [], additionalDirectories = [] }: Permissions, owner: Owner, scope: Scope): Warning[] {
  const waiting = [
    ...(allow.length > 0 && scope === 'project' ? ['"allow"'] : []),
    ...(additionalDirectories.length > 0 ? ['"additionalDirectories"'] : []),
  ]
  if (waiting.length === 0) return []
  return [
    {
      code: 'needs-trust',
      message: `Claude Code applies ${waiting.join(' and ')} of ${nameOf(owner)} only after the folder is trusted: start "claude" there and accept.`,
      owner,
    },
  ]
}
