import type { ExceptionState, Project } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { toLastError } from '../targets/find.ts'
import { targetState } from '../targets/state.ts'
import { SUBJECT_COLUMNS, type SubjectRow, toSubject } from '../targets/subject.ts'
import { wantedRevision } from '../targets/wanted.ts'

export interface ProjectRow extends SubjectRow {
  id: string
  name: string
  description: string
  path: string
  profileName: string | null
  repository: string | null
  variables: string
  reported: string | null
  exceptions: number
  states: string
  lastRunAt: string | null
  reportedAt: string | null
  seenAt: string | null
  lastError: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

export const FROM =
  'FROM Project j JOIN Target t ON t.projectId = j.id JOIN Machine m ON m.id = j.machineId LEFT JOIN Profile p ON p.id = j.profileId'

export const COLUMNS = `${SUBJECT_COLUMNS}, j.id, j.path, p.name AS profileName, j.repository,
  t.revision AS reported, t.lastRunAt, t.reportedAt, t.seenAt, t.lastError, j.revision, j.createdAt, j.updatedAt,
  (SELECT count(*) FROM TargetException e WHERE e.targetId = t.id) AS exceptions,
  (SELECT json_group_array(DISTINCT e.state) FROM TargetException e WHERE e.targetId = t.id) AS states`

export function toProject(row: ProjectRow, library: Library, machines: Map<string, string>): Project {
  const { id, targetId, name, description, path, exceptions, revision, machineId, profileId, profileName } = row
  const states: ExceptionState[] = JSON.parse(row.states)
  return {
    id,
    targetId,
    name,
    description,
    machine: { id: machineId, name: machines.get(machineId) ?? machineId },
    path,
    profile: profileId !== null && profileName !== null ? { id: profileId, name: profileName } : null,
    shared: row.shared === 1,
    variables: JSON.parse(row.variables),
    repository: row.repository,
    state: targetState({
      asked: row.facts !== null,
      failed: row.lastError !== null,
      reported: row.reported,
      wanted: row.reported === null ? null : wantedRevision(library, toSubject(row)),
      exceptions: states,
    }),
    exceptions,
    lastRunAt: isoOrNull(row.lastRunAt),
    reportedAt: isoOrNull(row.reportedAt),
    seenAt: isoOrNull(row.seenAt),
    lastError: toLastError(row.lastError),
    revision,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  }
}

const isoOrNull = (date: string | null) => (date === null ? null : new Date(date).toISOString())
