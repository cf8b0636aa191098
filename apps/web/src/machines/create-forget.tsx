import { readError } from '@ccm/client'
import type { Machine } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { useApi } from '../api.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { count } from '../ui/count.ts'
import { useToasts } from '../ui/toasts.tsx'
import { changedByMachines } from './queries.ts'

/** So many projects are named; of more, the others are counted. */
const mostNamed = 20

/** Asks, then has the server forget a machine and its projects. Nothing on the machine is touched. */
export function createForget() {
  const api = useApi()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toasts = useToasts()
  const navigate = useNavigate()
  const send = async (machine: Machine): Promise<void> => {
    try {
      await api.machines.remove.mutate({ id: machine.id, force: machine.projects > 0 })
      navigate('/machines', { replace: true })
      toasts.show({ text: `${machine.displayName} is forgotten. Its files stay as they are.` })
      await Promise.all([...changedByMachines, 'health'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
    } catch (error) {
      const text = `${machine.displayName} was not forgotten: ${readError(error).message}`
      toasts.show({ kind: 'error', text, action: { label: 'Retry', run: () => void send(machine) } })
    }
  }
  const namesOf = async ({ id, projects }: Machine) => {
    if (projects === 0) return []
    const { items } = await api.projects.list.query({ machine: id, limit: mostNamed })
    return items.map(({ name }) => name)
  }
  return async (machine: Machine) => {
    // Without their names the question still says how many there are.
    const names = await namesOf(machine).catch((error: unknown) => {
      console.warn('The names of the projects could not be read.', error)
      return []
    })
    const yes = await confirm({
      title: (
        <>
          Forget <span class="mono">{machine.displayName}</span>?
        </>
      ),
      body: (
        <>
          <p>
            Its overrides, variables and values go from the library
            {machine.projects > 0 ? `, and with it ${count(machine.projects, 'project')}:` : '.'}
          </p>
          <ul class="my-1 max-h-40 overflow-auto">
            <For each={names}>{(name) => <li class="mono">{name}</li>}</For>
            <Show when={names.length > 0 && machine.projects > names.length}>
              <li class="text-muted">and {machine.projects - names.length} more</li>
            </Show>
          </ul>
          <p class="text-muted">Every file on the machine stays as it is, and ccm no longer holds it in step.</p>
        </>
      ),
      action: 'Forget machine',
      danger: true,
      ...(machine.projects > 0 && { typeToConfirm: machine.displayName }),
    })
    if (yes) await send(machine)
  }
}
