import { type ComponentType, type ConfigOf, type ConfigPatch, type Issue, type Json, parseComponentConfig, toIssues } from '@ccm/contract'

/**
 * A value after a change: objects are merged member by member, arrays and all else replaced, `null` deletes.
 *
 * @see RFC 7396, JSON Merge Patch
 */
export function merge(value: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch
  const members = new Map(isObject(value) ? Object.entries(value) : [])
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) members.delete(name)
    else members.set(name, merge(members.get(name), change))
  }
  return Object.fromEntries(members)
}

/** A JSON object, and no array. */
export const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Either a valid config, or what is wrong with it; paths start at `config`. */
export type Modified = { config: ConfigOf; issues?: undefined } | { config?: undefined; issues: Issue[] }

/** A config after changes, one after the other, checked by its type. */
export function modifiedConfig(type: ComponentType, config: { [name: string]: Json }, patches: ConfigPatch[]): Modified {
  const result = parseComponentConfig(type, patches.reduce<Json>(merge, config))
  return result.success ? { config: result.data.config } : { issues: toIssues(result.error) }
}
