import type { Project } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { STAND_COLUMNS, standOf, type StandRow } from '../targets/stand.ts'
import { SUBJECT_COLUMNS } from '../targets/subject.ts'

export interface ProjectRow extends StandRow {
  id: string
  name: string
  description: string
  path: string
  profileName: string | null
  repository: string | null
  variables: string
  lastRunAt: string | null
  seenAt: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

export const FROM =
  'FROM Project j JOIN Target t ON t.projectId = j.id JOIN Machine m ON m.id = j.machineId LEFT JOIN Profile p ON p.id = j.profileId'

export const COLUMNS = `${SUBJECT_COLUMNS}, ${STAND_COLUMNS}, j.id, j.path, p.name AS profileName, j.repository,
  t.lastRunAt, t.seenAt, j.revision, j.createdAt, j.updatedAt`

export function toProject(row: ProjectRow, library: Library, machines: Map<string, string>): Project {
  const { id, targetId, name, description, path, revision, machineId, profileId, profileName } = row
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
    ...standOf(library, row),
    lastRunAt: isoOrNull(row.lastRunAt),
    seenAt: isoOrNull(row.seenAt),
    revision,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  }
}

const isoOrNull = (date: string | null) => (date === null ? null : new Date(date).toISOString())
