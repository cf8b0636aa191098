import type { EnvVar, ListEnvVars, Page } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { allOf, containing, cut, decodeCursor, equal, TwoStringsKey } from '../paging.ts'
import { COLUMNS, type EnvVarRow, FROM, toEnvVar } from './rows.ts'

/** By name, sensitive values masked. A machine or a project narrows it to values that are its own. */
export function listEnvVars(
  { library: { read } }: Pick<Ctx, 'library'>,
  { limit, cursor, search, machine, project }: z.infer<typeof ListEnvVars>,
): Page<EnvVar> {
  const after = decodeCursor(cursor, TwoStringsKey)
  const named = { sql: `v.name LIKE ? ESCAPE '\\'`, values: [containing(search ?? '')] }
  const { sql, values } = allOf([named, ...equal('v.machineId', machine), ...equal('v.projectId', project)])
  const rows = read.all<EnvVarRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${sql}${after ? ' AND (v.name, v.place) > (?, ?)' : ''} ORDER BY v.name, v.place LIMIT ?`,
    ...values,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total ${FROM} WHERE ${sql}`, ...values)?.total ?? 0
  const page = cut(rows, limit, ({ name, place }) => [name, place])
  return { items: page.rows.map((row) => toEnvVar(row)), total, nextCursor: page.nextCursor }
}
