import { type Accessor, createMemo, createSignal, onCleanup, onMount } from 'solid-js'

interface VirtualRowsOptions {
  count: Accessor<number>
  /** Of each row alike, in pixels. */
  height: Accessor<number>
  scroller: () => HTMLElement | undefined
  /** What holds the rows; it stands below what sticks to the top. */
  body: () => HTMLElement | undefined
}

/** Rows kept ready on either side of those in sight. */
const spare = 12

/** Which rows of one fixed height are in sight. */
export function createVirtualRows(options: VirtualRowsOptions) {
  const [view, setView] = createSignal({ top: 0, height: 0 })
  const look = () => {
    const scroller = options.scroller()
    if (scroller) setView({ top: scroller.scrollTop, height: scroller.clientHeight })
  }
  onMount(() => {
    const scroller = options.scroller()
    if (!scroller) return
    look()
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    onCleanup(() => {
      observer.disconnect()
      scroller.removeEventListener('scroll', look)
    })
  })
  const first = createMemo(() => Math.max(0, Math.floor(view().top / options.height()) - spare))
  const end = createMemo(() => Math.min(options.count(), Math.ceil((view().top + view().height) / options.height()) + spare))
  return {
    /** The places of the rows to draw, each once. */
    places: createMemo(() => Array.from({ length: Math.max(0, end() - first()) }, (_, index) => first() + index)),
    first,
    last: () => end() - 1,
    height: () => options.count() * options.height(),
    /** Scrolls no further than it takes to show a row whole. */
    scrollTo: (place: number) => {
      const scroller = options.scroller()
      if (!scroller) return
      const above = options.body()?.offsetTop ?? 0
      const most = place * options.height()
      const least = above + most + options.height() - scroller.clientHeight
      scroller.scrollTop = Math.min(most, Math.max(least, scroller.scrollTop))
      look()
    },
  }
}
