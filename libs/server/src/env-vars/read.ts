import type { Reader } from '@ccm/db'
import { AppError } from '../errors.ts'
import { COLUMNS, type EnvVarRow, FROM } from './rows.ts'

/** @throws AppError `not-found` */
export function readEnvVar(read: Reader, id: string): EnvVarRow {
  const row = read.get<EnvVarRow>(`SELECT ${COLUMNS} ${FROM} WHERE v.id = ?`, id)
  if (!row) throw noSuchEnvVar(id)
  return row
}

export const noSuchEnvVar = (id: string) =>
  new AppError('not-found', `There is no env var with id ${id}. It may have been removed; list them to see what there is.`)
