import type { ListProjects, Page, Project } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { machineNames } from '../machines/names.ts'
import { allOf, type Condition, containing, cut, decodeCursor, equal, TwoStringsKey } from '../paging.ts'
import { listByState } from './by-state.ts'
import { COLUMNS, FROM, type ProjectRow, toProject } from './rows.ts'

/** By name, or the worst first. */
export function listProjects({ library }: Pick<Ctx, 'library'>, { limit, cursor, states, sort, ...filter }: ListProjects): Page<Project> {
  const { read } = library
  const { sql, values } = condition(filter)
  if (states || sort === 'state') {
    const rows = read.all<ProjectRow>(`SELECT ${COLUMNS} ${FROM} WHERE ${sql}`, ...values)
    return listByState(library, rows, { limit, cursor, states, sort })
  }
  const after = decodeCursor(cursor, TwoStringsKey)
  const rows = read.all<ProjectRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${sql}${after ? ' AND (j.name, j.id) > (?, ?)' : ''} ORDER BY j.name, j.id LIMIT ?`,
    ...values,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total FROM Project j WHERE ${sql}`, ...values)?.total ?? 0
  const page = cut(rows, limit, ({ name, id }) => [name, id])
  const machines = machineNames(read)
  return { items: page.rows.map((row) => toProject(row, library, machines)), total, nextCursor: page.nextCursor }
}

function condition({ search, machine, profile }: Pick<ListProjects, 'search' | 'machine' | 'profile'>): Condition {
  const pattern = containing(search ?? '')
  const named = { sql: `(j.name LIKE ? ESCAPE '\\' OR j.path LIKE ? ESCAPE '\\')`, values: [pattern, pattern] }
  return allOf([named, ...equal('j.machineId', machine), ...equal('j.profileId', profile)])
}

/** @throws AppError `not-found` */
export function getProject({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): Project {
  const row = library.read.get<ProjectRow>(`SELECT ${COLUMNS} ${FROM} WHERE j.id = ?`, id)
  if (!row) throw noSuchProject(id)
  return toProject(row, library, machineNames(library.read))
}

export const noSuchProject = (id: string) =>
  new AppError('not-found', `There is no project with id ${id}. Run \`ccm apply\` in its directory to register it again.`)
