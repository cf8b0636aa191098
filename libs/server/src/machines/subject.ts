import type { Reader } from '@ccm/db'
import { type Subject, SUBJECT_COLUMNS, type SubjectRow, toSubject } from '../targets/subject.ts'
import { noSuchMachine } from './read.ts'

/**
 * A machine's user scope, at the first of its directories if it has any.
 *
 * @throws AppError `not-found`
 */
export function userSubject(read: Reader, machineId: string): Subject {
  const row = read.get<Omit<SubjectRow, 'targetId'> & { targetId: string | null }>(
    `SELECT ${SUBJECT_COLUMNS} FROM Machine m LEFT JOIN Target t ON t.machineId = m.id AND t.kind = 'user'
     LEFT JOIN Project j ON j.id = t.projectId WHERE m.id = ? ORDER BY t.path LIMIT 1`,
    machineId,
  )
  if (!row) throw noSuchMachine(machineId)
  return toSubject({ ...row, targetId: row.targetId ?? `user ${machineId}` })
}
