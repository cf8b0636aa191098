import { About, Settings, UpdateSettings } from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { about } from './about.ts'
import { readSettings } from './read.ts'
import { updateSettings } from './save.ts'

export const settingsRouter = router({
  get: procedure.output(Settings).query(({ ctx }) => readSettings(ctx.library.read)),
  update: procedure
    .input(UpdateSettings)
    .output(Settings)
    .mutation(({ ctx, input }) => updateSettings(ctx, input)),
  about: procedure.output(About).query(({ ctx }) => about(ctx)),
})
