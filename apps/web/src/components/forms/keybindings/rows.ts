import type { Json } from '@ccm/contract'
import { normalKeys } from './chord.ts'

/** One binding while it is edited. `null` unbinds. */
export interface Binding {
  keys: string
  action: string | null
}

export function toBindings(value: Json | undefined): Binding[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).map(([keys, action]) => ({ keys, action: typeof action === 'string' ? action : null }))
}

/** Rows without keys wait; of keys that stand there twice the first counts. */
export function toMap(rows: readonly Binding[]): { [keys: string]: string | null } {
  const named = rows.filter(({ keys }, index) => keys !== '' && rows.findIndex((row) => row.keys === keys) === index)
  return Object.fromEntries(named.map(({ keys, action }) => [keys, action]))
}

/** The keys bound before in the same context, in one block or another, in whatever spelling. */
export function repeatsOf(blocks: readonly { context: string; rows: readonly Binding[] }[], block: number, row: number): boolean {
  const own = blocks[block]
  const keys = own?.rows[row]?.keys
  if (own === undefined || keys === undefined || keys.trim() === '') return false
  const isSame = (other: Binding) => normalKeys(other.keys) === normalKeys(keys)
  return blocks.some(({ context, rows }, at) => {
    if (context !== own.context || at > block) return false
    return rows.some((other, index) => (at < block || index < row) && isSame(other))
  })
}
