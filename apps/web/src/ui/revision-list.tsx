import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { Badge } from './badge.tsx'
import { MoreButton } from './more-button.tsx'
import { Time } from './time.tsx'

interface RevisionListProps<T extends { revision: number; createdAt: string }> {
  revisions: T[]
  current: number
  more: boolean
  onMore: () => void
  /** What a revision said. */
  children: (revision: T) => JSX.Element
}

/** Snapshots, newest first; each opens to what it said. */
export function RevisionList<T extends { revision: number; createdAt: string }>(props: RevisionListProps<T>) {
  return (
    <>
      <For each={props.revisions}>
        {(revision) => (
          <details class="group border-b border-hairline">
            <summary class="flex h-11 cursor-pointer items-center gap-3 px-4 hover:bg-hover focus-visible:-outline-offset-2 sm:h-[38px] sm:px-5">
              <span class="min-w-14 font-medium tabular-nums">rev {revision.revision}</span>
              <span class="text-muted">
                <Time at={revision.createdAt} />
              </span>
              <Show when={revision.revision === props.current}>
                <Badge tone="accent">current</Badge>
              </Show>
              <span class="ml-auto text-small text-faint group-open:hidden">Show</span>
              <span class="ml-auto hidden text-small text-faint group-open:inline">Hide</span>
            </summary>
            <div class="border-t border-hairline bg-sunken">{props.children(revision)}</div>
          </details>
        )}
      </For>
      <MoreButton more={props.more} onMore={() => props.onMore()}>
        Show older
      </MoreButton>
    </>
  )
}
