import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, Index, type JSX, on, Show } from 'solid-js'

interface VirtualRowsProps {
  label: string
  count: number
  /** The height of each row, in pixels. */
  height: number
  /** What stands above the first row in the box that scrolls, in pixels. */
  above: number
  scroller: () => HTMLElement | undefined
  path?: string
  /** Given the style of its place where only the rows in sight are drawn. */
  children: (index: number, style: JSX.CSSProperties | undefined) => JSX.Element
}

/** Below this all rows are in the page; above, only those in sight. */
const manyRows = 100

/** The rows of one list among several in one box that scrolls. */
export function VirtualRows(props: VirtualRowsProps) {
  const virtual = () => props.count > manyRows
  const virtualizer = createVirtualizer({
    get count() {
      return virtual() ? props.count : 0
    },
    getScrollElement: () => props.scroller() ?? null,
    estimateSize: () => props.height,
    get scrollMargin() {
      return props.above
    },
    overscan: 10,
  })
  createEffect(
    on(
      () => [props.height, props.above],
      () => virtualizer.measure(),
      { defer: true },
    ),
  )
  const places = () => Array.from({ length: props.count }, (_, index) => index)
  return (
    <ol
      aria-label={props.label}
      data-path={props.path}
      class="relative"
      style={virtual() ? { height: `${props.count * props.height}px` } : undefined}
    >
      <Show when={virtual()} fallback={<Index each={places()}>{(_, index) => props.children(index, undefined)}</Index>}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => (
            <Show when={item.index < props.count}>
              {props.children(item.index, {
                position: 'absolute',
                left: '0',
                right: '0',
                top: `${item.index * props.height}px`,
              })}
            </Show>
          )}
        </For>
      </Show>
    </ol>
  )
}
