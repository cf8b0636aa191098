import type { Sides } from './sides.ts'

type Lists = Sides<readonly string[]>

/**
 * Cuts three lists at the items that stand once in each of them and in the same order in all: what lies between two of them is compared by
 * itself, which takes a fraction of the time where items repeat, as blank lines do (Bram Cohen, "Patience diff", 2010).
 *
 * @returns the sections, each but the first beginning with the item it was cut at
 */
export function cutAtAnchors(lists: Lists): Lists[] {
  const { base, mine, theirs } = lists
  const [inMine, inTheirs] = [placesOfSingles(mine), placesOfSingles(theirs)]
  const singles = [...placesOfSingles(base)].flatMap(([item, at]): Place[] => {
    const [here, there] = [inMine.get(item), inTheirs.get(item)]
    return here === undefined || there === undefined ? [] : [{ base: at, mine: here, theirs: there }]
  })
  const ordered = new Set(longestRising(singles, ({ theirs: at }) => at))
  const anchors = longestRising(singles, ({ mine: at }) => at).filter((place) => ordered.has(place))
  const ends: Place[] = [...anchors, { base: base.length, mine: mine.length, theirs: theirs.length }]
  return ends.map((end, index) => {
    const start = anchors[index - 1] ?? { base: 0, mine: 0, theirs: 0 }
    return {
      base: base.slice(start.base, end.base),
      mine: mine.slice(start.mine, end.mine),
      theirs: theirs.slice(start.theirs, end.theirs),
    }
  })
}

type Place = Sides<number>

/** Where each item stands that stands once, in the order of the list. */
function placesOfSingles(list: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  list.forEach((item, at) => (places.has(item) ? repeated.add(item) : places.set(item, at)))
  for (const item of repeated) places.delete(item)
  return places
}

/** The longest part of a list whose numbers rise from each item to the next. */
function longestRising<T>(items: readonly T[], numberOf: (item: T) => number): T[] {
  interface Link {
    item: T
    before: Link | undefined
  }
  const ends: Link[] = []
  for (const item of items) {
    const at = firstAtLeast(ends, numberOf(item), (link) => numberOf(link.item))
    ends[at] = { item, before: ends[at - 1] }
  }
  const rising: T[] = []
  for (let link = ends.at(-1); link; link = link.before) rising.push(link.item)
  return rising.reverse()
}

function firstAtLeast<T>(sorted: readonly T[], number: number, numberOf: (item: T) => number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = sorted[middle]
    if (item !== undefined && numberOf(item) < number) low = middle + 1
    else high = middle
  }
  return low
}
