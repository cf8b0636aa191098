import { type Accessor, createMemo, createSignal, untrack } from 'solid-js'

interface Held<T> {
  rows: T[]
  /** How many rows wait to be shown. */
  waiting: number
}

interface HeldRowsOptions<T> {
  rows: Accessor<T[]>
  /** Whether somebody is on the rows and they change by no doing of theirs. Asked when they change. */
  isHolding: () => boolean
}

/** Rows that came up between others while somebody points at those: they wait until they are asked for. What changed and what went is shown at once. */
export function createHeldRows<T extends { id: string }>(options: HeldRowsOptions<T>) {
  const seen = new Set<string>()
  const [asked, setAsked] = createSignal(0)
  let answered = 0
  const held = createMemo<Held<T>>((before) => {
    const rows = options.rows()
    const isAsked = asked() !== answered
    answered = asked()
    const later = new Set(!isAsked && before && untrack(options.isHolding) ? comeBetween(before.rows, rows, seen) : [])
    const shown = later.size === 0 ? rows : rows.filter(({ id }) => !later.has(id))
    shown.forEach(({ id }) => seen.add(id))
    return { rows: shown, waiting: later.size }
  })
  return { rows: () => held().rows, waiting: () => held().waiting, show: () => void setAsked((times) => times + 1) }
}

/** The ids of rows never seen that would push down one that is shown. */
export function comeBetween(shown: readonly { id: string }[], next: readonly { id: string }[], seen: ReadonlySet<string>): string[] {
  const before = new Set(shown.map(({ id }) => id))
  const last = next.findLastIndex(({ id }) => before.has(id))
  return next.slice(0, last + 1).flatMap(({ id }) => (seen.has(id) ? [] : [id]))
}
