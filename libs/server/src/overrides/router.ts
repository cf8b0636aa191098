import { Id, Override, Overrides, SetMachineOverride, SetProjectOverride } from '@ccm/contract'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'
import { listOverrides } from './read.ts'
import { removeOverride, setOverride } from './save.ts'

const OfMachine = z.strictObject({ machineId: Id })
const OneOfMachine = OfMachine.extend({ componentId: Id })
const OfProject = z.strictObject({ projectId: Id })
const OneOfProject = OfProject.extend({ componentId: Id })

/** A machine's exceptions: they reach all its projects and its user scope. */
export const machineOverridesRouter = router({
  list: procedure
    .input(OfMachine)
    .output(Overrides)
    .query(({ ctx, input }) => listOverrides(ctx, input)),
  set: procedure
    .input(SetMachineOverride)
    .output(Override)
    .mutation(({ ctx, input: { machineId, ...wanted } }) => setOverride(ctx, { machineId }, wanted)),
  remove: procedure
    .input(OneOfMachine)
    .output(OneOfMachine)
    .mutation(async ({ ctx, input: { machineId, componentId } }) => {
      await removeOverride(ctx, { machineId }, componentId)
      return { machineId, componentId }
    }),
})

/** A project's exceptions. */
export const projectOverridesRouter = router({
  list: procedure
    .input(OfProject)
    .output(Overrides)
    .query(({ ctx, input }) => listOverrides(ctx, input)),
  set: procedure
    .input(SetProjectOverride)
    .output(Override)
    .mutation(({ ctx, input: { projectId, ...wanted } }) => setOverride(ctx, { projectId }, wanted)),
  remove: procedure
    .input(OneOfProject)
    .output(OneOfProject)
    .mutation(async ({ ctx, input: { projectId, componentId } }) => {
      await removeOverride(ctx, { projectId }, componentId)
      return { projectId, componentId }
    }),
})
