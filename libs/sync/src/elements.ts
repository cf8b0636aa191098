import type { Hash } from '@ccm/contract'
import type { LedgerEntry } from './types.ts'

/** One element we want in an array, one we put there, or both. */
export interface ElementClaim {
  id: string
  want?: Hash
  entry?: LedgerEntry
  /** What the library ever said of it in the same repository: what another clone put there. */
  known?: readonly Hash[]
}

/** Where an element of ours stands, and whether it is known to be the one the ledger speaks of. */
export interface ClaimedElement {
  index: number
  ours: boolean
}

/**
 * Finds each of our elements in an array, by content: positions change when people edit. Every element is claimed once. What the ledger
 * saw there goes first; a new element that equals a foreign one claims it without making it ours.
 *
 * @param claims - in the order the library lists them
 * @param hashes - of the array's elements, in their order
 */
export function claimElements(claims: readonly ElementClaim[], hashes: readonly Hash[]): Map<string, ClaimedElement> {
  const free = new Map<Hash, number[]>()
  hashes.forEach((hash, index) => push(free, hash, index))
  const claimed = new Map<string, ClaimedElement>()
  const claimBy = (hashOf: (claim: ElementClaim) => Hash | undefined, ours: boolean) => {
    for (const claim of claims) {
      const hash = hashOf(claim)
      if (hash === undefined || claimed.has(claim.id)) continue
      const index = free.get(hash)?.shift()
      if (index !== undefined) claimed.set(claim.id, { index, ours })
    }
  }
  claimBy(({ entry }) => entry?.have, true)
  claimBy(({ entry }) => entry?.want, false)
  claimBy(({ want }) => want, false)
  const older = Math.max(0, ...claims.map(({ entry, known }) => (entry ? 0 : (known?.length ?? 0))))
  for (let n = 0; n < older; n += 1) claimBy(({ entry, known }) => (entry ? undefined : known?.[n]), false)
  return claimed
}

/**
 * Hands ledger entries of one component's elements to the wanted elements that say the same. The ids of elements carry a running number,
 * so taking out a component's first rule moves all behind it up by one; without this, that would look like a change to each.
 *
 * @param wanted - the hash of each wanted element by id, all of one array
 * @param entries - what the ledger holds for that array, by id
 * @returns the same entries, each under the id it goes by now
 */
export function pairElements(wanted: ReadonlyMap<string, Hash>, entries: ReadonlyMap<string, LedgerEntry>): Map<string, LedgerEntry> {
  const moved = [...entries].some(([id, { want }]) => wanted.get(id) !== want)
  if (!moved) return new Map(entries)
  const paired = new Map<string, LedgerEntry>()
  const left: [string, LedgerEntry][] = []
  const byWant = new Map<string, string[]>()
  for (const [id, want] of wanted) push(byWant, `${componentOf(id)} ${want}`, id)
  for (const [id, entry] of entries) {
    const match = wanted.get(id) === entry.want ? id : undefined
    if (match) paired.set(match, entry)
  }
  for (const [id, entry] of entries) {
    if (wanted.get(id) === entry.want) continue
    const match = byWant.get(`${componentOf(id)} ${entry.want}`)?.find((candidate) => !paired.has(candidate))
    if (match) paired.set(match, entry)
    else left.push([id, entry])
  }
  const freeIds = new Map<string, string[]>()
  for (const id of new Set([...wanted.keys(), ...entries.keys()])) if (!paired.has(id)) push(freeIds, componentOf(id), id)
  for (const [id, entry] of left) {
    const ids = freeIds.get(componentOf(id)) ?? []
    const own = ids.indexOf(id)
    const [free = id] = ids.splice(own === -1 ? 0 : own, 1)
    paired.set(free, entry)
  }
  return paired
}

/** `root:path#/pointer[componentId`: everything of an element's id but its running number. */
const componentOf = (id: string) => id.slice(0, id.lastIndexOf('/'))

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
