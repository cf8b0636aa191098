import type { EnvVar, ListEnvVars, Page } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { containing, cut, decodeCursor, TwoStringsKey } from '../paging.ts'
import { COLUMNS, type EnvVarRow, FROM, toEnvVar } from './rows.ts'

/** By name, sensitive values masked. A machine or a project narrows it to values that are its own. */
export function listEnvVars(
  { library: { read } }: Pick<Ctx, 'library'>,
  { limit, cursor, search, machine, project }: z.infer<typeof ListEnvVars>,
): Page<EnvVar> {
  const after = decodeCursor(cursor, TwoStringsKey)
  const where = `v.name LIKE ? ESCAPE '\\'${machine === undefined ? '' : ' AND v.machineId = ?'}${project === undefined ? '' : ' AND v.projectId = ?'}`
  const values = [containing(search ?? ''), ...(machine === undefined ? [] : [machine]), ...(project === undefined ? [] : [project])]
  const rows = read.all<EnvVarRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${where}${after ? ' AND (v.name, v.place) > (?, ?)' : ''} ORDER BY v.name, v.place LIMIT ?`,
    ...values,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total ${FROM} WHERE ${where}`, ...values)?.total ?? 0
  const page = cut(rows, limit, ({ name, place }) => [name, place])
  return { items: page.rows.map((row) => toEnvVar(row)), total, nextCursor: page.nextCursor }
}
