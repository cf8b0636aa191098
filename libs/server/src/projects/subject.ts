import type { Reader } from '@ccm/db'
import { type Subject, SUBJECT_COLUMNS, type SubjectRow, toSubject } from '../targets/subject.ts'
import { noSuchProject } from './read.ts'

/**
 * A project as its target's content depends on it.
 *
 * @throws AppError `not-found`
 */
export function projectSubject(read: Reader, projectId: string): Subject {
  const row = read.get<SubjectRow>(
    `SELECT ${SUBJECT_COLUMNS} FROM Project j JOIN Target t ON t.projectId = j.id JOIN Machine m ON m.id = j.machineId WHERE j.id = ?`,
    projectId,
  )
  if (!row) throw noSuchProject(projectId)
  return toSubject(row)
}
