import type { Dashboard } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { envVarUsage } from '../env-vars/usage.ts'
import type { Library } from '../library/library.ts'
import { projectsOutOfStep } from '../projects/out-of-step.ts'
import { countStates, projectStates } from '../targets/states.ts'

/** How many projects are told one by one. */
const TOLD = 20

/** Everything at a glance. */
export function readDashboard({ library }: Pick<Ctx, 'library'>): Dashboard {
  const states = projectStates(library)
  const outOfStep = projectsOutOfStep(library, TOLD)
  return {
    projects: { total: states.length, states: countStates(states) },
    ...countAll(library),
    outOfStep: outOfStep.items,
    totalOutOfStep: outOfStep.total,
    lastRun: lastRun(library),
  }
}

interface Counts {
  components: number
  off: number
  profiles: number
  unused: number
  machines: number
  names: number
}

const NONE: Counts = { components: 0, off: 0, profiles: 0, unused: 0, machines: 0, names: 0 }

function countAll(library: Library): Pick<Dashboard, 'components' | 'profiles' | 'machines' | 'envVars'> {
  const counts =
    library.read.get<Counts>(
      `SELECT (SELECT count(*) FROM Component) AS components, (SELECT count(*) FROM Component WHERE NOT enabled) AS off,
         (SELECT count(*) FROM Profile) AS profiles,
         (SELECT count(*) FROM Profile p WHERE NOT EXISTS (SELECT 1 FROM Project j WHERE j.profileId = p.id)
           AND NOT EXISTS (SELECT 1 FROM Machine m WHERE m.userProfileId = p.id)
           AND NOT EXISTS (SELECT 1 FROM ProfileParent e WHERE e.parentId = p.id)) AS unused,
         (SELECT count(*) FROM Machine) AS machines,
         (SELECT count(DISTINCT name) FROM EnvVar) AS names`,
    ) ?? NONE
  const missing = envVarUsage({ library }).items.filter((use) => use.missing.length > 0).length
  return {
    components: { total: counts.components, off: counts.off },
    profiles: { total: counts.profiles, unused: counts.unused },
    machines: { total: counts.machines },
    envVars: { total: counts.names, missing },
  }
}

function lastRun({ read }: Library): Dashboard['lastRun'] {
  const run = read.get<{ project: string; at: string }>(
    `SELECT j.name AS project, t.lastRunAt AS at FROM Target t JOIN Project j ON j.id = t.projectId
     WHERE t.lastRunAt IS NOT NULL ORDER BY t.lastRunAt DESC LIMIT 1`,
  )
  return run ? { project: run.project, at: new Date(run.at).toISOString() } : null
}
