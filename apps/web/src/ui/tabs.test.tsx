import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { Tabs } from './tabs.tsx'

const ids = ['details', 'users', 'revisions'] as const

function open() {
  const [chosen, setChosen] = createSignal<(typeof ids)[number]>('details')
  const [users, setUsers] = createSignal<number>()
  render(() => (
    <Tabs
      label="Component"
      panel="panel"
      chosen={chosen()}
      onChoose={setChosen}
      tabs={ids.map((id) => ({ id, label: id, ...(id === 'users' && { count: users() }) }))}
    />
  ))
  return { chosen, setUsers }
}

it('is one stop for Tab; arrows, Home and End move and choose', async () => {
  const { chosen } = open()
  await userEvent.tab()
  expect(screen.getByRole('tab', { name: 'details' })).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(chosen()).toBe('revisions')
  await userEvent.keyboard('{Home}{ArrowRight}')
  expect(chosen()).toBe('users')
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([-1, 0, -1])
})

it('keeps the focus when a count arrives', async () => {
  const { setUsers } = open()
  await userEvent.tab()
  setUsers(1240)
  expect(screen.getByRole('tab', { name: 'users 1,240' })).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: 'details' })).toHaveFocus()
})
