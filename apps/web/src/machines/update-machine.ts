import { readError } from '@ccm/client'
import type { Machine, UpdateMachine } from '@ccm/contract'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../api.tsx'
import { changedByMachines, machineQueries } from './queries.ts'

/** Saves a change to a machine and shows it everywhere. */
export function createUpdate(onSaved: (machine: Machine) => void) {
  const api = useApi()
  const queries = useQueryClient()
  const mutation = useMutation<Machine, Error, UpdateMachine>(() => ({
    networkMode: 'always',
    mutationFn: (input) => api.machines.update.mutate(input),
    onSuccess: (machine) => {
      queries.setQueryData(machineQueries.get(api, machine.id).queryKey, machine)
      void Promise.all(changedByMachines.map((key) => queries.invalidateQueries({ queryKey: [key] })))
      onSaved(machine)
    },
    onError: (error, { id }) => {
      if (readError(error).code === 'stale') void queries.invalidateQueries({ queryKey: machineQueries.get(api, id).queryKey })
    },
  }))
  return {
    send: (input: UpdateMachine) => mutation.mutate(input),
    busy: () => mutation.isPending,
    /** Why it was not saved, as a sentence. */
    failure: () => {
      if (!mutation.isError) return undefined
      const { message, issues } = readError(mutation.error)
      return issues[0]?.message ?? message
    },
  }
}
