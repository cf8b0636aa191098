import type { Owner, Warning } from '@ccm/contract'
import type { Place } from '../artifact.ts'
import { nameOf } from '../owner.ts'
import type { RenderContext } from '../renderer.ts'
import { projectKey } from './project-key.ts'

/** Either where a component goes, or why it goes nowhere. */
export type Placed = { place: Place; warning?: undefined } | { place?: undefined; warning: Warning }

/** What decides where a component goes. */
type Where = Pick<RenderContext, 'scope' | 'target' | 'checkout'>

/**
 * What lies in the directory of Claude Code and in no file of one checkout: in `.claude` of a project or of a home.
 *
 * @param inside - the path in that directory
 */
export function sharedPlace(inside: string, owner: Owner, { scope, target }: Where, whyNotLocal: string): Placed {
  if (target.kind === 'user') return { place: userPlace(inside, owner, target) }
  if (scope === 'local') return noSuchScope(owner, `${whyNotLocal} Give it the scope "project" in the profile.`)
  return scope === 'user' ? needsUserProfile(owner) : { place: projectPlace(`.claude/${inside}`, owner, false) }
}

/** `settings.json`, or in a project the one of this checkout. */
export function settingsPlace(owner: Owner, { scope, target }: Where): Placed {
  if (target.kind === 'user') return { place: userPlace('settings.json', owner, target) }
  if (scope === 'user') return needsUserProfile(owner)
  return { place: scope === 'local' ? localSettingsPlace(owner) : projectPlace('.claude/settings.json', owner, false) }
}

/** The settings file of one checkout, which git does not track. */
export const localSettingsPlace = (owner: Owner): Place => projectPlace('.claude/settings.local.json', owner, true)

/** `CLAUDE.md`, or in a project the one of this checkout. */
export function memoryPlace(owner: Owner, { scope, target }: Where): Placed {
  if (target.kind === 'user') return { place: userPlace('CLAUDE.md', owner, target) }
  if (scope === 'user') return needsUserProfile(owner)
  return { place: scope === 'local' ? projectPlace('CLAUDE.local.md', owner, true) : projectPlace('CLAUDE.md', owner, false) }
}

/** The file in a home, or in a configuration directory of its own, that Claude Code keeps its state in. */
const CLIENT_FILE = '.claude.json'

/**
 * The object that MCP servers stand in: of `.mcp.json` at the root of a project, or of the file Claude Code keeps its state in, for one
 * checkout or for the user.
 */
export function mcpPlace(owner: Owner, { scope, target, checkout = 'unknown' }: Where): Placed & { container?: string[] } {
  if (target.kind === 'user') return { place: clientPlace(owner), container: ['mcpServers'] }
  if (scope === 'user') return needsUserProfile(owner)
  if (scope === 'project') return { place: projectPlace('.mcp.json', owner, false), container: ['mcpServers'] }
  if (typeof checkout === 'object') return { place: clientPlace(owner), container: ['projects', projectKey(checkout.root), 'mcpServers'] }
  return noSuchScope(owner, checkout === 'none' ? notTheGitRoot : checkoutUnknown)
}

const notTheGitRoot =
  'Claude Code keeps the MCP servers of one checkout under the directory that holds its .git, and this project is another one or a linked ' +
  'work tree. Give it the scope "project" in the profile, or make the root of the repository the project.'

const checkoutUnknown =
  'Claude Code keeps the MCP servers of one checkout under its path, which is known here once "ccm sync" has run in a registered project.'

const clientPlace = (owner: Owner): Place => ({ root: 'home', path: CLIENT_FILE, owner, private: true })

/** `keybindings.json` of a user; Claude Code reads none in a project. */
export function keybindingsPlace(owner: Owner, { target }: Where): Placed {
  if (target.kind === 'user') return { place: userPlace('keybindings.json', owner, target) }
  return noSuchScope(owner, "Claude Code reads keybindings from the user's own directory alone. Put it into the user profile of a machine.")
}

const projectPlace = (path: string, owner: Owner, isPrivate: boolean): Place => ({ root: 'project', path, owner, private: isPrivate })

const userPlace = (inside: string, owner: Owner, { configDirectory }: Extract<RenderContext['target'], { kind: 'user' }>): Place => ({
  root: 'home',
  path: configDirectory === 'own' ? inside : `.claude/${inside}`,
  owner,
  private: false,
})

const needsUserProfile = (owner: Owner) =>
  noSuchScope(
    owner,
    'The scope "user" is written to a machine\'s home and needs a user profile of that machine. Give it the scope "project" or "local" in the profile.',
  )

const noSuchScope = (owner: Owner, why: string): Placed => ({
  warning: { code: 'no-such-scope', message: `${nameOf(owner, 'The')} is not written. ${why}`, owner },
})
