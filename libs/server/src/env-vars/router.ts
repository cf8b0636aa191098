import {
  EnvVar,
  EnvVarPage,
  EnvVarRef,
  EnvVarUsage,
  ExportedEnvVars,
  ExportEnvVars,
  ListEnvVars,
  ResolvedEnvVars,
  ResolveEnvVars,
  RevealedEnvVar,
  SetEnvVar,
} from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { listEnvVars } from './list.ts'
import { resolveEnvVars } from './resolve.ts'
import { removeEnvVar, setEnvVar } from './save.ts'
import { exportEnvVars, revealEnvVar } from './tell.ts'
import { envVarUsage } from './usage.ts'

/** Whatever tells a sealed value is a mutation, because it is noted who was told. */
export const envVarsRouter = router({
  list: procedure
    .input(ListEnvVars.prefault({}))
    .output(EnvVarPage)
    .query(({ ctx, input }) => listEnvVars(ctx, input)),
  set: procedure
    .input(SetEnvVar)
    .output(EnvVar)
    .mutation(({ ctx, input }) => setEnvVar(ctx, input)),
  remove: procedure
    .input(EnvVarRef)
    .output(EnvVarRef)
    .mutation(({ ctx, input }) => removeEnvVar(ctx, input)),
  usage: procedure.output(EnvVarUsage).query(({ ctx }) => envVarUsage(ctx)),
  reveal: procedure
    .input(EnvVarRef)
    .output(RevealedEnvVar)
    .mutation(({ ctx, input }) => revealEnvVar(ctx, input)),
  export: procedure
    .input(ExportEnvVars)
    .output(ExportedEnvVars)
    .mutation(({ ctx, input }) => exportEnvVars(ctx, input)),
  resolve: procedure
    .input(ResolveEnvVars)
    .output(ResolvedEnvVars)
    .mutation(({ ctx, input }) => resolveEnvVars(ctx, input)),
})
