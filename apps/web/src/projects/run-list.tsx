import type { Action, Page, SyncRun } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import History from '~icons/lucide/history'
import { Badge } from '../ui/badge.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { rowsOf } from '../ui/pages.ts'
import { Time } from '../ui/time.tsx'

/** What each action did, in the past tense; nothing for those that write nothing. */
const did: Record<Action, string | undefined> = {
  create: 'created',
  update: 'updated',
  merge: 'merged',
  move: 'moved',
  remove: 'removed',
  adopt: 'adopted',
  release: 'released',
  forget: undefined,
  keep: undefined,
  drifted: undefined,
  conflict: undefined,
}

/** "3 created, 1 updated", in the order above. */
export function sayCounts(counts: SyncRun['counts']): string {
  const actions = Object.keys(did).filter((action): action is Action => action in did)
  const parts = actions.flatMap((action) => {
    const amount = counts[action] ?? 0
    return did[action] !== undefined && amount > 0 ? [`${amount} ${did[action]}`] : []
  })
  return parts.join(', ') || 'nothing to write'
}

/** What was done at a project, latest first. */
export function RunList(props: { data: InfiniteData<Page<SyncRun>>; more: boolean; command: string; onMore: () => void }) {
  const runs = () => rowsOf(props.data)
  return (
    <Show
      when={runs().length > 0}
      fallback={
        <Empty mark={<History class="ic ic-20" />} title="No runs yet" action={<CommandChip command="ccm sync" copies={props.command} />}>
          A run is listed here when ccm has written something on that machine.
        </Empty>
      }
    >
      <ul>
        <For each={runs()}>
          {(run) => (
            <li class="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-4 py-1.5 sm:min-h-[38px] sm:px-5">
              <span class="min-w-32 text-muted">
                <Time at={run.createdAt} />
              </span>
              <span class="tabular-nums">{sayCounts(run.counts)}</span>
              <Show when={run.exceptions > 0}>
                <Badge tone="warning">{count(run.exceptions, 'artifact')} left</Badge>
              </Show>
              <span class="mono ml-auto text-small text-faint max-sm:hidden" title={`Revision ${run.revision}`}>
                {run.revision.slice(0, 8)}
              </span>
            </li>
          )}
        </For>
      </ul>
      <MoreButton more={props.more} onMore={() => props.onMore()}>
        Show older
      </MoreButton>
    </Show>
  )
}
