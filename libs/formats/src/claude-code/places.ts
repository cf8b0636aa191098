import type { Owner, Scope, Warning } from '@ccm/contract'
import type { Place } from '../artifact.ts'
import { nameOf } from '../owner.ts'

/** Either where a component goes, or why it goes nowhere. */
export type Placed = { place: Place; warning?: undefined } | { place?: undefined; warning: Warning }

/** What exists in committed files alone. */
export function committedPlace(path: string, owner: Owner, scope: Scope, whyNotLocal: string): Placed {
  if (scope === 'local') return noSuchScope(owner, `${whyNotLocal} Give it the scope "project" in the profile.`)
  return scope === 'user' ? needsUserProfile(owner) : { place: { path, owner, private: false } }
}

/** What has a file for everyone and one for this checkout. */
export function eitherPlace(committed: string, local: string, owner: Owner, scope: Scope): Placed {
  if (scope === 'user') return needsUserProfile(owner)
  return { place: { path: scope === 'local' ? local : committed, owner, private: scope === 'local' } }
}

export const settingsPlace = (owner: Owner, scope: Scope) =>
  eitherPlace('.claude/settings.json', '.claude/settings.local.json', owner, scope)

const needsUserProfile = (owner: Owner) =>
  noSuchScope(
    owner,
    'The scope "user" is written to a machine\'s home and needs a user profile of that machine. Give it the scope "project" or "local" in the profile.',
  )

const noSuchScope = (owner: Owner, why: string): Placed => ({
  warning: { code: 'no-such-scope', message: `${nameOf(owner, 'The')} is not written. ${why}`, owner },
})
