import { type Accessor, onCleanup, onMount } from 'solid-js'
import { isAbovePage, onPlainKey, pressedIn, takesText } from './keys.ts'
import { modHeld } from './platform.ts'
import { between, movedRange, type RowSelection } from './selection.ts'

interface RowSelectingOptions {
  rows: Accessor<readonly { id: string }[]>
  selection: Accessor<RowSelection | undefined>
  current: Accessor<number>
  scroller: () => HTMLElement | undefined
}

/** Chooses rows by box, `X`, Shift and the arrows, Shift click, and Ctrl or ⌘ A; Escape lets them go. */
export function createRowSelecting(options: RowSelectingOptions) {
  /** Where a range began and where it ends now. */
  let anchor: number | undefined
  let end: number | undefined
  const ids = (places: readonly number[]) => places.flatMap((place) => options.rows()[place]?.id ?? [])
  const all = () => options.rows().map(({ id }) => id)

  const extend = (from: number, to: number) => {
    const selection = options.selection()
    if (!selection) return
    if (anchor === undefined || end !== from) anchor = from
    const { taken, left } = movedRange(anchor, from, to)
    selection.range(ids(left), false)
    selection.range(ids(taken), true)
    end = to
  }
  const toggle = (index: number) => {
    anchor = end = index
    ids([index]).forEach((id) => options.selection()?.toggle(id))
  }
  /** From the last row that was chosen to this one. */
  const reach = (index: number, chosen = true) => {
    anchor ??= index
    options.selection()?.range(ids(between(anchor, index)), chosen)
    end = index
  }

  onPlainKey((event) => {
    const selection = options.selection()
    if (!selection) return
    if (event.key === 'Escape' && selection.selected().size > 0) selection.clear()
    else if (event.key.toLowerCase() === 'x' && options.scroller()?.contains(document.activeElement)) toggle(options.current())
    else return
    event.preventDefault()
  })
  const onSelectAll = (event: KeyboardEvent) => {
    const target = pressedIn(event)
    if (event.key.toLowerCase() !== 'a' || event.shiftKey || event.altKey || !modHeld(event) || event.defaultPrevented) return
    if (!options.selection() || takesText(target) || isAbovePage(target)) return
    event.preventDefault()
    options.selection()?.all(all())
  }
  onMount(() => document.addEventListener('keydown', onSelectAll))
  onCleanup(() => document.removeEventListener('keydown', onSelectAll))

  const chosenOf = () => {
    const selected = options.selection()?.selected()
    return selected ? options.rows().filter(({ id }) => selected.has(id)).length : 0
  }
  return {
    extend,
    toggle,
    reach,
    isChosen: (row: { id: string }) => options.selection()?.selected().has(row.id) ?? false,
    /** For the box above all rows. */
    allState: () => {
      const chosen = chosenOf()
      return { checked: chosen > 0 && chosen === options.rows().length, mixed: chosen > 0 && chosen < options.rows().length }
    },
    toggleAll: () => options.selection()?.range(all(), chosenOf() < options.rows().length),
  }
}

export type RowSelecting = ReturnType<typeof createRowSelecting>
