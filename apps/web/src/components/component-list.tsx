import type { ComponentSummary, ComponentType } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import Copy from '~icons/lucide/copy'
import Layers from '~icons/lucide/layers'
import Package from '~icons/lucide/package'
import Pencil from '~icons/lucide/pencil'
import Power from '~icons/lucide/power'
import PowerOff from '~icons/lucide/power-off'
import TagIcon from '~icons/lucide/tag'
import Trash from '~icons/lucide/trash'
import { typeLooks } from '../component-types.ts'
import { Badge } from '../ui/badge.tsx'
import { figure } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import type { RowSelection } from '../ui/selection.ts'
import { Tag } from '../ui/tag.tsx'
import { Time } from '../ui/time.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import type { Deed } from './bulk/asked.ts'
import { NewComponentButton } from './new-component-button.tsx'

interface ComponentListProps {
  rows: ComponentSummary[]
  total: number
  selection: RowSelection
  searched: string | undefined
  filters: number
  type: ComponentType | undefined
  onDo: (deed: Deed, ids: readonly string[]) => void
  onClear: () => void
  onNearEnd: () => void
}

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_112px_44px_72px] lg:grid-cols-[minmax(0,1fr)_120px_128px_44px_72px] xl:grid-cols-[minmax(0,1fr)_132px_136px_132px_44px_104px]'

const headings = [
  { title: 'Name' },
  { title: 'Tags', class: 'max-xl:hidden' },
  { title: 'Profiles' },
  { title: 'Projects', class: 'max-lg:hidden' },
  { title: 'State' },
  { title: 'Changed' },
]

/** The rows of the library, or why there are none. The floating bar of a selection covers none of them for good. */
export function ComponentList(props: ComponentListProps) {
  const actions = ({ id, enabled }: ComponentSummary) => {
    const act = (deed: Deed) => () => props.onDo(deed, [id])
    return [
      { label: 'Open', icon: Pencil, keys: ['Enter'], href: `/components/${id}` },
      { label: 'Duplicate', icon: Copy, keys: ['D'], onSelect: act('duplicate') },
      enabled
        ? { label: 'Turn off', icon: PowerOff, onSelect: act('turn-off') }
        : { label: 'Turn on', icon: Power, onSelect: act('turn-on') },
      { label: 'Tag', icon: TagIcon, keys: ['T'], onSelect: act('tag') },
      { label: 'Add to profile', icon: Layers, keys: ['P'], onSelect: act('profile') },
      { label: 'Delete', icon: Trash, danger: true, onSelect: act('delete') },
    ]
  }
  return (
    <Show when={props.rows.length > 0} fallback={<NoRows {...props} />}>
      <div class="flex min-h-0 grow flex-col" classList={{ 'sm:*:[[role=grid]]:pb-19': props.selection.selected().size > 0 }}>
        <RowGrid
          label="Components"
          columns={columns}
          headings={headings}
          rows={props.rows}
          total={props.total}
          selection={props.selection}
          actions={actions}
          onNearEnd={() => props.onNearEnd()}
        >
          {(component) => <ComponentCells component={component()} />}
        </RowGrid>
      </div>
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
      <Cell class="flex gap-1.5 overflow-hidden max-xl:hidden">
        <For each={props.component.tags}>{(tag) => <Tag name={tag} />}</For>
      </Cell>
      <Cell class="flex gap-1.5 text-muted max-sm:hidden">
        <Show when={props.component.firstProfile} fallback={<span class="text-faint">none</span>}>
          {(name) => (
            <>
              <span class="truncate" title={name()}>
                {name()}
              </span>
              <Show when={props.component.profiles > 1}>
                <span class="text-faint tabular-nums">+{figure(props.component.profiles - 1)}</span>
              </Show>
            </>
          )}
        </Show>
      </Cell>
      <Cell class="truncate text-muted tabular-nums max-lg:hidden">
        <Reach component={props.component} />
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

/** "4 on 2 machines". */
function Reach(props: { component: ComponentSummary }) {
  const reach = () => props.component.reach
  return (
    <Show when={reach().projects > 0} fallback={<span class="text-faint">{props.component.profiles > 0 ? 'none yet' : 'not used'}</span>}>
      {figure(reach().projects)} <span class="text-faint">on</span> {figure(reach().machines)}{' '}
      <span class="text-faint">{reach().machines === 1 ? 'machine' : 'machines'}</span>
    </Show>
  )
}

function NoRows(props: ComponentListProps) {
  return (
    <Show
      when={props.filters > 0}
      fallback={
        <Empty
          mark={<Package class="ic ic-20" />}
          title={props.type ? `No ${typeLooks[props.type].plural} yet` : 'No components yet'}
          action={<NewComponentButton />}
        >
          Components are the pieces of configuration that profiles bundle: MCP servers, subagents, commands, hooks, permissions, CLAUDE.md.
        </Empty>
      }
    >
      <NoMatch searched={props.searched} filters={props.filters} onClear={() => props.onClear()} />
    </Show>
  )
}
