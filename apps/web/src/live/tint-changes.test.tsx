import { render, screen } from '@solidjs/testing-library'
import { createSignal, For } from 'solid-js'
import { expect, it } from 'vitest'
import { LiveContext } from './live.tsx'
import { tintChanges } from './tint-changes.ts'

interface Row {
  id: string
  cells: string[]
}

function show(isFresh: boolean) {
  const [row, setRow] = createSignal<Row>({ id: 'one', cells: ['shop', 'in step'] })
  const Shown = () => (
    <div ref={(element) => tintChanges(row, () => element.children)}>
      <For each={[0, 1]}>{(index) => <span>{row().cells[index]}</span>}</For>
    </div>
  )
  const live = { state: () => ({ kind: 'live' as const }), tryNow: () => {}, isFresh: () => isFresh }
  render(() => (
    <LiveContext.Provider value={live}>
      <Shown />
    </LiveContext.Provider>
  ))
  return setRow
}

const isTinted = (text: string) => screen.getByText(text).hasAttribute('data-changed')

it('tints the cells that changed because of something elsewhere, and only those', () => {
  const change = show(true)
  change({ id: 'one', cells: ['shop', 'outdated'] })
  expect(isTinted('outdated')).toBe(true)
  expect(isTinted('shop')).toBe(false)
})

it('tints nothing when a row comes to show another item', () => {
  const change = show(true)
  change({ id: 'two', cells: ['blog', 'outdated'] })
  expect(isTinted('outdated')).toBe(false)
})

it('tints nothing for what was done here', () => {
  const change = show(false)
  change({ id: 'one', cells: ['shop', 'outdated'] })
  expect(isTinted('outdated')).toBe(false)
})
