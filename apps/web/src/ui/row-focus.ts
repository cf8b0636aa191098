import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js'
import { onPlainKey, pressedIn } from './keys.ts'

interface RowFocusOptions {
  count: Accessor<number>
  /** The first and the last row that are in the page, of those there are. */
  inPage: () => { first: number; last: number }
  /** The first row that is not scrolled away. */
  firstInSight: () => number
  scroller: () => HTMLElement | undefined
  /** Scrolls a row into sight where that is not left to the browser. */
  scrollTo: ((index: number) => void) | undefined
  /** Shift was held: the selection is drawn from one row to another. */
  onExtend: (from: number, to: number) => void
}

const moves: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const linkOf = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('.stretched')

/** Which row has the focus, or would have it: one Tab stop for all, J K and arrows move it. */
export function createRowFocus(options: RowFocusOptions) {
  const [current, setCurrent] = createSignal(0)
  /** The row to focus as soon as it is in the page. */
  let wanted: number | undefined
  let inside = false
  const last = () => options.count() - 1
  const rowAt = (index: number) => options.scroller()?.querySelector(`[data-row="${index}"]`)

  const go = (index: number) => {
    setCurrent(index)
    options.scrollTo?.(index)
    const link = linkOf(rowAt(index))
    wanted = link ? undefined : index
    link?.focus({ preventScroll: options.scrollTo !== undefined })
  }
  const isInside = () => options.scroller()?.contains(document.activeElement) ?? false

  onPlainKey((event) => {
    const move = moves[event.key]
    if (move === undefined || options.count() === 0) return
    if (event.key.startsWith('Arrow') && !isInside() && ownsArrows(document.activeElement)) return
    event.preventDefault()
    if (!isInside()) return go(Math.min(last(), options.firstInSight()))
    const from = current()
    const to = Math.max(0, Math.min(last(), from + move))
    if (event.shiftKey) options.onExtend(from, to)
    go(to)
  })

  /** The down arrow leads from a search field into the list. */
  const fromSearch = (event: KeyboardEvent) => {
    const target = pressedIn(event)
    if (event.key !== 'ArrowDown' || event.defaultPrevented || options.count() === 0) return
    if (!(target instanceof HTMLInputElement) || target.type !== 'search' || target.role === 'combobox') return
    event.preventDefault()
    go(Math.min(last(), options.firstInSight()))
  }

  /** The one row that Tab reaches: the current one, or the nearest to it that is in the page. */
  const stop = createMemo(() => {
    const { first, last } = options.inPage()
    return Math.max(first, Math.min(last, current()))
  })

  onMount(() => document.addEventListener('keydown', fromSearch))
  onCleanup(() => document.removeEventListener('keydown', fromSearch))

  // A row that goes while it has the focus leaves it to the next.
  createEffect(
    on(
      options.count,
      (count) => {
        if (!inside || isInside() || count === 0 || document.activeElement !== document.body) return
        go(Math.min(last(), current()))
      },
      { defer: true },
    ),
  )
  return {
    current,
    stop,
    /** For each row, once it is there. */
    take: (element: HTMLElement, index: number, item: Accessor<unknown>) => {
      createEffect(
        on([stop, item], ([stopAt]) => {
          const link = linkOf(element)
          if (link) link.tabIndex = stopAt === index ? 0 : -1
        }),
      )
      onMount(() => {
        if (index !== wanted) return
        wanted = undefined
        linkOf(element)?.focus({ preventScroll: true })
      })
    },
    onFocusIn: (index: number) => {
      inside = true
      setCurrent(index)
    },
    onFocusOut: (event: FocusEvent) => {
      const row = event.target
      // What was taken out of the page has not been left by the person.
      queueMicrotask(() => (inside = isInside() || (row instanceof Element && !row.isConnected)))
    },
  }
}

/** Whether the arrows do something of their own where the focus is. */
const ownsArrows = (element: Element | null) =>
  Boolean(element?.closest('[role=tablist], [role=tree], [role=radiogroup], [role=separator], [role=slider]'))

export type RowFocus = ReturnType<typeof createRowFocus>
