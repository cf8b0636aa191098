import { ExceptionState, type StandingException } from '@ccm/contract'
import type { Reader } from '@ccm/db'

interface Row {
  id: string
  state: string
  want: string | null
  last: string | null
  have: string | null
  since: string | null
  hasText: 0 | 1
  putBack: 0 | 1
}

const COLUMNS = `e.id, e.state, e.want, e.last, e.have, e.since, e.text IS NOT NULL AS hasText,
  EXISTS (SELECT 1 FROM PutBack p WHERE p.targetId = e.targetId AND p.id = e.id) AS putBack`

/** What was not in step at a target's last report, by id. */
export const standingExceptions = (read: Reader, targetId: string): StandingException[] =>
  read.all<Row>(`SELECT ${COLUMNS} FROM TargetException e WHERE e.targetId = ? ORDER BY e.id`, targetId).map(toException)

/** An exception with what the disk held; `text` is null when it was not reported. */
export interface ReportedException extends StandingException {
  text: string | null
}

/** One artifact that was not in step; nothing when it was. */
export function findException(read: Reader, targetId: string, id: string): ReportedException | undefined {
  const row = read.get<Row & { text: string | null }>(
    `SELECT ${COLUMNS}, e.text FROM TargetException e WHERE e.targetId = ? AND e.id = ?`,
    targetId,
    id,
  )
  return row && { ...toException(row), text: row.text }
}

const toException = ({ id, state, want, last, have, since, hasText, putBack }: Row): StandingException => ({
  id,
  state: ExceptionState.parse(state),
  ...(want !== null && { want }),
  ...(last !== null && { last }),
  ...(have !== null && { have }),
  hasText: hasText === 1,
  putBack: putBack === 1,
  since: since === null ? null : new Date(since).toISOString(),
})
