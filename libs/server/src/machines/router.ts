import {
  BindUser,
  EffectiveMachine,
  GetById,
  ListMachines,
  Machine,
  MachinePage,
  type MachinePreview,
  RegisteredMachine,
  RegisterMachine,
  RemoveMachine,
  UpdateMachine,
  UserTarget,
} from '@ccm/contract'
import { machineOverridesRouter } from '../overrides/router.ts'
import { procedure, router } from '../trpc.ts'
import { bindUser } from './bind-user.ts'
import { effectiveMachine } from './effective.ts'
import { previewMachine } from './preview.ts'
import { getMachine, listMachines } from './read.ts'
import { renewToken } from './renew-token.ts'
import { registerMachine, removeMachine, updateMachine } from './save.ts'

export const machinesRouter = router({
  list: procedure
    .input(ListMachines.prefault({}))
    .output(MachinePage)
    .query(({ ctx, input }) => listMachines(ctx, input)),
  get: procedure
    .input(GetById)
    .output(Machine)
    .query(({ ctx, input }) => getMachine(ctx, input)),
  register: procedure
    .input(RegisterMachine)
    .output(RegisteredMachine)
    .mutation(({ ctx, input }) => registerMachine(ctx, input)),
  update: procedure
    .input(UpdateMachine)
    .output(Machine)
    .mutation(({ ctx, input }) => updateMachine(ctx, input)),
  remove: procedure
    .input(RemoveMachine)
    .output(GetById)
    .mutation(({ ctx, input }) => removeMachine(ctx, input)),
  renewToken: procedure
    .input(GetById)
    .output(RegisteredMachine)
    .mutation(({ ctx, input }) => renewToken(ctx, input)),
  bindUser: procedure
    .input(BindUser)
    .output(UserTarget)
    .mutation(({ ctx, input }) => bindUser(ctx, input)),
  effective: procedure
    .input(GetById)
    .output(EffectiveMachine)
    .query(({ ctx, input }) => effectiveMachine(ctx, input)),
  /** Without an output schema, like `sync.desired`. */
  preview: procedure.input(GetById).query(({ ctx, input }): MachinePreview => previewMachine(ctx, input)),
  overrides: machineOverridesRouter,
})
