import type { ComponentSummary } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import type { Library } from '../library/library.ts'
import { memo } from '../library/memo.ts'

/** What is told of the profiles that list a component, by their ids. */
export type ProfilesReach = (profileIds: string[]) => Pick<ComponentSummary, 'profiles' | 'firstProfile' | 'reach'>

interface Project {
  id: string
  machineId: string
}

const reaches = memo<ProfilesReach>(1)

/** Every profile with the projects it reaches, also through profiles that build on it: found once for each version of a library. */
export const profilesReach = (library: Library): ProfilesReach => reaches(library, '', () => readReach(library.read))

function readReach(read: Reader): ProfilesReach {
  const names = new Map(read.all<{ id: string; name: string }>('SELECT id, name FROM Profile').map(({ id, name }) => [id, name]))
  const reached = reachedProjects(read)
  // Many components are listed by the same profiles.
  const answers = new Map<string, ReturnType<ProfilesReach>>()
  return (profileIds) => {
    const key = profileIds.join(' ')
    const known = answers.get(key)
    if (known) return known
    const projects = new Map(profileIds.flatMap((id) => reached.get(id) ?? []).map(({ id, machineId }) => [id, machineId]))
    const answer = {
      profiles: profileIds.length,
      firstProfile: profileIds.flatMap((id) => names.get(id) ?? []).sort()[0] ?? null,
      reach: { projects: projects.size, machines: new Set(projects.values()).size },
    }
    answers.set(key, answer)
    return answer
  }
}

/** By profile: the projects that use it or one that builds on it. */
function reachedProjects(read: Reader): Map<string, Project[]> {
  const rows = read.all<Project & { profileId: string }>(
    `WITH RECURSIVE line(id, bottom) AS (
       SELECT DISTINCT profileId, profileId FROM Project WHERE profileId IS NOT NULL
       UNION SELECT p.parentId, line.bottom FROM ProfileParent p JOIN line ON p.profileId = line.id)
     SELECT line.id AS profileId, j.id, j.machineId FROM line JOIN Project j ON j.profileId = line.bottom`,
  )
  const reached = new Map<string, Project[]>()
  for (const { profileId, ...project } of rows) {
    const projects = reached.get(profileId)
    if (projects) projects.push(project)
    else reached.set(profileId, [project])
  }
  return reached
}
