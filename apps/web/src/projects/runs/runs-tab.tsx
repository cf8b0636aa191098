import type { Page, SyncRun } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import History from '~icons/lucide/history'
import { Badge } from '../../ui/badge.tsx'
import { CommandChip } from '../../ui/command-chip.tsx'
import { count } from '../../ui/count.ts'
import { Empty } from '../../ui/empty.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { createLastingRows, rowsOf } from '../../ui/pages.ts'
import { Time } from '../../ui/time.tsx'
import { commandIn, syncCommand } from '../sync-command.ts'
import { sayCounts } from './say-counts.ts'

interface RunsTabProps {
  data: InfiniteData<Page<SyncRun>>
  more: boolean
  /** Where the project lies on its machine. */
  path: string
  onMore: () => void
}

/** What was done at a project, latest first, and how to take it back. */
export function RunsTab(props: RunsTabProps) {
  const runs = createLastingRows(() => rowsOf(props.data))
  return (
    <Show
      when={runs().length > 0}
      fallback={
        <Empty
          mark={<History class="ic ic-20" />}
          title="No runs yet"
          action={<CommandChip command="ccm sync" copies={syncCommand(props.path)} />}
        >
          A run is listed here when ccm has written something on that machine.
        </Empty>
      }
    >
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5 text-muted sm:px-5">
        <span class="min-w-0 grow basis-64">
          Each machine keeps what a run replaced, so the last one can be taken back there. Its older runs have numbers of their own.
        </span>
        <CommandChip command="ccm undo" copies={commandIn(props.path, 'ccm undo')} />
        <CommandChip command="ccm history" copies={commandIn(props.path, 'ccm history')} />
      </div>
      <ul>
        <For each={runs()}>{(run) => <RunRow run={run} />}</For>
      </ul>
      <MoreButton more={props.more} onMore={() => props.onMore()}>
        Show older
      </MoreButton>
    </Show>
  )
}

const RunRow = (props: { run: SyncRun }) => (
  <li class="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-4 py-1.5 sm:min-h-[38px] sm:px-5">
    <span class="min-w-32 text-muted">
      <Time at={props.run.createdAt} />
    </span>
    <span class="tabular-nums">{sayCounts(props.run.counts)}</span>
    <Show when={props.run.exceptions > 0}>
      <Badge tone="warning">{count(props.run.exceptions, 'artifact')} left</Badge>
    </Show>
    <span class="mono ml-auto text-small text-faint max-sm:hidden" title={`Revision ${props.run.revision}`}>
      {props.run.revision.slice(0, 8)}
    </span>
  </li>
)
