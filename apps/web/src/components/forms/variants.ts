import type { Json } from '@ccm/contract'

type JsonObject = { [name: string]: Json }

/** The fields that each variant of an object knows, by the value of its `type`. */
export type Variants = Readonly<Record<string, readonly string[]>>

/**
 * Turns an object into another of its variants. What both know stays, and so does what none of them knows; the rest is remembered and
 * comes back with its variant.
 *
 * @param memory - what earlier variants held; it is changed
 */
export function toVariant(value: JsonObject, next: string, variants: Variants, memory: JsonObject): JsonObject {
  const known = variants[next] ?? []
  const isOfAny = (name: string) => Object.values(variants).some((names) => names.includes(name))
  const { type: _type, ...fields } = value
  const kept: JsonObject = {}
  for (const [name, member] of Object.entries(fields)) {
    if (known.includes(name) || !isOfAny(name)) kept[name] = member
    else memory[name] = member
  }
  for (const name of known) {
    const remembered = memory[name]
    if (remembered !== undefined && !Object.hasOwn(kept, name)) kept[name] = remembered
  }
  return { type: next, ...kept }
}

/** What an object holds at a path of a form; an empty one for anything else. */
export const objectOf = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
