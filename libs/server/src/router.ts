import { activityRouter } from './activity/router.ts'
import { componentsRouter } from './components/router.ts'
import { dashboardRouter } from './dashboard/router.ts'
import { envVarsRouter } from './env-vars/router.ts'
import { healthRouter } from './health/router.ts'
import { machinesRouter } from './machines/router.ts'
import { profilesRouter } from './profiles/router.ts'
import { projectsRouter } from './projects/router.ts'
import { settingsRouter } from './settings/router.ts'
import { syncRouter } from './sync/router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  health: healthRouter,
  dashboard: dashboardRouter,
  components: componentsRouter,
  profiles: profilesRouter,
  projects: projectsRouter,
  machines: machinesRouter,
  sync: syncRouter,
  envVars: envVarsRouter,
  activity: activityRouter,
  settings: settingsRouter,
})
export type AppRouter = typeof appRouter
