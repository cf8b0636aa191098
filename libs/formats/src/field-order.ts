import type { Json } from '@ccm/contract'

type KeyOfUnion<T> = T extends unknown ? keyof T : never

/** Every field of a type in the order it is written. A field the contract gains does not compile until it has its place here. */
export type FieldOrder<T> = { readonly [K in KeyOfUnion<T>]: true }

/** The fields that are present, in a fixed order whatever order they came in. */
export function inOrder(
  value: { readonly [name: string]: Json | undefined },
  order: { readonly [name: string]: true },
): { [name: string]: Json } {
  const fields: { [name: string]: Json } = {}
  for (const name of Object.keys(order)) {
    const field = value[name]
    if (field !== undefined) fields[name] = field
  }
  return fields
}
