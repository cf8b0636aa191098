import type { ListMachines, Machine, Page } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { containing, cut, decodeCursor, TwoStringsKey } from '../paging.ts'
import { COLUMNS, FROM, type MachineRow, toMachines } from './rows.ts'

/** By name. */
export function listMachines({ library }: Pick<Ctx, 'library'>, { limit, cursor, search }: z.infer<typeof ListMachines>): Page<Machine> {
  const { read } = library
  const after = decodeCursor(cursor, TwoStringsKey)
  const pattern = containing(search ?? '')
  const rows = read.all<MachineRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE m.name LIKE ? ESCAPE '\\'${after ? ' AND (m.name, m.id) > (?, ?)' : ''} ORDER BY m.name, m.id LIMIT ?`,
    pattern,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total FROM Machine m WHERE m.name LIKE ? ESCAPE '\\'`, pattern)?.total ?? 0
  const page = cut(rows, limit, ({ name, id }) => [name, id])
  return { items: toMachines(page.rows, library), total, nextCursor: page.nextCursor }
}

/** @throws AppError `not-found` */
export function getMachine({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): Machine {
  const [machine] = toMachines(library.read.all<MachineRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.id = ?`, id), library)
  if (!machine) throw noSuchMachine(id)
  return machine
}

export const noSuchMachine = (id: string) =>
  new AppError('not-found', `There is no machine with id ${id}. Run \`ccm apply\` on it to register it again.`)
