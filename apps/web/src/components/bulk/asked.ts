import type { ComponentSummary } from '@ccm/contract'
import { count } from '../../ui/count.ts'

/** What can be done to components in the list, one or many. */
export type Deed = 'turn-on' | 'turn-off' | 'tag' | 'profile' | 'delete' | 'duplicate'

/** A deed somebody asked for, and what it is about. */
export interface Asked {
  deed: Deed
  ids: readonly string[]
}

/** "postgres-ro" for one, "3 components" for several. */
export function nameThem(ids: readonly string[], rows: readonly ComponentSummary[]): string {
  const [first] = ids
  const only = ids.length === 1 ? rows.find(({ id }) => id === first) : undefined
  return only?.name ?? count(ids.length, 'component')
}
