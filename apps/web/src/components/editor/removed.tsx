import { readError } from '@ccm/client'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import PackageX from '~icons/lucide/package-x'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Note } from '../../ui/note.tsx'
import { SkeletonText } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { componentQueries } from '../queries.ts'

/** Brings back what the last revision of a deleted component said. */
function createRestore(id: () => string) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  return useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: () => api.components.restoreMany.mutate({ ids: [id()] }),
    onSuccess: () => void queries.invalidateQueries(),
    onError: (error) => toasts.show({ kind: 'error', text: `Not restored: ${readError(error).message}` }),
  }))
}

/** In place of a page whose component is not there. What was deleted can come back; what never was cannot. */
export function RemovedPage(props: { id: string; error: unknown; onRetry: () => void }) {
  const api = useApi()
  const last = useQuery(() => componentQueries.lastRevision(api, props.id))
  const restore = createRestore(() => props.id)
  return (
    <Show when={!last.isPending} fallback={<SkeletonText />}>
      <Show
        when={last.isSuccess && last.data}
        fallback={<ErrorPanel title="This component did not load" error={props.error} onRetry={() => props.onRetry()} />}
      >
        {(revision) => (
          <Empty
            mark={<PackageX class="ic ic-20" />}
            title={`${revision().name} was deleted`}
            action={
              <Button busy={restore.isPending} onClick={() => restore.mutate()}>
                {restore.isPending ? 'Restoring' : `Restore rev ${revision().revision}`}
              </Button>
            }
          >
            Its revisions are kept. Restored, it is in no profile until it is added to one.
          </Empty>
        )}
      </Show>
    </Show>
  )
}

/** Above an editor whose component was deleted while it was open. */
export function RemovedNote(props: { id: string; name: string }) {
  const restore = createRestore(() => props.id)
  return (
    <div class="px-4 pt-2 sm:px-5" role="status">
      <Note
        kind="warning"
        action={
          <Button size="small" busy={restore.isPending} onClick={() => restore.mutate()}>
            {restore.isPending ? 'Restoring' : 'Restore'}
          </Button>
        }
      >
        <strong class="font-[550]">{props.name} was deleted elsewhere.</strong>{' '}
        <span class="text-muted">What you typed is kept here. Restored, it is in no profile until it is added to one.</span>
      </Note>
    </div>
  )
}
