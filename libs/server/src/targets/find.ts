import type { Reader } from '@ccm/db'
import { AppError } from '../errors.ts'
import type { TargetProject } from './wanted.ts'

/** A target with the project that fills it. */
export interface Target {
  id: string
  machineId: string
  machineSeenAt: Date
  facts: string | null
  reported: string | null
  reportedAt: string | null
  counts: string
  project: TargetProject
}

interface Row extends Omit<Target, 'project' | 'machineSeenAt'>, Omit<TargetProject, 'variables'> {
  variables: string
  machineSeenAt: string
}

/** @throws AppError `not-found` */
export function findTarget(read: Reader, id: string): Target {
  const row = read.get<Row>(
    `SELECT t.id, t.machineId, m.lastSeenAt AS machineSeenAt, t.facts, t.revision AS reported, t.reportedAt, t.counts,
       j.id AS projectId, j.name, j.description, j.profileId, j.variables
     FROM Target t JOIN Project j ON j.id = t.projectId JOIN Machine m ON m.id = t.machineId WHERE t.id = ?`,
    id,
  )
  if (!row) throw new AppError('not-found', 'The server does not know this project. Run `ccm apply` in it to register it again.')
  const { projectId, name, description, profileId, variables, machineSeenAt, ...target } = row
  return {
    ...target,
    machineSeenAt: new Date(machineSeenAt),
    project: { projectId, name, description, profileId, variables: JSON.parse(variables) },
  }
}
