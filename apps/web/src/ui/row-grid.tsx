import { useLocation } from '@solidjs/router'
import { type Accessor, createEffect, createSignal, For, Index, type JSX, lazy, on, Show, Suspense } from 'solid-js'
import { useLive } from '../live/live.tsx'
import { useKeys } from '../shell/key-registry.tsx'
import { useDensity } from '../shell/look.ts'
import { useKeptScroll } from '../shell/scroll-memory.tsx'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { cellsClass, GridRow, type Place } from './grid-row.tsx'
import { createHeldRows } from './held-rows.ts'
import { createMedia, phone } from './media.ts'
import type { MenuItem } from './menu-items.tsx'
import { createRowFocus } from './row-focus.ts'
import type { OpenRowMenu } from './row-menu.tsx'
import { createRowSelecting } from './row-selecting.ts'
import type { RowSelection } from './selection.ts'
import { createVirtualRows } from './virtual-rows.ts'

/** Rows are told apart by their id; the name stands in the labels of their box and their menu. */
interface GridRow {
  id: string
  name?: string
}

interface RowGridProps<T extends GridRow> {
  label: string
  /** The class that lays out the columns of the cells; on a phone rows have their own. The box and the menu stand outside of them. */
  columns: string
  headings: { title: string; class?: string }[]
  rows: T[]
  /** How many rows there are with those not loaded yet. */
  total: number
  /** Called when the end of what is loaded comes near. */
  onNearEnd?: () => void
  /** Gives each row a box. Make it with `createSelection` above the grid. */
  selection?: RowSelection
  /** Gives each row a menu, at its ⋯, a right click and the menu key. Asked when it opens. */
  actions?: (row: T) => MenuItem[]
  /** What a row is called, where that is not its `name`. */
  nameOf?: (row: T) => string
  /** The cells of a row. One of them holds a link with the class `stretched`, which makes the row clickable. */
  children: (row: Accessor<T>) => JSX.Element
}

const RowMenu = lazy(() => import('./row-menu.tsx'))

/** Below this all rows are in the page; above, only those in sight. */
const manyRows = 100
const rowHeight = { comfortable: 38, compact: 32, phone: 60 }

const selectionKeys = [
  { keys: ['X'], does: 'Select' },
  { keys: ['Shift', '↓'], does: 'Extend the selection' },
  { keys: ['Mod', 'A'], does: 'Select all that are shown' },
  { keys: ['Esc'], does: 'Clear the selection' },
]

/**
 * A table of links by the ARIA grid pattern: one Tab stop, J K or arrows move, Enter opens. Rows have one fixed height, and can be
 * chosen and have a menu.
 */
export function RowGrid<T extends GridRow>(props: RowGridProps<T>) {
  let scroller: HTMLDivElement | undefined
  let body: HTMLDivElement | undefined
  const isPhone = createMedia(phone)
  const [density] = useDensity()
  const keptScroll = useKeptScroll(props.label)
  const [menu, setMenu] = createSignal<OpenRowMenu>()
  const held = createHeldRows({ rows: () => props.rows, isHolding: createHolding(() => scroller) })
  const rows = held.rows
  const total = () => props.total - held.waiting()
  const height = () => (isPhone() ? rowHeight.phone : rowHeight[density()])
  const isLong = () => total() > manyRows
  const nameOf = (row: T) => props.nameOf?.(row) ?? row.name ?? ''

  const virtual = createVirtualRows({ count: () => rows().length, height, scroller: () => scroller, body: () => body })

  const askForMore = () => {
    if (scroller && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 800) props.onNearEnd?.()
  }
  createEffect(on(() => rows().length, askForMore))

  const focus = createRowFocus({
    count: () => rows().length,
    inPage: () => (isLong() ? { first: virtual.first(), last: virtual.last() } : { first: 0, last: rows().length - 1 }),
    firstInSight: () => Math.ceil((scroller?.scrollTop ?? 0) / height()),
    scroller: () => scroller,
    get scrollTo() {
      return isLong() ? virtual.scrollTo : undefined
    },
    onExtend: (from, to) => selecting.extend(from, to),
  })
  const selecting = createRowSelecting({
    rows,
    selection: () => props.selection,
    current: focus.current,
    scroller: () => scroller,
  })

  useKeys(() => [
    { keys: ['J'], does: 'Next' },
    { keys: ['K'], does: 'Previous' },
    { keys: ['Enter'], does: 'Open' },
    ...(props.selection ? selectionKeys : []),
  ])

  const openMenu = (row: T, opener: HTMLElement, at: Place) => {
    const items = props.actions?.(row) ?? []
    if (items.length > 0) setMenu({ label: `Actions for ${nameOf(row)}`, items, at, opener })
  }
  const Row = (row: { item: Accessor<T>; index: number; top?: number }) => (
    <GridRow
      item={row.item}
      index={row.index}
      top={row.top}
      columns={props.columns}
      name={nameOf(row.item())}
      focus={focus}
      selecting={selecting}
      selectable={props.selection !== undefined}
      onMenu={props.actions ? (opener, at) => openMenu(row.item(), opener, at) : undefined}
    >
      {props.children(row.item)}
    </GridRow>
  )

  return (
    <div
      ref={(element) => {
        scroller = element
        keptScroll(element)
      }}
      class="min-h-0 grow overflow-auto"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total() + 1}
      aria-multiselectable={props.selection ? true : undefined}
      onScroll={askForMore}
    >
      <div
        class="sticky top-0 z-2 hidden h-8 items-center gap-x-4 border-b border-line bg-surface px-5 text-small font-medium text-faint sm:flex"
        role="row"
        aria-rowindex={1}
      >
        <Show when={props.selection}>
          <span role="columnheader" class="grid">
            <Checkbox
              aria-label="Select all that are shown"
              checked={selecting.allState().checked}
              mixed={selecting.allState().mixed}
              onChange={selecting.toggleAll}
            />
          </span>
        </Show>
        <div class={`${cellsClass} ${props.columns}`}>
          <For each={props.headings}>
            {(heading) => (
              <span role="columnheader" class={heading.class}>
                {heading.title}
              </span>
            )}
          </For>
        </div>
        <Show when={props.actions}>
          <span role="columnheader" class="-mr-1.5 w-7">
            <span class="sr-only">Actions</span>
          </span>
        </Show>
      </div>
      <Show when={held.waiting() > 0}>
        <div class="sticky top-8 z-2 h-0 text-center">
          <Button size="small" class="mt-2 rounded-full! shadow-pop" onClick={held.show}>
            {held.waiting()} new, show
          </Button>
        </div>
      </Show>
      <Show
        when={isLong()}
        fallback={
          <div role="rowgroup">
            <Index each={rows()}>{(item, index) => <Row item={item} index={index} />}</Index>
          </div>
        }
      >
        <div ref={body} role="rowgroup" class="relative" style={{ height: `${virtual.height()}px` }}>
          <For each={virtual.places()}>
            {(place) => <Show when={rows()[place]}>{(item) => <Row item={item} index={place} top={place * height()} />}</Show>}
          </For>
        </div>
      </Show>
      <Suspense>
        <Show when={menu()} keyed>
          {(opened) => <RowMenu menu={opened} onClose={() => setMenu((now) => (now === opened ? undefined : now))} />}
        </Show>
      </Suspense>
    </div>
  )
}

/** Whether somebody is on the rows while they change by something that was done elsewhere, and not by another search. */
function createHolding(scroller: () => HTMLElement | undefined): () => boolean {
  const { isFresh } = useLive()
  const location = useLocation()
  let searched = location.search
  return () => {
    const isSameList = location.search === searched
    searched = location.search
    const element = scroller()
    return isSameList && isFresh() && Boolean(element?.matches(':hover') || element?.contains(document.activeElement))
  }
}

/** One cell of a row. */
export function Cell(props: { class?: string; children?: JSX.Element }) {
  return (
    <span role="gridcell" class={`min-w-0 ${props.class ?? ''}`} data-cell>
      {props.children}
    </span>
  )
}
