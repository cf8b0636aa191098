import { Dashboard } from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { readDashboard } from './read.ts'

export const dashboardRouter = router({
  get: procedure.output(Dashboard).query(({ ctx }) => readDashboard(ctx)),
})
