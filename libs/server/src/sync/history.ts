import type { ListRuns, Page, SyncRun } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { cut, decodeCursor, TwoStringsKey } from '../paging.ts'
import { findTarget } from '../targets/find.ts'

type Row = Omit<SyncRun, 'counts'> & { counts: string }

/** Runs of a target that wrote or found something, newest first. */
export function syncHistory(
  { library: { read } }: Pick<Ctx, 'library'>,
  { targetId, limit, cursor }: z.infer<typeof ListRuns>,
): Page<SyncRun> {
  findTarget(read, targetId)
  const after = decodeCursor(cursor, TwoStringsKey)
  const rows = read.all<Row>(
    `SELECT id, targetId, revision, counts, exceptions, createdAt FROM SyncRun
     WHERE targetId = ?${after ? ' AND (createdAt, id) < (?, ?)' : ''} ORDER BY createdAt DESC, id DESC LIMIT ?`,
    targetId,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>('SELECT count(*) AS total FROM SyncRun WHERE targetId = ?', targetId)?.total ?? 0
  const page = cut(rows, limit, ({ createdAt, id }) => [createdAt, id])
  const items = page.rows.map((row) => ({ ...row, counts: JSON.parse(row.counts), createdAt: new Date(row.createdAt).toISOString() }))
  return { items, total, nextCursor: page.nextCursor }
}
