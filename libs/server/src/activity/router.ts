import { ActivityPage, ListActivity } from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { listActivity } from './list.ts'

export const activityRouter = router({
  list: procedure
    .input(ListActivity.prefault({}))
    .output(ActivityPage)
    .query(({ ctx, input }) => listActivity(ctx, input)),
})
