import { readError } from '@ccm/client'
import { useMutation } from '@tanstack/solid-query'
import { useConfirm } from '../../ui/confirm.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import type { Draft } from '../create-draft.ts'

export interface RestoreOptions {
  draft: Pick<Draft<object>, 'dirty' | 'revision' | 'discard'>
  /** Brings a revision back and shows what became of it; resolves to the revision it is now. */
  restore: (revision: number) => Promise<number>
  onRestored: () => void
}

/** A restored revision is a new one. What is changed and not saved would be in its way, so that is asked about first. */
export function createRestore({ draft, restore, onRestored }: RestoreOptions) {
  const confirm = useConfirm()
  const toasts = useToasts()
  const mutation = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: restore,
    onSuccess: (now, revision) => {
      onRestored()
      toasts.show({ text: `Rev ${revision} restored as rev ${now}.` })
    },
    onError: (error) => toasts.show({ kind: 'error', text: `Not restored: ${readError(error).message}` }),
  }))
  const run = async (revision: number) => {
    if (draft.dirty()) {
      const yes = await confirm({
        title: `Restore rev ${revision} and discard your edit?`,
        body: `What you changed on rev ${draft.revision()} is not saved and goes.`,
        action: `Restore rev ${revision}`,
        danger: true,
      })
      if (!yes) return
      draft.discard()
    }
    mutation.mutate(revision)
  }
  return { run, busy: () => mutation.isPending }
}
