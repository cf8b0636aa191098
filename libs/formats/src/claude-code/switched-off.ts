import type { AnyComponent, Owner, Warning } from '@ccm/contract'
import { elementArtifacts, keyArtifact } from '../artifact.ts'
import { nameOf, ownerOf } from '../owner.ts'
import type { Rendered } from '../renderer.ts'
import { localSettingsPlace } from './places.ts'

/**
 * Switches off, in one checkout alone, what the files that git shares still hold: for a machine's exception in a project that others have
 * too. What has no such form gives a warning.
 */
export function renderSwitchedOff(component: AnyComponent): Rendered {
  const { type, key } = component
  const owner = ownerOf(component)
  const place = localSettingsPlace(owner)
  switch (type) {
    case 'mcp-server':
      return { artifacts: elementArtifacts(place, ['disabledMcpjsonServers'], [key], false), warnings: [] }
    case 'subagent':
      return { artifacts: elementArtifacts(place, ['permissions', 'deny'], [`Agent(${key})`], false), warnings: [] }
    case 'skill':
      return { artifacts: elementArtifacts(place, ['permissions', 'deny'], [`Skill(${key})`], false), warnings: [] }
    case 'plugin':
      return { artifacts: [keyArtifact(place, ['enabledPlugins', key], false, false)], warnings: [] }
    case 'command':
    case 'rule':
    case 'hook':
    case 'permissions':
    case 'settings':
    case 'status-line':
    case 'output-style':
    case 'keybindings':
    case 'claude-md':
      return { artifacts: [], warnings: [notPrivate(owner)] }
    default:
      return type satisfies never
  }
}

const notPrivate = (owner: Owner): Warning => ({
  code: 'override-not-private',
  message: `${nameOf(owner, 'The')} stays here although this machine leaves it out: it is written to files that git shares, and Claude Code cannot switch it off in one checkout. Give it the scope "local" in the profile, or leave it out of the project.`,
  owner,
})
