import type { Json } from '@ccm/contract'
import { canonicalJson } from '../canonical-json.ts'
import { mergeLists, type Part } from './merge-lists.ts'
import type { Sides } from './sides.ts'

/**
 * Merges arrays whose elements are told apart by their value, in order. An element that one side took away, moved or added stays away,
 * moved or added; the other side may not have done something else with it, which moving it to another place is. Both may add at one place
 * what the other does not.
 *
 * @returns `undefined` when the sides contradict each other
 */
export function mergeArrays({ base, mine, theirs }: Sides<readonly Json[]>): Json[] | undefined {
  const values = new Map([...mine, ...theirs].map((value) => [canonicalJson(value), value]))
  const lists = { base: base.map(canonicalJson), mine: mine.map(canonicalJson), theirs: theirs.map(canonicalJson) }
  const parts = mergeLists(lists)
  if (!parts.every(isMergeable)) return undefined
  const merged = parts.flatMap((part) => ('agreed' in part ? part.agreed : [...part.mine, ...part.theirs]))
  return isCounted(merged, lists) ? merged.flatMap((item) => valueIn(values, item)) : undefined
}

function valueIn(values: ReadonlyMap<string, Json>, item: string): Json[] {
  const value = values.get(item)
  return value === undefined ? [] : [value]
}

const isMergeable = (part: Part) => 'agreed' in part || part.base.length === 0

/** Each element stands as often as it has to: what moved on one side and went or moved on the other would stand twice, or be back again. */
function isCounted(merged: readonly string[], { base, mine, theirs }: Sides<readonly string[]>): boolean {
  const [before, some, others, after] = [countsOf(base), countsOf(mine), countsOf(theirs), countsOf(merged)]
  const isAsMeant = (item: string) => {
    const [was, here, there] = [before.get(item) ?? 0, some.get(item) ?? 0, others.get(item) ?? 0]
    if (here !== there && here !== was && there !== was) return false
    return (after.get(item) ?? 0) === (here === was ? there : here)
  }
  return [...new Set([...base, ...mine, ...theirs])].every(isAsMeant)
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
