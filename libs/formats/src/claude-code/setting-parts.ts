import type { Json } from '@ccm/contract'
import { canonicalJson } from '../canonical-json.ts'
import { toPointer } from '../identity.ts'

/** A part of a settings file that is written by itself: a member, or the elements of a list. */
export type SettingPart = { names: string[] } & ({ kind: 'value'; value: Json } | { kind: 'elements'; elements: Json[] })

/** Values with a meaning of their own as a whole: lists whose order counts or that do not add up, objects that say one thing. */
const whole: ReadonlySet<string> = new Set([
  '/availableModels',
  '/fallbackModel',
  '/fileSuggestion',
  '/forceLoginOrgUUID',
  '/policyHelper',
  '/sandbox/network/tlsTerminate',
  '/sandbox/ripgrep',
  '/spinnerVerbs',
  '/strictPluginOnlyCustomization',
  '/subagentStatusLine',
])

/**
 * Takes a setting apart the way Claude Code merges settings files: objects by member, lists by element. An empty object or list stays one.
 *
 * @param names - the members that lead to the value, from the root of the file
 * @see reference `claude-formats.md` §3
 */
export function settingParts(names: string[], value: Json): SettingPart[] {
  const asWhole: SettingPart[] = [{ names, kind: 'value', value }]
  if (typeof value !== 'object' || value === null || whole.has(toPointer(...names))) return asWhole
  if (Array.isArray(value)) return addsUp(names, value) ? [{ names, kind: 'elements', elements: value }] : asWhole
  const members = Object.entries(value)
  return members.length === 0 ? asWhole : members.flatMap(([name, member]) => settingParts([...names, name], member))
}

/** The options of a plugin are the plugin's own; a list that repeats itself is none of Claude Code's lists of things. */
const addsUp = ([first]: string[], list: Json[]) =>
  list.length > 0 && first !== 'pluginConfigs' && new Set(list.map(canonicalJson)).size === list.length
