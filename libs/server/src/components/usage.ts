import type { ComponentUsage } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { machineNames } from '../machines/names.ts'
import { profilesWithComponent } from '../targets/reach.ts'
import { getComponent } from './get.ts'

/**
 * The profiles that list a component, and the projects it reaches through them or through a profile that builds on them.
 */
export async function componentUsage({ db, library }: Pick<Ctx, 'db' | 'library'>, { id }: { id: string }): Promise<ComponentUsage> {
  await getComponent({ db }, { id })
  const { read } = library
  const profiles = read.all<{ id: string; name: string }>(
    'SELECT p.id, p.name FROM Profile p JOIN ProfileComponent pc ON pc.profileId = p.id WHERE pc.componentId = ? ORDER BY p.name',
    id,
  )
  const reached = read.all<{ id: string; name: string; machineId: string }>(
    'SELECT id, name, machineId FROM Project WHERE profileId IN (SELECT value FROM json_each(?)) ORDER BY name, id',
    JSON.stringify(profilesWithComponent(read, id).map((profile) => profile.id)),
  )
  const names = machineNames(read)
  return {
    profiles,
    projects: reached.map(({ machineId, ...project }) => ({ ...project, machineName: names.get(machineId) ?? machineId })),
  }
}
