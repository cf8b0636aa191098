import { A, createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { ConfirmProvider } from '../ui/confirm.tsx'
import { useLeaveGuard } from './leave-guard.tsx'

function edit(start: boolean) {
  const history = createMemoryHistory()
  history.set({ value: '/components/1' })
  const [dirty, setDirty] = createSignal(start)
  const Editor = () => {
    useLeaveGuard(dirty, () => 'postgres-ro')
    return (
      <>
        <A href="/profiles">Profiles</A>
        <A href="/components/1?tab=json">JSON</A>
      </>
    )
  }
  render(() => (
    <MemoryRouter history={history} root={(props) => <ConfirmProvider>{props.children}</ConfirmProvider>}>
      <Route path="/components/:id" component={Editor} />
      <Route path="/profiles" component={() => <h1>Profiles</h1>} />
    </MemoryRouter>
  ))
  return { history, setDirty }
}
const go = async (name: string) => userEvent.click(await screen.findByRole('link', { name }))

it('lets a clean editor go', async () => {
  const { history } = edit(false)
  await go('Profiles')
  await waitFor(() => expect(history.get()).toBe('/profiles'))
})

it('asks before an unsaved edit is left, and stays', async () => {
  const { history } = edit(true)
  await go('Profiles')
  expect(await screen.findByText('Leave without saving?')).toBeInTheDocument()
  expect(screen.getByText('The draft of postgres-ro is kept here.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Stay' }))
  await waitFor(() => expect(screen.queryByText('Leave without saving?')).toBeNull())
  expect(history.get()).toBe('/components/1')
})

it('goes where one wanted to go once one says so', async () => {
  const { history } = edit(true)
  await go('Profiles')
  await userEvent.click(await screen.findByRole('button', { name: 'Leave' }))
  await waitFor(() => expect(history.get()).toBe('/profiles'))
})

it('does not ask for another tab of the same editor', async () => {
  const { history } = edit(true)
  await go('JSON')
  await waitFor(() => expect(history.get()).toBe('/components/1?tab=json'))
  expect(screen.queryByText('Leave without saving?')).toBeNull()
})

it('holds the browser back only while something is unsaved', async () => {
  const { setDirty } = edit(false)
  await screen.findByRole('link', { name: 'Profiles' })
  const leave = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leave()).toBe(true)
  setDirty(true)
  expect(leave()).toBe(false)
  setDirty(false)
  expect(leave()).toBe(true)
})
