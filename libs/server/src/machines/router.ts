import {
  GetById,
  ListMachines,
  Machine,
  MachinePage,
  RegisteredMachine,
  RegisterMachine,
  RemoveMachine,
  UpdateMachine,
} from '@ccm/contract'
import { procedure, router } from '../trpc.ts'
import { getMachine, listMachines } from './read.ts'
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
})
