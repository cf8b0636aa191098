import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import type { JsonEdit } from '../json-edit.ts'
import { parsePointer } from '../pointer.ts'

type JsonObject = { [key: string]: Json }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a pointer, by plain JavaScript. */
export function lookUp(root: Json, pointer: string): Json | undefined {
  return parsePointer(pointer).reduce<Json | undefined>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  )
}

/** True when every container on the way to a pointer is an object or not there. */
export function isReachable(root: Json, pointer: string): boolean {
  let value: Json | undefined = root
  for (const key of parsePointer(pointer)) {
    if (value === undefined) return true
    if (!isObject(value)) return false
    value = Object.hasOwn(value, key) ? value[key] : undefined
  }
  return true
}

/** What edits mean, by plain JavaScript: what is put in, then what goes. Containers stay. */
export function applyToValue(root: Json, edits: readonly JsonEdit[]): Json {
  const copy: Json = structuredClone(root)
  for (const edit of edits) if (edit.op === 'set' || edit.op === 'append' || edit.op === 'replace') put(copy, edit)
  const drops = edits.filter((edit) => edit.op === 'drop').toSorted((a, b) => b.index - a.index)
  for (const { pointer, index } of drops) asArray(lookUp(copy, pointer)).splice(index, 1)
  for (const edit of edits) if (edit.op === 'unset') remove(copy, edit.pointer)
  return copy
}

function put(root: Json, edit: Extract<JsonEdit, { op: 'set' | 'append' | 'replace' }>): void {
  const value: Json = edit.raw === undefined ? edit.value : JSON.parse(edit.raw)
  const keys = parsePointer(edit.pointer)
  const last = keys.pop() ?? ''
  let object = asObject(root)
  for (const key of keys) object = asObject(own(object, key, {}))
  if (edit.op === 'set') define(object, last, value)
  else if (edit.op === 'append') asArray(own(object, last, [])).push(value)
  else asArray(object[last]).splice(edit.index, 1, value)
}

function remove(root: Json, pointer: string): void {
  const keys = parsePointer(pointer)
  const last = keys.pop() ?? ''
  const parent = keys.reduce<Json | undefined>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  )
  if (isObject(parent)) delete parent[last]
}

function own(object: JsonObject, key: string, missing: Json): Json {
  if (!Object.hasOwn(object, key)) define(object, key, missing)
  return object[key] ?? missing
}

const define = (object: JsonObject, key: string, value: Json) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })

function asObject(value: Json | undefined): JsonObject {
  if (isObject(value)) return value
  throw new Error('not an object')
}

function asArray(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value
  throw new Error('not an array')
}

const pointer = fc
  .array(fc.constantFrom('/a', '/b', '/c', '/mcpServers', '/hooks', '/x~1y', '/m~0n', '/', '/new', '/__proto__'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((keys) => keys.join(''))
const value = fc.oneof(
  fc.constantFrom<Json>(1, 'text', true, null, {}, [], { command: 'npx', args: ['-y', 'x'], env: {} }),
  fc.jsonValue({ maxDepth: 2 }).map((any): Json => JSON.parse(JSON.stringify(any))),
)

const insertion = fc.oneof(
  fc.record({ op: fc.constant('set' as const), pointer, value }),
  fc.record({ op: fc.constant('append' as const), pointer, value }),
)
export type Insertion = { op: 'set' | 'append'; pointer: string; value: Json }

/** Edits that put something in, for {@link fitting} to choose from. */
export const insertions: fc.Arbitrary<Insertion[]> = fc.array(insertion, { minLength: 1, maxLength: 6 })

/** Those that put something in where nothing was and that do not reach into each other. */
export function fitting(root: Json, edits: readonly Insertion[]): Insertion[] {
  const chosen: Insertion[] = []
  for (const edit of edits) {
    const there = isReachable(root, edit.pointer) ? lookUp(root, edit.pointer) : null
    const fits = there === undefined || (edit.op === 'append' && Array.isArray(there))
    const clashes = chosen.some((other) => reachesInto(edit, other) || reachesInto(other, edit))
    if (fits && !clashes) chosen.push(edit)
  }
  return chosen
}

const reachesInto = (inner: Insertion, outer: Insertion) =>
  inner.pointer === outer.pointer ? inner.op === 'set' || outer.op === 'set' : inner.pointer.startsWith(`${outer.pointer}/`)
