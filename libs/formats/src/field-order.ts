import type { Json } from '@ccm/contract'

type KeyOfUnion<T> = T extends unknown ? keyof T : never

/**
 * Every field of a type in the order it is written. A field the contract gains does not compile until it has its place here. `extra` needs
 * none: what it holds comes behind all others.
 */
export type FieldOrder<T> = { readonly [K in Exclude<KeyOfUnion<T>, 'extra'>]: true }

/** Fields by name, some of them perhaps missing, and what a hand-written file had beside them. */
type Fields = { readonly [name: string]: Json | undefined } & { readonly extra?: { readonly [name: string]: Json } | undefined }

/** The fields that are present, in a fixed order whatever order they came in, and behind them those of `extra` that are none of them. */
export function inOrder({ extra = {}, ...fields }: Fields, order: { readonly [name: string]: true }): { [name: string]: Json } {
  const known = Object.keys(order).flatMap((name): [string, Json][] => {
    const field = fields[name]
    return field === undefined ? [] : [[name, field]]
  })
  const names = new Set(known.map(([name]) => name))
  return Object.fromEntries([...known, ...Object.entries(extra).filter(([name]) => !names.has(name))])
}
