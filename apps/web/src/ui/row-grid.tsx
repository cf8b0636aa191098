import { createVirtualizer } from '@tanstack/solid-virtual'
import { type Accessor, createEffect, createSignal, For, Index, type JSX, on, onMount, Show } from 'solid-js'
import { onPlainKey } from './keys.ts'
import { createMedia, phone } from './media.ts'

interface RowGridProps<T> {
  label: string
  /** The class that lays out the columns; on a phone rows have their own. */
  columns: string
  headings: { title: string; class?: string }[]
  rows: T[]
  /** How many rows there are with those not loaded yet. */
  total: number
  /** Called when the end of what is loaded comes near. */
  onNearEnd?: () => void
  /** The cells of a row. One of them holds a link with the class `stretched`, which makes the row clickable. */
  children: (row: Accessor<T>) => JSX.Element
}

/** Below this all rows are in the page; above, only those in sight. */
const manyRows = 100
const rowHeight = { desk: 38, phone: 60 }
const moves: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const rowClass =
  'grid h-15 items-center gap-x-3 border-b border-hairline px-4 hover:bg-hover sm:h-[38px] sm:gap-x-4 sm:px-5 relative content-center'

/** A table of links by the ARIA grid pattern: one Tab stop, J K or arrows move, Enter opens. Rows have one fixed height. */
export function RowGrid<T>(props: RowGridProps<T>) {
  let scroller: HTMLDivElement | undefined
  const isPhone = createMedia(phone)
  const [current, setCurrent] = createSignal(0)
  const height = () => (isPhone() ? rowHeight.phone : rowHeight.desk)
  const virtual = () => props.total > manyRows

  const virtualizer = createVirtualizer({
    get count() {
      return props.rows.length
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => height(),
    overscan: 12,
  })
  createEffect(on(height, () => virtualizer.measure(), { defer: true }))

  const askForMore = () => {
    if (scroller && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 800) props.onNearEnd?.()
  }
  createEffect(on(() => props.rows.length, askForMore))

  /** The row to focus as soon as it is in the page. */
  let wanted: number | undefined
  const linkOf = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('.stretched')
  const go = (index: number) => {
    setCurrent(index)
    if (virtual()) virtualizer.scrollToIndex(index)
    const link = linkOf(scroller?.querySelector(`[data-row="${index}"]`))
    wanted = link ? undefined : index
    link?.focus({ preventScroll: virtual() })
  }
  /** The one row that Tab reaches: the current one, or the nearest to it that is in the page. */
  const stop = () => {
    const seen = virtual() ? virtualizer.getVirtualItems() : []
    const first = seen[0]?.index ?? 0
    const last = seen.at(-1)?.index ?? props.rows.length - 1
    return Math.max(first, Math.min(last, current()))
  }
  const takeFocus = (element: HTMLElement, row: { item: Accessor<T>; index: number }) => {
    createEffect(
      on([stop, row.item], ([index]) => {
        const link = linkOf(element)
        if (link) link.tabIndex = index === row.index ? 0 : -1
      }),
    )
    onMount(() => {
      if (row.index !== wanted) return
      wanted = undefined
      linkOf(element)?.focus({ preventScroll: true })
    })
  }
  /** Where the keys start when no row has the focus: at the first one in sight. */
  const firstInSight = () => Math.min(props.rows.length - 1, Math.ceil((scroller?.scrollTop ?? 0) / height()))

  onPlainKey((event) => {
    const move = moves[event.key]
    if (move === undefined || props.rows.length === 0) return
    if (event.key.startsWith('Arrow') && document.activeElement?.closest('[role=tablist], [role=tree]')) return
    event.preventDefault()
    const inside = scroller?.contains(document.activeElement) ?? false
    go(inside ? Math.max(0, Math.min(props.rows.length - 1, current() + move)) : firstInSight())
  })

  const Row = (row: { item: Accessor<T>; index: number; top?: number }) => (
    <div
      ref={(element) => takeFocus(element, row)}
      class={`${rowClass} ${props.columns}`}
      classList={{ 'absolute! inset-x-0 top-0': row.top !== undefined }}
      style={row.top === undefined ? undefined : { transform: `translateY(${row.top}px)` }}
      role="row"
      aria-rowindex={row.index + 2}
      data-row={row.index}
      onFocusIn={() => setCurrent(row.index)}
    >
      {props.children(row.item)}
    </div>
  )

  return (
    <div
      ref={scroller}
      class="min-h-0 grow overflow-auto"
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total + 1}
      onScroll={askForMore}
    >
      <div
        class={`sticky top-0 z-2 hidden h-8 items-center gap-x-4 border-b border-line bg-surface px-5 text-small font-medium text-faint sm:grid ${props.columns}`}
        role="row"
        aria-rowindex={1}
      >
        <For each={props.headings}>
          {(heading) => (
            <span role="columnheader" class={heading.class}>
              {heading.title}
            </span>
          )}
        </For>
      </div>
      <Show
        when={virtual()}
        fallback={
          <div role="rowgroup">
            <Index each={props.rows}>{(item, index) => <Row item={item} index={index} />}</Index>
          </div>
        }
      >
        <div role="rowgroup" class="relative" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          <For each={virtualizer.getVirtualItems()}>
            {(seen) => <Show when={props.rows[seen.index]}>{(item) => <Row item={item} index={seen.index} top={seen.start} />}</Show>}
          </For>
        </div>
      </Show>
    </div>
  )
}

/** One cell of a row. */
export function Cell(props: { class?: string; children?: JSX.Element }) {
  return (
    <span role="gridcell" class={`min-w-0 ${props.class ?? ''}`}>
      {props.children}
    </span>
  )
}
