import { readError } from '@ccm/client'
import type { Difference, Project } from '@ccm/contract'
import type { ErrorCode } from '@ccm/contract/protocol'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createSignal } from 'solid-js'
import { useApi } from '../../api.tsx'
import { type Toast, useToasts } from '../../ui/toasts.tsx'

/** What can be done about an edit from here. */
export type Act = 'take' | 'keep' | 'put-back' | 'withdraw'

interface Asked {
  act: Act
  difference: Difference
  /** Stands in for what is on the disk: a part of the edit. */
  text?: string
}

export interface Settle {
  run: (asked: Asked) => void
  /** What is under way. */
  busy: Accessor<Act | undefined>
  /** Why the last act did not happen; gone with the next. */
  failure: Accessor<{ code: ErrorCode; text: string } | undefined>
  forget: () => void
}

interface SettleOptions {
  project: Accessor<Project>
  /** An edit is settled, and the next one can be looked at. */
  onSettled: (id: string) => void
  /** Shows the overrides of the project. */
  onSeeOverrides: () => void
}

/** Settles edits that were made on a disk. The machine does its part at its next sync. */
export function createSettle(options: SettleOptions): Settle {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [failure, setFailure] = createSignal<{ code: ErrorCode; text: string }>()
  const askAgain = () =>
    Promise.all(
      ['projects', 'components', 'overrides', 'profiles', 'dashboard', 'activity'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
  const undo = (send: () => Promise<unknown>) => ({
    label: 'Undo',
    run: () =>
      void send().then(askAgain, (error: unknown) => toasts.show({ kind: 'error', text: `Not undone: ${readError(error).message}` })),
  })

  const send = async ({ act, difference, text }: Asked): Promise<Toast> => {
    const { id, have, owners } = difference
    const ref = { targetId: options.project().targetId, id, have }
    const seen = { ...ref, ...(owners[0] && { expectedRevision: owners[0].revision }), ...(text !== undefined && { text }) }
    switch (act) {
      case 'take': {
        const saved = await api.sync.take.mutate(seen)
        const before = { id: saved.id, revision: owners[0]?.revision ?? saved.revision - 1, expectedRevision: saved.revision }
        return {
          text: `Taken into the library: ${saved.name} is rev ${saved.revision}.`,
          action: undo(() => api.components.restore.mutate(before)),
        }
      }
      case 'keep': {
        const kept = await api.sync.keep.mutate(seen)
        const what = kept.action === 'exclude' ? 'is left out of' : 'is kept as it is for'
        return { text: `${kept.component.name} ${what} this project.`, action: { label: 'See override', run: options.onSeeOverrides } }
      }
      case 'put-back':
        await api.sync.putBack.mutate(ref)
        return {
          text: 'To be put back: ccm sync asks for a yes on that machine.',
          action: undo(() => api.sync.putBack.mutate({ ...ref, withdraw: true })),
        }
      case 'withdraw':
        await api.sync.putBack.mutate({ ...ref, withdraw: true })
        return { text: 'Withdrawn: the edit stays on disk.' }
      default:
        return act satisfies never
    }
  }
  const mutation = useMutation<Toast, Error, Asked>(() => ({
    networkMode: 'always',
    mutationFn: send,
    onMutate: () => {
      setFailure(undefined)
    },
    onSuccess: async (toast, { act, difference }) => {
      toasts.show(toast)
      await askAgain()
      if (act !== 'withdraw') options.onSettled(difference.id)
    },
    onError: async (error, { act }) => {
      const { code, message } = readError(error)
      setFailure({
        code,
        text: code === 'unreachable' ? `${notDone[act]}: the server did not answer. Try again when it is back.` : message,
      })
      if (code === 'stale' || code === 'not-found') await askAgain()
    },
  }))
  return {
    run: (asked) => !mutation.isPending && mutation.mutate(asked),
    busy: () => (mutation.isPending ? mutation.variables.act : undefined),
    failure,
    forget: () => setFailure(undefined),
  }
}

const notDone: Record<Act, string> = {
  take: 'Not taken into the library',
  keep: 'Not kept',
  'put-back': 'Not put back',
  withdraw: 'Not withdrawn',
}
