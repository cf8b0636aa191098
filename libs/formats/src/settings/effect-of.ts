import type { Effect } from './problem.ts'
import type { KnownSettings } from './known-settings.ts'

/** A hook of these that cannot be read might have been there to forbid something, so Claude Code trusts nothing else in the file. */
const safetyEvents = ['PreToolUse', 'PermissionRequest']

/**
 * What Claude Code does when the value at a place is wrong.
 *
 * @see reference `claude-formats.md` §3, the table of invalid content
 */
export function effectOf([key, second, third]: readonly string[], known: KnownSettings): Effect {
  if (key === 'hooks' && second !== undefined && !safetyEvents.includes(second)) return third === undefined ? 'event' : 'group'
  if (key === 'permissions' && third !== undefined && isRuleList(second)) return 'rule'
  if (key === 'extraKnownMarketplaces' && second !== undefined) return 'marketplace'
  return key !== undefined && known.get(key)?.badValue === 'value-dropped' ? 'value' : 'file'
}

export const ruleLists = ['allow', 'ask', 'deny'] as const

const isRuleList = (name: string | undefined) => ruleLists.some((list) => list === name)
