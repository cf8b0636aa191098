import type { ComponentSummary, ComponentType, Page } from '@ccm/contract'
import { A } from '@solidjs/router'
import type { InfiniteData } from '@tanstack/solid-query'
import { createMemo, For, Show } from 'solid-js'
import Package from '~icons/lucide/package'
import { typeLooks } from '../component-types.ts'
import { Badge } from '../ui/badge.tsx'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { TypeTile } from '../ui/type-tile.tsx'

interface ComponentListProps {
  data: InfiniteData<Page<ComponentSummary>>
  searched: string | undefined
  filters: number
  type: ComponentType | undefined
  onClear: () => void
  onNearEnd: () => void
}

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_96px_52px_96px] lg:grid-cols-[minmax(0,1fr)_168px_96px_64px_112px]'

const headings = [
  { title: 'Name' },
  { title: 'Tags', class: 'max-lg:hidden' },
  { title: 'Profiles' },
  { title: 'State' },
  { title: 'Changed' },
]

/** The rows of the library, or why there are none. */
export function ComponentList(props: ComponentListProps) {
  const rows = createMemo(() => rowsOf(props.data))
  return (
    <Show when={rows().length > 0} fallback={<NoRows {...props} />}>
      <RowGrid
        label="Components"
        columns={columns}
        headings={headings}
        rows={rows()}
        total={totalOf(props.data)}
        onNearEnd={() => props.onNearEnd()}
      >
        {(component) => <ComponentCells component={component()} />}
      </RowGrid>
    </Show>
  )
}

function ComponentCells(props: { component: ComponentSummary }) {
  const faint = () => (props.component.enabled ? '' : 'text-faint!')
  return (
    <>
      <Cell class="flex items-center gap-2.5 max-sm:grid max-sm:grid-cols-[22px_minmax(0,1fr)] max-sm:gap-y-0.5">
        <TypeTile type={props.component.type} />
        <A
          href={`/components/${props.component.id}`}
          class={`stretched mono max-w-[60%] min-w-0 shrink-0 truncate font-medium max-sm:max-w-full ${faint()}`}
          title={props.component.name}
        >
          {props.component.name}
        </A>
        <span class={`min-w-0 truncate text-muted max-sm:col-start-2 max-sm:text-small ${faint()}`}>{props.component.description}</span>
      </Cell>
      <Cell class="flex gap-1.5 overflow-hidden max-lg:hidden">
        <For each={props.component.tags}>{(tag) => <Tag name={tag} />}</For>
      </Cell>
      <Cell class="truncate text-muted tabular-nums max-sm:hidden">
        <Show when={props.component.profiles > 0} fallback={<span class="text-faint">none</span>}>
          {count(props.component.profiles, 'profile')}
        </Show>
      </Cell>
      <Cell>
        <Show when={!props.component.enabled}>
          <Badge>off</Badge>
        </Show>
      </Cell>
      <Cell class="truncate text-small text-faint max-sm:hidden">
        <Time at={props.component.updatedAt} />
      </Cell>
    </>
  )
}

function NoRows(props: ComponentListProps) {
  return (
    <Show
      when={props.filters > 0}
      fallback={
        <Empty mark={<Package class="ic ic-20" />} title={props.type ? `No ${typeLooks[props.type].plural} yet` : 'No components yet'}>
          Components are the pieces of configuration that profiles bundle: MCP servers, subagents, commands, hooks, permissions, CLAUDE.md.
          They appear here when they are added through the API.
        </Empty>
      }
    >
      <NoMatch searched={props.searched} filters={props.filters} onClear={() => props.onClear()} />
    </Show>
  )
}
