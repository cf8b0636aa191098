import { diff3MergeRegions, diffIndices, type IRegion } from 'node-diff3'
import { cutAtAnchors } from './anchors.ts'
import type { Sides } from './sides.ts'

/** A part of a merged list: what both sides leave or one of them changed, or what both changed in different ways. */
export type Part = { agreed: readonly string[] } | Sides<readonly string[]>

type Lists = Sides<readonly string[]>

/**
 * Merges two lists that came of one, item by item (diff3; Khanna, Kunal, Pierce: "A Formal Investigation of Diff3", 2007). Changes that
 * touch each other contradict, unless they are the same. What would take too long to compare contradicts as a whole.
 */
export const mergeLists = (lists: Lists): Part[] => cutAtAnchors(lists).flatMap(mergeSection)

function mergeSection({ base, mine, theirs }: Lists): Part[] {
  const shortest = Math.min(base.length, mine.length, theirs.length)
  const start = countWhile(shortest, (n) => base[n] === mine[n] && base[n] === theirs[n])
  const end = countWhile(shortest - start, (n) => base.at(-1 - n) === mine.at(-1 - n) && base.at(-1 - n) === theirs.at(-1 - n))
  const inner = (list: readonly string[]) => list.slice(start, list.length - end)
  const changed = { base: inner(base), mine: inner(mine), theirs: inner(theirs) }
  const parts =
    isQuick(changed.base, changed.mine) && isQuick(changed.base, changed.theirs) ? regions(changed).map(toPart) : [decided(changed)]
  return [{ agreed: base.slice(0, start) }, ...parts, { agreed: base.slice(base.length - end) }]
}

function countWhile(limit: number, holds: (n: number) => boolean): number {
  let count = 0
  while (count < limit && holds(count)) count += 1
  return count
}

/** What the library may spend on one section: it looks along the list for each pair of equal items, and along the list for each item. */
const MAX_STEPS = 100_000_000

function isQuick(some: readonly string[], others: readonly string[]): boolean {
  const counts = new Map<string, number>()
  for (const item of some) counts.set(item, (counts.get(item) ?? 0) + 1)
  const pairs = others.reduce((sum, item) => sum + (counts.get(item) ?? 0), 0)
  return pairs * Math.min(some.length, others.length) <= MAX_STEPS
}

const regions = ({ base, mine, theirs }: Lists) => diff3MergeRegions([...mine], [...base], [...theirs])

const toPart = (region: IRegion<string>): Part =>
  region.stable ? { agreed: region.bufferContent } : decided({ base: region.oContent, mine: region.aContent, theirs: region.bContent })

/** Both may have made the same change. */
function decided({ base, mine, theirs }: Lists): Part {
  if (isEqual(mine, theirs) || isEqual(base, theirs)) return { agreed: mine }
  return isEqual(base, mine) ? { agreed: theirs } : { base, mine, theirs }
}

const isEqual = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((item, index) => item === others[index])

/** Where two lists are the same and where they are not, as the parts of a merge, for lists of which it is not known what they came of. */
export const compareLists = (mine: readonly string[], theirs: readonly string[]): Part[] =>
  cutAtAnchors({ base: mine, mine, theirs }).flatMap((section) => compareSection(section.mine, section.theirs))

function compareSection(mine: readonly string[], theirs: readonly string[]): Part[] {
  if (!isQuick(mine, theirs)) return [{ base: [], mine, theirs }]
  const parts: Part[] = []
  let at = 0
  for (const { buffer1, buffer2Content } of diffIndices([...mine], [...theirs])) {
    const [start, length] = buffer1
    parts.push({ agreed: mine.slice(at, start) }, { base: [], mine: mine.slice(start, start + length), theirs: buffer2Content })
    at = start + length
  }
  return [...parts, { agreed: mine.slice(at) }]
}
