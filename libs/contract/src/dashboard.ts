import { z } from 'zod'
import { IsoDate } from './common.ts'
import { Project, TargetState } from './projects.ts'

/** Everything at a glance: how many there are of what, and what is not in step. */
export const Dashboard = z.object({
  projects: z.object({ total: z.int(), states: z.partialRecord(TargetState, z.int()) }),
  components: z.object({ total: z.int(), off: z.int() }),
  /** `unused`: no project, machine or other profile builds on them. */
  profiles: z.object({ total: z.int(), unused: z.int() }),
  machines: z.object({ total: z.int() }),
  /** Names with a value, and names that something uses where they have none. */
  envVars: z.object({ total: z.int(), missing: z.int() }),
  /** The first twenty projects that are not in step, the worst first, then the longest so; and how many there are. */
  outOfStep: z.array(Project),
  totalOutOfStep: z.int(),
  /** The last run that wrote something. */
  lastRun: z.object({ project: z.string(), at: IsoDate }).nullable(),
})
export type Dashboard = z.infer<typeof Dashboard>
