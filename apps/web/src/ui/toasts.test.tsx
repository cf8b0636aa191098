import { fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Toasts, ToastsProvider, useToasts } from './toasts.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const found: Toasts[] = []
  const Inside = () => {
    found.push(useToasts())
    return <input aria-label="Field" />
  }
  render(() => (
    <ToastsProvider>
      <Inside />
    </ToastsProvider>
  ))
  const [toasts] = found
  if (!toasts) throw new Error('Nothing was rendered.')
  return toasts
}

it('takes back the newest by U, but not while somebody types', () => {
  const undone: string[] = []
  const { show } = open()
  for (const name of ['one', 'two']) show({ text: `${name} turned off.`, action: { label: 'Undo', run: () => void undone.push(name) } })
  fireEvent.keyDown(screen.getByLabelText('Field'), { key: 'u' })
  expect(undone).toEqual([])
  fireEvent.keyDown(document.body, { key: 'u' })
  fireEvent.keyDown(document.body, { key: 'u' })
  fireEvent.keyDown(document.body, { key: 'u' })
  expect(undone).toEqual(['two', 'one'])
  expect(screen.queryByText('two turned off.')).not.toBeInTheDocument()
})

it('goes after six seconds, unless it is an error or the pointer rests on it', () => {
  const { show } = open()
  show({ text: 'Saved.' })
  show({ text: 'Turned off.' })
  show({ text: 'Not saved.', kind: 'error' })
  const row = screen.getByText('Turned off.').closest('li')!
  fireEvent.mouseEnter(row)
  vi.advanceTimersByTime(6000)
  expect(screen.queryByText('Saved.')).not.toBeInTheDocument()
  fireEvent.mouseLeave(row)
  vi.advanceTimersByTime(6000)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Not saved.'])
})

it('shows three at most and says them politely', () => {
  const { show } = open()
  for (const text of ['1', '2', '3', '4']) show({ text })
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['2', '3', '4'])
  expect(screen.getByRole('list')).toHaveAttribute('aria-live', 'polite')
})
