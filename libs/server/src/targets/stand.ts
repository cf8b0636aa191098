import type { LastError, Standing, TargetState } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { movesSince } from './moves.ts'
import { toLastError } from './last-error.ts'
import { type Found, NAMED_ARTIFACTS, standingOf, worstFirst } from './standing.ts'
import { targetState } from './state.ts'
import { type SubjectRow, toSubject } from './subject.ts'
import { wantedRevision } from './wanted.ts'

/** What a target's state is worked out from. */
export interface StateRow extends SubjectRow {
  reported: string | null
  lastError: string | null
  /** JSON: the artifacts that were not in step, by state. */
  found: string
}

export const STATE_COLUMNS = `t.revision AS reported, t.lastError,
  (SELECT json_group_array(json_object('state', x.state, 'count', x.count, 'since', x.since)) FROM
    (SELECT e.state, count(*) AS count, min(e.since) AS since FROM TargetException e WHERE e.targetId = t.id GROUP BY e.state) x) AS found`

/** What it is told from how a target stands. */
export interface StandRow extends StateRow {
  reportedAt: string | null
  madeAt: string | null
  /** JSON: the first artifacts that were not in step, the worst first. */
  worst: string
}

/** A state's place among the others says how bad it is. */
const RANK = `instr('${worstFirst.join(' ')}', e.state)`

export const STAND_COLUMNS = `${STATE_COLUMNS}, t.reportedAt, j.createdAt AS madeAt,
  (SELECT json_group_array(json_object('id', x.id, 'state', x.state)) FROM
    (SELECT e.id, e.state FROM TargetException e WHERE e.targetId = t.id ORDER BY ${RANK}, e.id LIMIT ${NAMED_ARTIFACTS}) x) AS worst`

const foundIn = ({ found }: StateRow): Found[] => JSON.parse(found)

/** In which state a target is. */
export const stateOf = (library: Library, row: StateRow): TargetState =>
  targetState({
    asked: row.facts !== null,
    failed: row.lastError !== null,
    reported: row.reported,
    wanted: row.reported === null ? null : wantedRevision(library, toSubject(row)),
    exceptions: foundIn(row).map(({ state }) => state),
  })

/** How a target stands, for lists. */
export interface Stand {
  state: TargetState
  /** How many artifacts were not in step at the last report. */
  exceptions: number
  standing: Standing
  lastError: LastError | null
  reportedAt: string | null
}

export function standOf(library: Library, row: StandRow): Stand {
  const { reportedAt, madeAt } = row
  const state = stateOf(library, row)
  const found = foundIn(row)
  const lastError = toLastError(row.lastError)
  const mayHaveMoved = reportedAt !== null && (state === 'outdated' || state === 'conflict')
  const moves = mayHaveMoved ? movesSince(library, toSubject(row), reportedAt) : []
  return {
    state,
    exceptions: found.reduce((sum, { count }) => sum + count, 0),
    standing: standingOf({
      state,
      worst: JSON.parse(row.worst),
      found,
      moves,
      failedAt: lastError?.at ?? null,
      reportedAt,
      madeAt,
    }),
    lastError,
    reportedAt: reportedAt === null ? null : new Date(reportedAt).toISOString(),
  }
}
