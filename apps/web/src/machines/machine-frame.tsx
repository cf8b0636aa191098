import { type Accessor, createMemo, type JSX, Show } from 'solid-js'
import Monitor from '~icons/lucide/monitor'
import { useInfiniteQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { Load } from '../ui/load.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { MachineList } from './machine-list.tsx'
import { machineQueries } from './queries.ts'

interface MachineFrameProps {
  /** The machine in the address; on a narrow screen it stands alone, and the list without it. */
  chosen?: string
  /** Drawn once, and not again whenever the list is asked for anew. */
  children: (first: Accessor<string | undefined>) => JSX.Element
}

/** The list of machines left, one of them right. */
export function MachineFrame(props: MachineFrameProps) {
  const api = useApi()
  const list = useInfiniteQuery(() => machineQueries.list(api))
  const first = createMemo(() => (list.data !== undefined ? rowsOf(list.data)[0]?.id : undefined))
  return (
    <div class="flex min-h-0 grow">
      <div
        class="min-h-0 min-w-0 grow flex-col border-line lg:flex lg:w-70 lg:shrink-0 lg:grow-0 lg:border-r xl:w-84"
        classList={{
          hidden: props.chosen !== undefined,
          flex: props.chosen === undefined,
          'lg:w-full!': list.data !== undefined && totalOf(list.data) === 0,
        }}
      >
        <Load query={list} what="Machines" skeleton={<SkeletonRows rows={4} />}>
          {(data) => (
            <Show when={totalOf(data()) > 0} fallback={<NoMachines />}>
              <MachineList
                machines={rowsOf(data())}
                chosen={props.chosen ?? first()}
                more={list.hasNextPage}
                onMore={() => !list.isFetchingNextPage && void list.fetchNextPage()}
              />
            </Show>
          )}
        </Load>
      </div>
      {props.children(first)}
    </div>
  )
}

function NoMachines() {
  return (
    <Empty mark={<Monitor class="ic ic-20" />} title="No machines yet" action={<CommandChip command="ccm init" />}>
      A machine appears here when <span class="mono">ccm</span> first runs on it. Start in a directory that uses Claude Code.
    </Empty>
  )
}
