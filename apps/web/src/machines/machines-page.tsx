import type { Machine } from '@ccm/contract'
import { A } from '@solidjs/router'
import { useInfiniteQuery } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import Monitor from '~icons/lucide/monitor'
import { useApi } from '../api.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Time } from '../ui/time.tsx'
import { systemName } from './system-name.ts'
import { machineQueries } from './queries.ts'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_96px_88px_96px_112px] lg:grid-cols-[minmax(0,1fr)_140px_120px_140px_160px]'
const headings = [{ title: 'Name' }, { title: 'System' }, { title: 'ccm' }, { title: 'Projects' }, { title: 'Last seen' }]

/** Every computer that has ever asked this server. */
export default function MachinesPage() {
  const api = useApi()
  const list = useInfiniteQuery(() => machineQueries.list(api))
  return (
    <Page
      title="Machines"
      actions={
        <Show when={list.isSuccess && totalOf(list.data) > 0}>
          <span class="text-small text-muted max-lg:hidden">Add one by running</span>
          <CommandChip command="ccm init" />
        </Show>
      }
    >
      <Load query={list} what="Machines" skeleton={<SkeletonRows rows={4} />}>
        {(data) => (
          <Show when={totalOf(data()) > 0} fallback={<NoMachines />}>
            <RowGrid
              label="Machines"
              columns={columns}
              headings={headings}
              rows={rowsOf(data())}
              total={totalOf(data())}
              onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            >
              {(machine) => <MachineCells machine={machine()} />}
            </RowGrid>
          </Show>
        )}
      </Load>
    </Page>
  )
}

function MachineCells(props: { machine: Machine }) {
  return (
    <>
      <Cell>
        <A
          href={`/projects?machine=${encodeURIComponent(props.machine.id)}`}
          class="stretched mono block truncate font-medium"
          title={`Projects on ${props.machine.displayName}`}
        >
          {props.machine.displayName}
        </A>
        <span class="block truncate text-small text-muted sm:hidden">
          {systemName[props.machine.platform]} · {count(props.machine.projects, 'project')}
        </span>
      </Cell>
      <Cell class="truncate text-muted max-sm:hidden">{systemName[props.machine.platform]}</Cell>
      <Cell class="mono truncate text-muted max-sm:hidden">{props.machine.ccmVersion ?? ''}</Cell>
      <Cell class="truncate text-muted tabular-nums max-sm:hidden">{count(props.machine.projects, 'project')}</Cell>
      <Cell class="truncate text-small text-faint">
        <Time at={props.machine.lastSeenAt} />
      </Cell>
    </>
  )
}

function NoMachines() {
  return (
    <Empty mark={<Monitor class="ic ic-20" />} title="No machines yet" action={<CommandChip command="ccm init" />}>
      A machine appears here when <span class="mono">ccm</span> first runs on it. Start in a directory that uses Claude Code.
    </Empty>
  )
}
