import { type Activity, ActivityPage, type ListActivity, type Page } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { allOf, cut, decodeCursor, equal, NumberKey } from '../paging.ts'

interface Row {
  nth: number
  id: string
  at: string
  actorKind: string
  actorId: string | null
  actorName: string | null
  action: string
  subjectKind: string
  subjectId: string
  subjectName: string
  before: number | null
  after: number | null
  run: string | null
}

/** Newest first, in the order things were noted: several may be done at one moment. */
export function listActivity(
  { library: { read } }: Pick<Ctx, 'library'>,
  { limit, cursor, kind, subjectId }: z.infer<typeof ListActivity>,
): Page<Activity> {
  const before = decodeCursor(cursor, NumberKey)
  const { sql, values } = allOf([...equal('subjectKind', kind), ...equal('subjectId', subjectId)])
  const rows = read.all<Row>(
    `SELECT rowid AS nth, id, at, actorKind, actorId, actorName, action, subjectKind, subjectId, subjectName, before, after, run FROM Activity
     WHERE ${sql}${before ? ' AND rowid < ?' : ''} ORDER BY rowid DESC LIMIT ?`,
    ...values,
    ...(before ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total FROM Activity WHERE ${sql}`, ...values)?.total ?? 0
  const page = cut(rows, limit, ({ nth }) => [nth])
  return ActivityPage.parse({ items: page.rows.map(toActivity), total, nextCursor: page.nextCursor })
}

const toActivity = ({ id, at, actorKind, actorId, actorName, action, subjectKind, subjectId, subjectName, before, after, run }: Row) => ({
  id,
  at: new Date(at).toISOString(),
  actor: { kind: actorKind, id: actorId, name: actorName },
  action,
  subject: { kind: subjectKind, id: subjectId, name: subjectName },
  before,
  after,
  run: run === null ? null : JSON.parse(run),
})
