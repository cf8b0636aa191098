import type { Json } from '@ccm/contract'

export interface JsonObject {
  [name: string]: Json
}

/** A JSON object, and no array. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object after a change: objects are merged member by member, arrays and all else replaced, `null` deletes (RFC 7396). */
export function mergePatch(value: Json | undefined, patch: JsonObject): JsonObject {
  const members = new Map(isObject(value) ? Object.entries(value) : [])
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) members.delete(name)
    else members.set(name, isObject(change) ? mergePatch(members.get(name), change) : change)
  }
  return Object.fromEntries(members)
}
