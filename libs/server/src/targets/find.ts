import type { LastError } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { AppError } from '../errors.ts'
import { toLastError } from './last-error.ts'
import { type Subject, SUBJECT_COLUMNS, type SubjectRow, toSubject } from './subject.ts'

/** A target and how it stood at its last report. */
export interface Target {
  subject: Subject
  /** The project's name; of a user scope, its directory. */
  name: string
  /** The git repository its project is a clone of. */
  repository: string | null
  /** When its machine last asked or told about it. */
  seenAt: Date | null
  facts: string | null
  reported: string | null
  reportedAt: string | null
  counts: string
  /** Why the last sync stopped before its first write. */
  lastError: LastError | null
}

interface Row extends SubjectRow, Pick<Target, 'repository' | 'reported' | 'reportedAt' | 'counts'> {
  path: string | null
  seenAt: string | null
  lastError: string | null
}

/** @throws AppError `not-found` */
export function findTarget(read: Reader, id: string): Target {
  const row = read.get<Row>(
    `SELECT ${SUBJECT_COLUMNS}, t.path, j.repository, t.seenAt, t.lastError, t.revision AS reported, t.reportedAt, t.counts
     FROM Target t JOIN Machine m ON m.id = t.machineId LEFT JOIN Project j ON j.id = t.projectId WHERE t.id = ?`,
    id,
  )
  if (!row) {
    throw new AppError(
      'not-found',
      'The server does not know this target. Run `ccm apply` in the project, or `ccm machine apply` for your own directory, to register it again.',
    )
  }
  const { repository, seenAt, lastError, reported, reportedAt, counts, facts } = row
  return {
    subject: toSubject(row),
    name: row.name ?? row.path ?? id,
    repository,
    seenAt: seenAt === null ? null : new Date(seenAt),
    facts,
    reported,
    reportedAt,
    counts,
    lastError: toLastError(lastError),
  }
}
