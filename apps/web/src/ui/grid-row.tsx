import { type Accessor, type JSX, Show } from 'solid-js'
import Ellipsis from '~icons/lucide/ellipsis'
import { tintChanges } from '../live/tint-changes.ts'
import { Checkbox } from './checkbox.tsx'
import type { RowFocus } from './row-focus.ts'
import type { RowSelecting } from './row-selecting.ts'

/** Lays out the cells of a row beside its box and its menu. */
export const cellsClass = 'grid min-w-0 grow items-center content-center gap-x-3 sm:gap-x-4'

const rowClass = 'relative contain-strict flex h-15 items-center gap-x-3 border-b border-hairline px-4 sm:h-(--row) sm:gap-x-4 sm:px-5'

/** Where a menu opens. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

interface GridRowProps {
  item: Accessor<{ id: string }>
  index: number
  /** How far below the first row it stands, where rows are placed one by one. */
  top: number | undefined
  columns: string
  name: string
  focus: RowFocus
  selecting: RowSelecting
  selectable: boolean
  /** Opens the menu of the row; the opener gets the focus back. */
  onMenu: ((opener: HTMLElement, at: Place) => void) | undefined
  children: JSX.Element
}

/** One row of a `RowGrid`. */
export function GridRow(props: GridRowProps) {
  let shifted = false
  const chosen = () => props.selecting.isChosen(props.item())
  const stops = () => (props.focus.stop() === props.index ? 0 : -1)
  const onClick = (event: MouseEvent) => {
    shifted = event.shiftKey
    if (!shifted || !props.selectable || (event.target instanceof Element && event.target.closest('input, button'))) return
    event.preventDefault()
    props.selecting.reach(props.index)
  }
  const onContextMenu = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    if (!props.onMenu) return
    event.preventDefault()
    const link = event.currentTarget.querySelector<HTMLElement>('.stretched') ?? event.currentTarget
    // The menu key has no place of its own.
    const at = event.clientX > 0 ? { x: event.clientX, y: event.clientY, width: 0, height: 0 } : link.getBoundingClientRect()
    props.onMenu(link, at)
  }
  return (
    <div
      ref={(element) => {
        props.focus.take(element, props.index, props.item)
        tintChanges(props.item, () => element.querySelectorAll('[data-cell]'))
      }}
      class={rowClass}
      classList={{ 'absolute! inset-x-0 top-0': props.top !== undefined, 'hover:bg-hover': !chosen(), 'bg-accent-tint': chosen() }}
      style={props.top === undefined ? undefined : { transform: `translateY(${props.top}px)` }}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selectable ? chosen() : undefined}
      data-row={props.index}
      onFocusIn={() => props.focus.onFocusIn(props.index)}
      onFocusOut={props.focus.onFocusOut}
      onContextMenu={onContextMenu}
      on:click={onClick}
      on:mousedown={(event: MouseEvent) => props.selectable && event.shiftKey && event.preventDefault()}
    >
      <Show when={props.selectable}>
        <span role="gridcell" class="relative z-1 grid">
          <Checkbox
            aria-label={`Select ${props.name}`}
            tabindex={stops()}
            checked={chosen()}
            onChange={(now) => (shifted ? props.selecting.reach(props.index, now) : props.selecting.toggle(props.index))}
          />
        </span>
      </Show>
      <div class={`${cellsClass} ${props.columns}`}>{props.children}</div>
      <Show when={props.onMenu}>
        {(onMenu) => (
          <span role="gridcell" class="relative z-1 -mr-1.5 grid max-sm:-mr-3">
            <button
              type="button"
              class="inline-grid size-11 place-items-center rounded-sm text-muted hover:bg-press hover:text-text focus-visible:-outline-offset-2 sm:size-7"
              aria-label={`More actions for ${props.name}`}
              aria-haspopup="menu"
              title={`More actions for ${props.name}`}
              tabindex={stops()}
              onClick={(event) => onMenu()(event.currentTarget, event.currentTarget.getBoundingClientRect())}
            >
              <Ellipsis class="ic" />
            </button>
          </span>
        )}
      </Show>
    </div>
  )
}
