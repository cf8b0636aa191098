import { readError } from '@ccm/client'
import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/solid-query'
import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Note } from '../ui/note.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { useToasts } from '../ui/toasts.tsx'

interface LastRevision {
  name: string
  revision: number
}

/** What a deleted item was, and how it comes back. */
export interface Removed {
  /** "component"; its list lies at "/components". */
  kind: string
  mark: () => JSX.Element
  /** What restoring does not bring back: "Restored, it is in no profile until it is added to one." */
  consequence: string
  /** Brings back what its last revision said. */
  restore: (revision: number) => Promise<unknown>
}

function createRestore(removed: Removed) {
  const queries = useQueryClient()
  const toasts = useToasts()
  return useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: (revision: number) => removed.restore(revision),
    onSuccess: () => void queries.invalidateQueries(),
    onError: (error) => toasts.show({ kind: 'error', text: `Not restored: ${readError(error).message}` }),
  }))
}

interface RemovedPageProps {
  removed: Removed
  /** Why the item did not load. */
  error: unknown
  last: UseQueryResult<LastRevision | null, Error>
  onRetry: () => void
}

/** In place of a page whose item is not there. What was deleted can come back; what never was cannot. */
export function RemovedPage(props: RemovedPageProps) {
  const restore = createRestore(props.removed)
  const neverWas = () => props.last.data !== undefined || readError(props.last.error).code === 'not-found'
  return (
    <Show when={!props.last.isPending} fallback={<SkeletonText />}>
      <Show
        when={props.last.data}
        fallback={
          <Show
            when={neverWas()}
            fallback={<ErrorPanel title={`This ${props.removed.kind} did not load`} error={props.error} onRetry={() => props.onRetry()} />}
          >
            <NeverWas removed={props.removed} />
          </Show>
        }
      >
        {(revision) => (
          <Empty
            mark={props.removed.mark()}
            title={`${revision().name} was deleted`}
            action={
              <Button busy={restore.isPending} onClick={() => restore.mutate(revision().revision)}>
                {restore.isPending ? 'Restoring' : `Restore rev ${revision().revision}`}
              </Button>
            }
          >
            Its revisions are kept. {props.removed.consequence}
          </Empty>
        )}
      </Show>
    </Show>
  )
}

const NeverWas = (props: { removed: Removed }) => (
  <Empty
    mark={props.removed.mark()}
    title={`There is no such ${props.removed.kind}`}
    action={
      <A href={`/${props.removed.kind}s`} class="font-medium text-accent hover:underline">
        All {props.removed.kind}s
      </A>
    }
  >
    The link may be old, or its address is wrong.
  </Empty>
)

/** Above an editor whose item was deleted while it was open. */
export function RemovedNote(props: { removed: Removed; last: LastRevision }) {
  const restore = createRestore(props.removed)
  return (
    <div class="px-4 pt-2 sm:px-5" role="status">
      <Note
        kind="warning"
        action={
          <Button size="small" busy={restore.isPending} onClick={() => restore.mutate(props.last.revision)}>
            {restore.isPending ? 'Restoring' : 'Restore'}
          </Button>
        }
      >
        <strong class="font-[550]">{props.last.name} was deleted elsewhere.</strong>{' '}
        <span class="text-muted">What you changed is kept here. {props.removed.consequence}</span>
      </Note>
    </div>
  )
}
