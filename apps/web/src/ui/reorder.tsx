import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'

interface ReorderOptions<T> {
  items: () => readonly T[]
  /** Tells rows apart while they move. A list of plain strings takes the place in the list. */
  key: (item: T, index: number) => string
  /** What the row is called when its new place is said: "--read-only". */
  label: (item: T) => string
  /** Takes the item at `from` out and puts it back so that it stands at `to`. */
  onMove: (from: number, to: number) => void
  /** Rows that can neither be moved nor passed by Alt ↑ ↓. */
  fixed?: (item: T) => boolean
}

type Edge = 'top' | 'bottom'

/**
 * Puts rows in another order: by their handle with a pointer, by Alt ↑ ↓ from anything in the row. The new place is said
 * ("--read-only, 3 of 8"), and the focus stays on what moved.
 *
 * Put `row` on each row, `handle` on what it is dragged by, `DropLine` inside the row (which is `relative`), and `Said` once.
 */
export function createReorder<T>(options: ReorderOptions<T>) {
  const list = Symbol('the rows of one list')
  const rows = new Map<string, HTMLElement>()
  const handles = new Map<string, HTMLElement>()
  const [over, setOver] = createSignal<{ key: string; edge: Edge }>()
  const [dragged, setDragged] = createSignal<string>()
  const [said, setSaid] = createSignal('')

  const indexOf = (key: string) => options.items().findIndex((item, index) => options.key(item, index) === key)
  const canMove = (index: number) => {
    const item = options.items()[index]
    return item !== undefined && !options.fixed?.(item)
  }

  const move = (from: number, to: number) => {
    const item = options.items()[from]
    if (item === undefined || from === to || !canMove(to)) return
    options.onMove(from, to)
    setSaid(`${options.label(item)}, ${to + 1} of ${options.items().length}`)
  }
  const onKeyDown = (key: string, event: KeyboardEvent) => {
    const step = event.altKey && !event.ctrlKey && !event.metaKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const from = indexOf(key)
    const place = stopsIn(rows.get(key)).findIndex((stop) => stop === document.activeElement)
    const to = from + step
    if (!canMove(from) || !canMove(to)) return
    move(from, to)
    queueMicrotask(() => {
      const item = options.items()[to]
      const row = item === undefined ? undefined : rows.get(options.key(item, to))
      ;(stopsIn(row)[place] ?? row)?.focus()
    })
  }
  const drop = (from: string, over: { key: string; edge: Edge | null }) => {
    const [start, target] = [indexOf(from), indexOf(over.key)]
    if (start < 0 || target < 0) return
    const gap = over.edge === 'bottom' ? target + 1 : target
    move(start, gap > start ? gap - 1 : gap)
  }
  const connect = (key: string, element: HTMLElement) => {
    // Only the handle is draggable: text in a draggable row could not be selected in every browser.
    const handle = handles.get(key) ?? element
    const listen = (event: KeyboardEvent) => onKeyDown(key, event)
    element.addEventListener('keydown', listen)
    const disconnect = combine(
      draggable({
        element: handle,
        canDrag: () => canMove(indexOf(key)),
        getInitialData: () => ({ list, key }),
        onGenerateDragPreview: ({ nativeSetDragImage }) => nativeSetDragImage?.(element, 12, element.offsetHeight / 2),
        onDragStart: () => setDragged(key),
        onDrop: () => setDragged(undefined),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['list'] === list && canMove(indexOf(key)),
        getData: ({ input }) => attachClosestEdge({ key }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => {
          const edge = edgeOf(self.data)
          setOver((was) => (was?.key === key && was.edge === edge ? was : edge && { key, edge }))
        },
        onDragLeave: () => setOver(undefined),
        onDrop: ({ self, source }) => {
          setOver(undefined)
          drop(String(source.data['key']), { key, edge: edgeOf(self.data) ?? null })
        },
      }),
    )
    return () => {
      element.removeEventListener('keydown', listen)
      disconnect()
    }
  }

  return {
    row: (key: string) => (element: HTMLElement) => {
      rows.set(key, element)
      onMount(() => onCleanup(connect(key, element)))
      onCleanup(() => rows.get(key) === element && rows.delete(key))
    },
    handle: (key: string) => (element: HTMLElement) => {
      handles.set(key, element)
      onCleanup(() => handles.get(key) === element && handles.delete(key))
    },
    dragged,
    /** Where a dragged row would land. */
    DropLine: (props: { for: string }) => (
      <Show when={over()?.key === props.for}>
        <span
          class={`pointer-events-none absolute inset-x-0 z-1 h-0.5 bg-accent ${over()?.edge === 'bottom' ? '-bottom-px' : '-top-px'}`}
          data-drop-line
        />
      </Show>
    ),
    /** Says the new place to a screen reader. */
    Said: () => (
      <span class="sr-only" aria-live="polite">
        {said()}
      </span>
    ),
  }
}

const edgeOf = (data: Record<string | symbol, unknown>): Edge | undefined => {
  const edge = extractClosestEdge(data)
  return edge === 'top' || edge === 'bottom' ? edge : undefined
}

/** What can hold the focus in a row, in order. */
const stopsIn = (row: HTMLElement | undefined): HTMLElement[] => [
  ...(row?.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]') ?? []),
]
