import { createRoot, createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { comeBetween, createHeldRows } from './held-rows.ts'

const rowsOf = (names: string) => [...names].map((id) => ({ id }))

function hold(first: string) {
  const [rows, setRows] = createSignal(rowsOf(first))
  let isHolding = true
  const held = createRoot(() => createHeldRows({ rows, isHolding: () => isHolding }))
  return {
    change: (names: string) => setRows(rowsOf(names)),
    letGo: () => void (isHolding = false),
    show: held.show,
    seen: () =>
      `${held
        .rows()
        .map(({ id }) => id)
        .join('')} ${held.waiting()}`,
  }
}

it('lets rows wait that come up between those somebody points at, and shows them when asked', () => {
  const { change, show, seen } = hold('bdf')
  change('abcdf')
  expect(seen()).toBe('bdf 2')
  show()
  expect(seen()).toBe('abcdf 0')
})

it('shows at once what comes after the last row, what goes, and what comes back', () => {
  const { change, seen } = hold('bdf')
  change('bdfg')
  expect(seen()).toBe('bdfg 0')
  change('bfg')
  expect(seen()).toBe('bfg 0')
  change('bdfg')
  expect(seen()).toBe('bdfg 0')
})

it('holds nothing back while nobody is on the rows', () => {
  const { change, letGo, seen } = hold('bdf')
  change('abdf')
  letGo()
  change('abdef')
  expect(seen()).toBe('abdef 0')
})

it('takes a list of other rows for another list', () => {
  expect(comeBetween(rowsOf('abc'), rowsOf('xyz'), new Set('abc'))).toEqual([])
})
