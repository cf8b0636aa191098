import { type Accessor, createComputed, createEffect, on, onCleanup } from 'solid-js'
import { useLive } from './live.tsx'

/** How long a cell that changed elsewhere stays tinted, in milliseconds. */
const stay = 1000

/**
 * Tints the cells of a row whose text changed because of something that was done elsewhere. A row that shows another item than before has
 * not changed.
 *
 * @param cells gives the row's cells, in a stable order
 */
export function tintChanges(item: Accessor<{ id: string }>, cells: () => Iterable<Element>): void {
  const { isFresh } = useLive()
  let shown: { id: string; texts: string[] } | undefined
  let last: string | undefined
  // Before the row is drawn again, what it says; after it, what is different.
  createComputed(
    on(item, ({ id }) => {
      shown = isFresh() && last === id ? { id, texts: [...cells()].map(textOf) } : undefined
      last = id
    }),
  )
  createEffect(
    on(item, ({ id }) => {
      const before = shown
      shown = undefined
      if (before?.id !== id) return
      ;[...cells()].forEach((cell, index) => textOf(cell) !== before.texts[index] && tint(cell))
    }),
  )
  const timers = new Set<ReturnType<typeof setTimeout>>()
  onCleanup(() => timers.forEach(clearTimeout))
  const tint = (cell: Element) => {
    cell.setAttribute('data-changed', '')
    const timer = setTimeout(() => {
      timers.delete(timer)
      cell.removeAttribute('data-changed')
    }, stay)
    timers.add(timer)
  }
}

const textOf = (cell: Element) => cell.textContent ?? ''
