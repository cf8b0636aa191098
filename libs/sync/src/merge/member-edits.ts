import type { Json } from '@ccm/contract'
import { toPointer } from '@ccm/formats'
import { valueHash } from '@ccm/formats/hash'
import type { JsonEdit } from '../json/json-edit.ts'

/** The edits that make one value of another: members that stay keep the very bytes a person wrote, numbers no parser keeps among them. */
export function memberEdits(pointer: string, from: Json, to: Json): JsonEdit[] {
  if (valueHash(from) === valueHash(to)) return []
  if (!isObject(from) || !isObject(to)) return [{ op: 'set', pointer, value: to }]
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names].flatMap((name): JsonEdit[] => {
    const inner = `${pointer}${toPointer(name)}`
    const [before, after] = [memberOf(from, name), memberOf(to, name)]
    if (after === undefined) return [{ op: 'unset', pointer: inner }]
    return before === undefined ? [{ op: 'set', pointer: inner, value: after }] : memberEdits(inner, before, after)
  })
}

type JsonObject = { [name: string]: Json }

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const memberOf = (object: JsonObject, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined)
