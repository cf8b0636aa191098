import type { Difference, StandingException } from '@ccm/contract'

/** The three that are compared, in the order of the step mark. */
export const sides = ['library', 'written', 'disk'] as const
export type Side = (typeof sides)[number]
/** Two of them, from the one before to the one after. */
export type Pair = readonly [before: Side, after: Side]

export const sideNames: Record<Side, string> = { library: 'Library', written: 'Last written', disk: 'On disk' }

/** What stands at one side: a text, nothing, or something that is not known here. */
export type Version = { kind: 'text'; text: string } | { kind: 'nothing' } | { kind: 'unknown'; why: string }
export type Versions = Record<Side, Version>

type Seen = Pick<Difference, 'library' | 'written' | 'disk' | 'have'>

export function versionsOf({ library, written, disk, have }: Seen, { last }: Pick<StandingException, 'last'>): Versions {
  return {
    library: library === null ? { kind: 'nothing' } : { kind: 'text', text: library },
    written:
      written !== null ? { kind: 'text', text: written } : last === undefined ? { kind: 'nothing' } : { kind: 'unknown', why: 'not kept' },
    disk: disk !== null ? { kind: 'text', text: disk } : have === null ? { kind: 'nothing' } : { kind: 'unknown', why: 'not reported' },
  }
}

export const textOf = (version: Version): string | undefined => (version.kind === 'text' ? version.text : undefined)

/** From what was, to what is; a change to come leads to the library. */
const pairs: Record<string, Pair> = {
  'library-written': ['written', 'library'],
  'library-disk': ['library', 'disk'],
  'written-disk': ['written', 'disk'],
}

const nameOf = (pair: readonly Side[]) => sides.filter((side) => pair.includes(side)).join('-')

/** The pair an address names, and how an address names it. */
export const readPair = (name: string | undefined): Pair | undefined =>
  name !== undefined && Object.hasOwn(pairs, name) ? pairs[name] : undefined
export const writePair = (pair: Pair): string => nameOf(pair)

const toPair = (one: Side, other: Side): Pair => pairs[nameOf([one, other])] ?? ['library', 'disk']

/** Library and disk both moved on from what was written last, by the last report or since. */
export function isMovedOnBothSides(versions: Versions): boolean {
  const [library, written, disk] = [textOf(versions.library), textOf(versions.written), textOf(versions.disk)]
  return library !== undefined && written !== undefined && disk !== undefined && library !== written && disk !== written && library !== disk
}

/** The pair that differs, for how the artifact stands. */
export function usualPair(state: Difference['state'], versions: Versions): Pair {
  if (isMovedOnBothSides(versions)) return toPair('library', 'disk')
  if (state === 'outdated' || state === 'waiting' || state === 'failed') return toPair('library', 'written')
  if (state === 'conflict' || state === 'foreign' || versions.written.kind !== 'text') return toPair('library', 'disk')
  return toPair('written', 'disk')
}

/** The pair once a side was pressed: one that is compared gives way to the third, the third is compared with the disk. */
export function pressSide(pair: Pair, side: Side): Pair {
  if (!pair.includes(side)) return side === 'disk' ? toPair('library', 'disk') : toPair(side, 'disk')
  const [one, other] = sides.filter((each) => each !== side)
  return toPair(one ?? 'library', other ?? 'disk')
}

/** What is said of each side under its name. */
export function saySide(side: Side, versions: Versions, { owners, state }: Pick<Difference, 'owners' | 'state'>): string {
  const version = versions[side]
  if (version.kind === 'unknown') return version.why
  const isSame = (other: Side) => textOf(versions[other]) !== undefined && textOf(version) === textOf(versions[other])
  switch (side) {
    case 'library': {
      if (version.kind === 'nothing') return 'no longer named'
      const [owner] = owners
      const rev = owner ? `rev ${owner.revision}` : 'written by ccm'
      return isSame('disk') ? `${rev}, as on disk` : isSame('written') ? `${rev}, same as written` : rev
    }
    case 'written':
      return version.kind === 'nothing' ? 'never written' : isSame('library') ? 'same as the library' : 'an earlier rev'
    case 'disk':
      return version.kind === 'nothing'
        ? state === 'missing'
          ? 'deleted'
          : 'nothing there'
        : isSame('written')
          ? 'as written'
          : diskWords[state]
    default:
      return side satisfies never
  }
}

const diskWords: Record<Difference['state'], string> = {
  drifted: 'edited',
  conflict: 'edited',
  foreign: 'was there before',
  missing: 'there again',
  outdated: 'as written',
  waiting: 'as written',
  failed: 'not written',
}

/** Library and disk say the same by now: the next sync notes it and nothing is left to settle. */
export const isSettled = ({ library, disk, have }: Seen): boolean => (library === null ? have === null : disk === library)

/** Which segments a side of the step mark has, by its place in it. */
export const segmentOf: Record<Side, 0 | 1 | 2> = { library: 0, written: 1, disk: 2 }
