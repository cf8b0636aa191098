import type { SelectedComponents, SelectionUsage } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { machineNames } from '../machines/names.ts'

const TOLD = 20

/**
 * How many components of a selection are used, the profiles that list one, and the projects that one reaches: through a profile, through
 * one that builds on it, or by an exception of their own. Ids that are not in the library are used nowhere.
 */
export function selectionUsage({ library: { read } }: Pick<Ctx, 'library'>, { ids }: z.infer<typeof SelectedComponents>): SelectionUsage {
  const list = JSON.stringify([...new Set(ids)])
  const [used = 0] = read.column<number>(
    `SELECT count(*) FROM json_each(?) w WHERE EXISTS (SELECT 1 FROM ProfileComponent p WHERE p.componentId = w.value)
       OR EXISTS (SELECT 1 FROM Override o WHERE o.componentId = w.value)`,
    list,
  )
  const profiles = read.all<{ id: string; name: string }>(
    `SELECT id, name FROM Profile
     WHERE id IN (SELECT profileId FROM ProfileComponent WHERE componentId IN (SELECT value FROM json_each(?))) ORDER BY name`,
    list,
  )
  const reached = read.all<{ id: string; name: string; machineId: string }>(
    `WITH RECURSIVE chosen(id) AS (SELECT value FROM json_each(?)),
       reach(id) AS (SELECT profileId FROM ProfileComponent WHERE componentId IN chosen
         UNION SELECT p.profileId FROM ProfileParent p JOIN reach ON p.parentId = reach.id)
     SELECT id, name, machineId FROM Project
     WHERE profileId IN reach OR id IN (SELECT projectId FROM Override WHERE componentId IN chosen) ORDER BY name, id`,
    list,
  )
  const names = machineNames(read)
  const projects = reached.map(({ machineId, ...project }) => ({ ...project, machineName: names.get(machineId) ?? machineId }))
  return {
    used,
    profiles: profiles.slice(0, TOLD),
    totalProfiles: profiles.length,
    projects: projects.slice(0, TOLD),
    totalProjects: projects.length,
  }
}
