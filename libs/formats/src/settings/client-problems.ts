import { isObject } from '../is-object.ts'
import type { Json } from '@ccm/contract'
import { checkPermissionRule, eventsWithoutMatcher, hookEvents, toolEvents } from '@ccm/contract/client-rules'
import { ruleLists } from './effect-of.ts'
import { keys as publishedKeys } from './generated/published-settings.js'
import type { KnownSettings } from './known-settings.ts'
import { type Problem, shown } from './problem.ts'

type Settings = { [key: string]: Json }

/**
 * What Claude Code is known to do with a settings file besides what its published schema says.
 *
 * @see reference `claude-formats.md` §3 (the table of invalid content), §4, §5
 */
export function clientProblems(settings: Settings, known: KnownSettings): Problem[] {
  return [
    ...unknownSettings(settings, known),
    ...hookProblems(settings.hooks),
    ...ruleProblems(settings.permissions),
    ...pluginProblems(settings),
  ]
}

/** Another name for `extraKnownMarketplaces`, which the published schema lacks. */
const alsoKnown = ['additionalMarketplaces']

function unknownSettings(settings: Settings, known: KnownSettings): Problem[] {
  const isKnown = (key: string) => publishedKeys.includes(key) || known.has(key) || alsoKnown.includes(key)
  return Object.keys(settings)
    .filter((key) => !isKnown(key))
    .map((key) => ({
      path: [key],
      kind: 'unknown',
      ...(key === 'mcpServers'
        ? { says: 'belongs in .mcp.json or in .claude.json of the home directory', effect: 'unread' }
        : { says: 'is no setting that is known', effect: 'value' }),
    }))
}

function hookProblems(hooks: Json | undefined): Problem[] {
  if (!isObject(hooks)) return []
  return Object.entries(hooks).flatMap(([event, groups]): Problem[] => {
    const path = ['hooks', event]
    if (!isEvent(event)) {
      return [{ path, kind: 'unknown', says: 'is no event that is known (names are case-sensitive)', effect: 'event' }]
    }
    return Array.isArray(groups) ? groups.flatMap((group, index) => groupProblems(event, group, [...path, String(index)])) : []
  })
}

export const isEvent = (name: string) => hookEvents.some((event) => event === name)

function groupProblems(event: string, group: Json, path: string[]): Problem[] {
  if (!isObject(group)) return []
  const { matcher, hooks } = group
  const found: Problem[] = []
  if (typeof matcher === 'string' && !eventsWithoutMatcher.some((name) => name === event) && !compiles(matcher)) {
    found.push({
      path: [...path, 'matcher'],
      kind: 'invalid',
      says: `is ${shown(matcher, path)}, no valid regular expression`,
      effect: 'never',
    })
  }
  if (Array.isArray(hooks) && !toolEvents.some((name) => name === event)) {
    hooks.forEach((handler, index) => {
      if (!isObject(handler) || handler.if === undefined) return
      const says = `works for ${toolEvents.join(', ')} only`
      found.push({ path: [...path, 'hooks', String(index), 'if'], kind: 'invalid', says, effect: 'never' })
    })
  }
  return found
}

/** Only with other characters than those of names is a matcher a regular expression. It is compiled here and never run. */
function compiles(matcher: string): boolean {
  if (matcher === '*' || /^[\w\s,|-]*$/.test(matcher)) return true
  try {
    return new RegExp(matcher) instanceof RegExp
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function ruleProblems(permissions: Json | undefined): Problem[] {
  if (!isObject(permissions)) return []
  return ruleLists.flatMap((list) => {
    const rules = permissions[list]
    if (!Array.isArray(rules)) return []
    return rules.flatMap((rule, index): Problem[] => {
      const path = ['permissions', list, String(index)]
      const wrong = typeof rule === 'string' ? checkPermissionRule(rule) : 'A rule is a text in quotes.'
      if (wrong === undefined) return []
      return [{ path, kind: 'invalid', says: `is ${shown(rule, path)}. ${wrong.replace(/\.$/, '')}`, effect: 'rule' }]
    })
  })
}

function pluginProblems({ enabledPlugins }: Settings): Problem[] {
  if (!isObject(enabledPlugins)) return []
  return Object.keys(enabledPlugins)
    .filter((plugin) => !plugin.includes('@'))
    .map((plugin) => ({
      path: ['enabledPlugins', plugin],
      kind: 'invalid',
      says: 'names no marketplace, as in "plugin@marketplace"',
      effect: 'value',
    }))
}
