import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Menu } from './menu.tsx'

it('puts what destroys last, after a line, and acts once the focus is back at its opener', async () => {
  const focused: (string | null | undefined)[] = []
  const act = () => void focused.push(document.activeElement?.getAttribute('aria-label'))
  render(() => (
    <Menu
      label="More actions for postgres-ro"
      items={[
        { label: 'Delete', danger: true, onSelect: act },
        { label: 'Duplicate', keys: ['D'], onSelect: act },
      ]}
    />
  ))
  const opener = screen.getByRole('button', { name: 'More actions for postgres-ro' })
  opener.focus()
  await userEvent.keyboard('{Enter}')
  const items = await screen.findAllByRole('menuitem')
  expect(items.map((item) => item.textContent)).toEqual(['DuplicateD', 'Delete'])
  expect(screen.getByRole('separator')).toBeInTheDocument()
  await waitFor(() => expect(items[0]).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(focused).toEqual(['More actions for postgres-ro']))
})
