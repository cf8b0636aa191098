import { readError } from '@ccm/client'
import type { EnvVar } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { useApi } from '../api.tsx'
import { useConfirm } from '../ui/confirm.tsx'
import { count } from '../ui/count.ts'
import { useToasts } from '../ui/toasts.tsx'
import type { NamedValues } from './names.ts'
import { placeOf, sayPlace } from './place.ts'
import { changedByValues } from './queries.ts'

/** What is done to values that are there. */
export function createActs() {
  const api = useApi()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const toasts = useToasts()
  const askAgain = () => void Promise.all(changedByValues.map((key) => queries.invalidateQueries({ queryKey: [key] })))
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      toasts.show({
        kind: 'error',
        text: `${what}: ${readError(error).message}`,
        action: { label: 'Retry', run: () => void attempt(what, act) },
      })
    } finally {
      askAgain()
    }
  }

  /** Deletes some values of a name, once it is confirmed. */
  const remove = async (row: NamedValues, values: readonly EnvVar[]) => {
    const [only] = values
    const isLast = values.length === row.values.length
    const yes = await confirm({
      title: (
        <>
          Delete <span class="mono">{row.name}</span>
          {isLast || !only ? '' : ` ${sayPlace(only)}`}?
        </>
      ),
      body: (
        <>
          <p>
            {values.length === 1 && only ? `Its value ${sayPlace(only)} goes` : `Its ${values.length} values go`} and cannot be brought
            back.
            <Show when={!isLast}> Its other values stay.</Show>
          </p>
          <Show when={row.usedBy.length > 0 && isLast}>
            <p class="mt-2">
              {count(row.usedBy.length, 'component')} {row.usedBy.length === 1 ? 'refers' : 'refer'} to it and will not work without a
              value:
            </p>
            <ul class="mt-1 max-h-40 overflow-auto">
              <For each={row.usedBy}>{({ name }) => <li class="mono">{name}</li>}</For>
            </ul>
          </Show>
        </>
      ),
      action: values.length === 1 ? 'Delete value' : `Delete ${values.length} values`,
      danger: true,
    })
    if (!yes) return
    await attempt(`${row.name} was not deleted`, async () => {
      for (const { id } of values) await api.envVars.remove.mutate({ id })
      toasts.show({ text: `${row.name} deleted${isLast || !only ? '' : ` ${sayPlace(only)}`}.` })
    })
  }

  /** Seals a readable value, or makes a sealed one readable. */
  const mark = async (value: EnvVar, sensitive: boolean) => {
    const set = (text: string) => api.envVars.set.mutate({ name: value.name, ...placeOf(value), value: text, sensitive })
    if (sensitive) {
      await attempt(`${value.name} was not sealed`, async () => {
        await set(value.value ?? '')
        toasts.show({ text: `${value.name} is sealed.` })
      })
      return
    }
    const yes = await confirm({
      title: (
        <>
          Make <span class="mono">{value.name}</span> readable?
        </>
      ),
      body: 'Its value is then kept as it is and shown to everybody who opens this page. That it was revealed is logged.',
      action: 'Make readable',
      keep: 'Keep it sealed',
      danger: true,
    })
    if (!yes) return
    await attempt(`${value.name} was not made readable`, async () => {
      await set((await api.envVars.reveal.mutate({ id: value.id })).value)
      toasts.show({ text: `${value.name} is readable.` })
    })
  }
  return { remove, mark }
}

export type Acts = ReturnType<typeof createActs>
