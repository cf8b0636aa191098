import type { Json } from '@ccm/contract'
import { canonicalJson } from '../canonical-json.ts'
import { toPointer } from '../identity.ts'
import { isObject } from '../is-object.ts'
import { mergeArrays } from './merge-arrays.ts'
import type { Sides } from './sides.ts'

/** A merged value, or the JSON pointers (RFC 6901) of the places where the sides contradict each other; `''` for the value as a whole. */
export type MergedJson = { clean: true; value: Json } | { clean: false; conflicts: string[] }

/**
 * Merges JSON values: objects member by member, arrays element by element, in whatever depth; anything else as a whole. A member that one
 * side removed and the other changed contradicts, and so do different members both added under one key. Members are in the order of
 * `mine`, behind them what `theirs` adds. What both put into an array at one place is taken from both, `mine` first.
 */
export function mergeJson(sides: Sides<Json>): MergedJson {
  const conflicts: string[] = []
  const value = mergeAt(sides, '', conflicts)
  return conflicts.length === 0 && value !== undefined ? { clean: true, value } : { clean: false, conflicts }
}

/** @returns `undefined` for a member that goes, and where a conflict was found */
function mergeAt({ base, mine, theirs }: Sides<Json | undefined>, pointer: string, conflicts: string[]): Json | undefined {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isObject(base) && isObject(mine) && isObject(theirs)) return mergeObjects({ base, mine, theirs }, pointer, conflicts)
  const merged = Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs) ? mergeArrays({ base, mine, theirs }) : undefined
  if (!merged) conflicts.push(pointer)
  return merged
}

type JsonObject = { [name: string]: Json }

function mergeObjects({ base, mine, theirs }: Sides<JsonObject>, pointer: string, conflicts: string[]): JsonObject {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const sides = { base: memberOf(base, name), mine: memberOf(mine, name), theirs: memberOf(theirs, name) }
      const value = mergeAt(sides, `${pointer}${toPointer(name)}`, conflicts)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

const memberOf = (object: JsonObject, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined)

const isSame = (one: Json | undefined, other: Json | undefined) =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other))
