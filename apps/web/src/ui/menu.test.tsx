import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
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

it('keeps what it offers while it is open, and asks anew when it opens', async () => {
  const [name, setName] = createSignal('base')
  render(() => <Menu label="More actions" items={[{ label: `Open ${name()}` }]} />)
  const opener = screen.getByRole('button', { name: 'More actions' })
  await userEvent.click(opener)
  const item = await screen.findByRole('menuitem', { name: 'Open base' })
  setName('typescript')
  expect(item).toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(item).not.toBeInTheDocument())
  await userEvent.click(opener)
  expect(await screen.findByRole('menuitem', { name: 'Open typescript' })).toBeInTheDocument()
})
