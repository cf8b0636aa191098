import { readError } from '@ccm/client'
import type { Profile } from '@ccm/contract'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../../api.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useProfileAddress } from '../address.ts'
import type { Editor } from '../create-editor.ts'
import { profileQueries } from '../queries.ts'

/** A restored revision is a new one. What is changed and not saved would be in its way, so that is asked about first. */
export function createRestore(profile: () => Profile, { draft }: Editor) {
  const api = useApi()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const toasts = useToasts()
  const address = useProfileAddress()
  const mutation = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: (revision: number) => api.profiles.restore.mutate({ id: profile().id, revision, expectedRevision: profile().revision }),
    onSuccess: (restored, revision) => {
      queries.setQueryData(profileQueries.get(api, restored.id).queryKey, restored)
      void queries.invalidateQueries({ queryKey: ['profiles'] })
      address.set({ rev: undefined, with: undefined })
      toasts.show({ text: `Rev ${revision} restored as rev ${restored.revision}.` })
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
