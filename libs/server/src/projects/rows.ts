import type { ExceptionState, Project } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { targetState } from '../targets/state.ts'
import { wantedRevision } from '../targets/wanted.ts'

export interface ProjectRow {
  id: string
  targetId: string
  name: string
  description: string
  machineId: string
  path: string
  profileId: string | null
  profileName: string | null
  shared: 0 | 1
  variables: string
  facts: string | null
  reported: string | null
  exceptions: number
  states: string
  lastRunAt: string | null
  reportedAt: string | null
  revision: number
  createdAt: string
  updatedAt: string
}

export const FROM = 'FROM Project j JOIN Target t ON t.projectId = j.id LEFT JOIN Profile p ON p.id = j.profileId'

export const COLUMNS = `j.id, t.id AS targetId, j.name, j.description, j.machineId, j.path, j.profileId, p.name AS profileName, j.shared,
  j.variables, t.facts, t.revision AS reported, t.lastRunAt, t.reportedAt, j.revision, j.createdAt, j.updatedAt,
  (SELECT count(*) FROM TargetException e WHERE e.targetId = t.id) AS exceptions,
  (SELECT json_group_array(DISTINCT e.state) FROM TargetException e WHERE e.targetId = t.id) AS states`

export function toProject(row: ProjectRow, library: Library, machines: Map<string, string>): Project {
  const { id, targetId, name, description, path, exceptions, revision, machineId, profileId, profileName } = row
  const variables = JSON.parse(row.variables)
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
    variables,
    state: targetState({
      asked: row.facts !== null,
      reported: row.reported,
      wanted: row.reported === null ? null : wantedRevision(library, { projectId: id, name, description, profileId, variables }),
      exceptions: states,
    }),
    exceptions,
    lastRunAt: isoOrNull(row.lastRunAt),
    reportedAt: isoOrNull(row.reportedAt),
    revision,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  }
}

const isoOrNull = (date: string | null) => (date === null ? null : new Date(date).toISOString())
