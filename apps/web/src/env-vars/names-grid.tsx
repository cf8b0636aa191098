import { A } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import AtSign from '~icons/lucide/at-sign'
import Check from '~icons/lucide/check'
import Lock from '~icons/lucide/lock'
import { Badge } from '../ui/badge.tsx'
import { count } from '../ui/count.ts'
import { createMedia, wide } from '../ui/media.ts'
import type { MenuItem } from '../ui/menu-items.tsx'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { Time } from '../ui/time.tsx'
import type { Reveal } from './create-reveal.ts'
import type { NamedValues, OnMachine } from './names.ts'
import { ValueCell } from './value-cell.tsx'

interface NamesGridProps {
  rows: NamedValues[]
  machines: { id: string; name: string }[]
  reveal: Reveal
  hrefOf: (row: NamedValues) => string
  actions: (row: NamedValues) => MenuItem[]
}

/** With more machines than this, or less room, one column says how many lack a value. */
const mostColumns = 5

/** By how many columns machines take. */
const layouts = [
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.4fr)_minmax(0,1fr)_72px]',
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.4fr)_minmax(0,1fr)_88px_72px]',
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.4fr)_minmax(0,1fr)_72px_72px_72px]',
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.3fr)_minmax(0,1fr)_repeat(3,68px)_72px]',
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.2fr)_minmax(0,1fr)_repeat(4,64px)_72px]',
  'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.2fr)_minmax(0,1fr)_repeat(5,60px)_72px]',
]
const folded = 'grid-cols-1 sm:grid-cols-[minmax(0,1.3fr)_minmax(152px,1.4fr)_minmax(0,1fr)_120px_72px]'

/** Names of variables with their value, who uses them, and how they stand on each machine. */
export function NamesGrid(props: NamesGridProps) {
  const isWide = createMedia(wide)
  const isFolded = () => props.machines.length > mostColumns || !isWide()
  const columns = () => (isFolded() ? folded : (layouts[props.machines.length] ?? folded))
  const headings = () => [
    { title: 'Name' },
    { title: 'Value' },
    { title: 'Used by' },
    ...(isFolded()
      ? [{ title: 'Machines' }]
      : props.machines.map(({ name }) => ({ title: name, class: 'mono truncate text-center text-small' }))),
    { title: 'Changed' },
  ]
  return (
    <RowGrid
      label="Variables"
      columns={columns()}
      headings={headings()}
      rows={props.rows}
      total={props.rows.length}
      actions={props.actions}
    >
      {(row) => (
        <>
          <Cell class="flex items-center gap-2">
            <Kind sensitive={row().sensitive} />
            <A href={props.hrefOf(row())} class="stretched mono truncate font-medium" title={row().name} noScroll>
              {row().name}
            </A>
            <Show when={row().missing.length > 0}>
              <span class="sm:hidden">
                <Badge tone="warning">missing</Badge>
              </span>
            </Show>
          </Cell>
          <Cell class="flex items-center gap-2">
            <Show when={row().values[0]} fallback={<span class="text-faint">no value</span>}>
              {(value) => <ValueCell value={value()} reveal={props.reveal} />}
            </Show>
            <Show when={row().values.length > 1}>
              <span class="shrink-0 text-small text-faint sm:max-xl:hidden">{row().values.length} places</span>
            </Show>
          </Cell>
          <Cell class="truncate text-muted max-sm:hidden">
            <UsedBy names={row().usedBy.map(({ name }) => name)} />
          </Cell>
          <Show
            when={!isFolded()}
            fallback={
              <Cell class="truncate max-sm:hidden">
                <Folded row={row()} machines={props.machines.length} />
              </Cell>
            }
          >
            <For each={props.machines}>
              {(machine) => (
                <Cell class="text-center max-sm:hidden">
                  <Standing on={row().onMachines[machine.id] ?? 'none'} machine={machine.name} />
                </Cell>
              )}
            </For>
          </Show>
          <Cell class="truncate text-small text-faint max-sm:hidden">
            <Show when={row().updatedAt}>{(at) => <Time at={at()} />}</Show>
          </Cell>
        </>
      )}
    </RowGrid>
  )
}

export function Kind(props: { sensitive: boolean }) {
  const word = () => (props.sensitive ? 'Secret' : 'Plain')
  return (
    <span class={props.sensitive ? 'text-accent' : 'text-faint'} role="img" aria-label={word()} title={word()}>
      <Show when={props.sensitive} fallback={<AtSign class="ic ic-14" />}>
        <Lock class="ic ic-14" />
      </Show>
    </span>
  )
}

function UsedBy(props: { names: string[] }) {
  return (
    <Switch fallback={count(props.names.length, 'component')}>
      <Match when={props.names.length === 0}>not used</Match>
      <Match when={props.names.length === 1 && props.names[0]}>
        {(only) => (
          <span class="mono" title={only()}>
            {only()}
          </span>
        )}
      </Match>
    </Switch>
  )
}

function Standing(props: { on: OnMachine; machine: string }) {
  return (
    <Switch
      fallback={
        <span class="text-faint" title={`${props.machine}: no value, and none needed`}>
          –<span class="sr-only"> no value, and none needed</span>
        </span>
      }
    >
      <Match when={props.on === 'missing'}>
        <Badge tone="warning" title={`${props.machine}: used there and has no value`}>
          missing
        </Badge>
      </Match>
      <Match when={props.on === 'set'}>
        <span title={`${props.machine}: has a value`} class="inline-block align-middle text-positive">
          <Check class="ic ic-14" />
          <span class="sr-only">has a value</span>
        </span>
      </Match>
    </Switch>
  )
}

function Folded(props: { row: NamedValues; machines: number }) {
  const missing = () => Object.values(props.row.onMachines).filter((on) => on === 'missing').length
  const set = () => Object.values(props.row.onMachines).filter((on) => on === 'set').length
  return (
    <Show when={missing() > 0} fallback={<span class="text-muted tabular-nums">{`on ${set()} of ${props.machines}`}</span>}>
      <Badge tone="warning">{`${missing()} of ${props.machines} missing`}</Badge>
    </Show>
  )
}
