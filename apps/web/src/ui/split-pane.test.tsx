import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { SplitPane } from './split-pane.tsx'

it('moves its divider by the arrow keys within its bounds, and remembers the width', async () => {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  const Panes = () => (
    <SplitPane label="Width of the list" name="list" left="a" right="b" initial={320} min={300} max={392} storage={storage} />
  )
  const { unmount } = render(Panes)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('separator', { name: 'Width of the list' })).toHaveAttribute('aria-valuenow', '336')
  await userEvent.keyboard('{Home}{ArrowLeft}')
  expect(screen.getByRole('separator')).toHaveAttribute('aria-valuenow', '300')
  unmount()
  render(Panes)
  expect(screen.getByRole('separator')).toHaveAttribute('aria-valuenow', '300')
})
