import type { Issue } from './protocol.ts'
import type { Json } from './common.ts'
import { parseComponentConfig } from './components.ts'
import type { ComponentType, ConfigOf } from './configs/table.ts'
import { toIssues } from './issues.ts'
import type { ConfigPatch } from './overrides.ts'

/** A JSON object as TypeScript sees it. */
export interface JsonObject {
  [name: string]: Json
}

/** A JSON object, and no array. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An object after a change: objects are merged member by member, arrays and all else replaced, `null` deletes.
 *
 * @see RFC 7396, JSON Merge Patch
 */
export function mergePatch(value: Json | undefined, patch: JsonObject): JsonObject {
  const members = new Map(isJsonObject(value) ? Object.entries(value) : [])
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) members.delete(name)
    else members.set(name, isJsonObject(change) ? mergePatch(members.get(name), change) : change)
  }
  return Object.fromEntries(members)
}

/** Either a valid config, or what is wrong with it; paths start at `config`. */
export type Modified = { config: ConfigOf; issues?: undefined } | { config?: undefined; issues: Issue[] }

/** A config after changes, one after the other, checked by its type. */
export function modifiedConfig(type: ComponentType, config: JsonObject, patches: readonly ConfigPatch[]): Modified {
  const result = parseComponentConfig(type, patches.reduce(mergePatch, config))
  return result.success ? { config: result.data.config } : { issues: toIssues(result.error) }
}
