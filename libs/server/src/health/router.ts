import { Health } from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { checkHealth } from './service.ts'

export const healthRouter = router({
  check: procedure.output(Health).query(({ ctx }) => checkHealth(ctx)),
})
