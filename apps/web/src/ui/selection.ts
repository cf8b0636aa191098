import { type Accessor, createSignal } from 'solid-js'

/** Rows that are chosen, by their ids. It outlives the rows: what is filtered away stays chosen. */
export interface RowSelection {
  selected: Accessor<ReadonlySet<string>>
  toggle: (id: string) => void
  /** Takes rows in, or out of it. */
  range: (ids: readonly string[], chosen: boolean) => void
  /** Chooses these and nothing else. */
  all: (ids: readonly string[]) => void
  clear: () => void
}

export function createSelection(): RowSelection {
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set())
  const range = (ids: readonly string[], chosen: boolean) =>
    setSelected((before) => {
      const after = new Set(before)
      ids.forEach((id) => (chosen ? after.add(id) : after.delete(id)))
      return after
    })
  return {
    selected,
    toggle: (id) => void range([id], !selected().has(id)),
    range: (ids, chosen) => void range(ids, chosen),
    all: (ids) => void setSelected(new Set(ids)),
    clear: () => void setSelected(new Set<string>()),
  }
}

/** The places from one to the other, both included. */
export const between = (a: number, b: number): number[] => Array.from({ length: Math.abs(a - b) + 1 }, (_, index) => Math.min(a, b) + index)

/** A range that began at `anchor` and ended at `from` now ends at `to`: which places it takes in and which it lets go. */
export function movedRange(anchor: number, from: number, to: number): { taken: number[]; left: number[] } {
  const after = new Set(between(anchor, to))
  return { taken: [...after], left: between(anchor, from).filter((place) => !after.has(place)) }
}
