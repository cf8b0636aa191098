import type { ExceptionState, Standing, TargetState } from '@ccm/contract'

/** States of artifacts, the worst first. */
export const worstFirst: readonly ExceptionState[] = ['failed', 'conflict', 'foreign', 'drifted', 'missing', 'waiting', 'outdated']

/** How many artifacts a standing names. */
export const NAMED_ARTIFACTS = 5
/** How many changes of the library it names. */
const NAMED_MOVES = 3

/** The artifacts that stood in one state at a target's last report, and since when the first of them has. */
export interface Found {
  state: ExceptionState
  count: number
  since: string | null
}

/** A change of the library that reaches a target. */
export type Move = Standing['moved'][number] & { at: string }

/** What is known of how a target stands. */
export interface Known {
  state: TargetState
  /** The first artifacts that were not in step, the worst first. */
  worst: Standing['artifacts']
  found: Found[]
  /** What changed in the library since the last report, the newest first. */
  moves: Move[]
  failedAt: string | null
  reportedAt: string | null
  /** When its project was registered. */
  madeAt: string | null
}

/** Why a target stands as it does, and since when. */
export function standingOf(known: Known): Standing {
  const { worst, moves } = known
  const since = sinceOf(known)
  return {
    artifacts: worst,
    moved: moves.slice(0, NAMED_MOVES).map(({ at: _at, ...move }) => move),
    since: since === null ? null : new Date(since).toISOString(),
  }
}

function sinceOf({ state, found, moves, failedAt, reportedAt, madeAt }: Known): string | null {
  switch (state) {
    case 'failed':
      return failedAt
    case 'conflict':
      return earliest(found.filter((one) => one.state === 'conflict' || one.state === 'foreign'))
    case 'drifted':
      return earliest(found.filter((one) => one.state === 'drifted'))
    case 'outdated':
      return earliest([...found, ...moves.map(({ at }) => ({ since: at }))]) ?? reportedAt
    case 'not-written':
    case 'not-seen':
      return madeAt
    case 'in-step':
      return null
    default:
      return state satisfies never
  }
}

/** Times as the database keeps them, which sort as texts. */
const earliest = (all: { since: string | null }[]): string | null => all.flatMap(({ since }) => since ?? []).sort()[0] ?? null
