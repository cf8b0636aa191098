import type { Reader } from '@ccm/db'
import { machineNames } from '../machines/names.ts'
import { type Subject, SUBJECT_COLUMNS, type SubjectRow, toSubject } from './subject.ts'

/** A target as people know it. */
export interface Reached {
  subject: Subject
  kind: 'project' | 'user'
  /** The project's name; of a user scope, its directory. */
  name: string
  machineName: string
}

type Named = { id: string; name: string }[]

/** The profiles a statement begins with and those that build on them, directly or not, by name. */
const profilesFrom = (read: Reader, begin: string, id: string): Named =>
  read.all(
    `WITH RECURSIVE reach(id) AS (
       ${begin} UNION SELECT p.profileId FROM ProfileParent p JOIN reach ON p.parentId = reach.id)
     SELECT id, name FROM Profile WHERE id IN (SELECT id FROM reach) ORDER BY name`,
    id,
  )

/** The profiles that list a component, and those that build on them, by name. */
export const profilesWithComponent = (read: Reader, componentId: string): Named =>
  profilesFrom(read, 'SELECT profileId FROM ProfileComponent WHERE componentId = ?', componentId)

/** The profiles that build on a profile, directly or not, by name. Itself is none of them. */
export const profilesOnProfile = (read: Reader, profileId: string): Named =>
  profilesFrom(read, 'SELECT profileId FROM ProfileParent WHERE parentId = ?', profileId)

/** The targets that use one of these profiles, or make an exception for a component, by name. */
export function reachedTargets(read: Reader, profileIds: string[], componentId = ''): Reached[] {
  const profiles = JSON.stringify(profileIds)
  const rows = read.all<SubjectRow & { path: string | null }>(
    `SELECT ${SUBJECT_COLUMNS}, t.path FROM Target t JOIN Machine m ON m.id = t.machineId LEFT JOIN Project j ON j.id = t.projectId
     WHERE coalesce(j.profileId, CASE WHEN j.id IS NULL THEN m.userProfileId END) IN (SELECT value FROM json_each(?))
       OR j.id IN (SELECT projectId FROM Override WHERE componentId = ?)
       OR m.id IN (SELECT machineId FROM Override WHERE componentId = ?)
     ORDER BY coalesce(j.name, t.path), t.id`,
    profiles,
    componentId,
    componentId,
  )
  const names = machineNames(read)
  return rows.map((row) => ({
    subject: toSubject(row),
    kind: row.projectId === null ? 'user' : 'project',
    name: row.name ?? row.path ?? row.targetId,
    machineName: names.get(row.machineId) ?? row.machineName,
  }))
}
