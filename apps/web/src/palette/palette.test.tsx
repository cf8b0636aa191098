import { createApi } from '@ccm/client'
import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render, screen, waitFor, within } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import userEvent from '@testing-library/user-event'
import type { ParentProps } from 'solid-js'
import { expect, it, vi } from 'vitest'
import { ApiProvider } from '../api.tsx'
import { StorageProvider } from '../edit/storage.tsx'
import { createQueryClient } from '../query-client.ts'
import { useTheme } from '../shell/look.ts'
import { type Answers, answering } from '../test/answers.ts'
import { emptyServer, pageOf, profileSummary, project, summary } from '../test/server.ts'
import { ToastsProvider } from '../ui/toasts.tsx'
import { PaletteActionsProvider, usePaletteActions } from './actions.tsx'
import { PaletteProvider, usePalette } from './palette.tsx'

const turnOff = vi.fn()

const library: Answers = {
  'components.list': ({ search }) =>
    pageOf(
      ...[
        summary(),
        summary({ id: 'component-review', name: 'review-pr', type: 'command', tags: ['git'], description: 'Reads a diff' }),
        summary({ id: 'component-faraway', name: 'faraway', tags: [] }),
      ].filter(({ name }) => (search === undefined ? name !== 'faraway' : name.includes(String(search)))),
    ),
  'profiles.list': () => pageOf(profileSummary()),
  'projects.list': () => pageOf(project()),
}

function Somewhere() {
  const palette = usePalette()
  const [theme] = useTheme()
  return (
    <button type="button" onClick={palette.open}>
      Theme is {theme()}
    </button>
  )
}

/** A page on which one component is selected. */
function Selected() {
  usePaletteActions(() => [{ label: 'Turn off', about: 'review-pr', run: turnOff }])
  return <Somewhere />
}

function show(answers: Answers = library) {
  const history = createMemoryHistory()
  const queries = createQueryClient()
  const api = createApi({ url: 'http://ccm.test', fetch: answering({ ...emptyServer, ...answers }) })
  const Frame = (props: ParentProps) => (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <StorageProvider open={() => localStorage}>
          <ToastsProvider>
            <PaletteActionsProvider>
              <PaletteProvider>{props.children}</PaletteProvider>
            </PaletteActionsProvider>
          </ToastsProvider>
        </StorageProvider>
      </ApiProvider>
    </QueryClientProvider>
  )
  render(() => (
    <MemoryRouter history={history} root={Frame}>
      <Route path="/components" component={Selected} />
      <Route path="*" component={Somewhere} />
    </MemoryRouter>
  ))
  return history
}

async function openPalette(answers?: Answers) {
  const history = show(answers)
  await userEvent.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Search or run a command' })
  await waitFor(() => expect(field).toHaveFocus())
  return { history, field }
}

const away = () => {
  throw new TypeError('fetch failed')
}

/** The row the keys stand on, as a screen reader is told. */
const current = (field: HTMLElement) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')

it('keeps what is typed before it is there, and the page below gets none of it', async () => {
  show()
  const below = document.createElement('input')
  document.body.append(below)
  below.focus()
  await userEvent.keyboard('{Control>}k{/Control}rexv{Backspace}{Backspace}v')
  const field = await screen.findByRole('combobox', { name: 'Search or run a command' })
  await waitFor(() => expect(field).toHaveFocus())
  await userEvent.keyboard('iew')
  expect(field).toHaveValue('review')
  expect(below).toHaveValue('')
  below.remove()
})

it('finds an item and goes to it', async () => {
  const { history, field } = await openPalette()
  await userEvent.type(field, 'revp')
  await waitFor(() => expect(current(field)).toHaveTextContent('review-pr'))
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(history.get()).toBe('/components/component-review'))
})

it('lists the pages at first, and what was visited before them the next time', async () => {
  const { history, field } = await openPalette()
  expect(await screen.findByRole('option', { name: /Machines/ })).toBeInTheDocument()
  await userEvent.type(field, 'storefront')
  await waitFor(() => expect(current(field)).toHaveTextContent('storefront'))
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(history.get()).toBe('/projects/project-shop'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.keyboard('{Control>}k{/Control}')
  const recent = await screen.findByRole('group', { name: 'Recent' })
  expect(within(recent).getByRole('option', { name: /storefront/ })).toHaveAttribute('aria-selected', 'true')
})

it('moves by the arrows, round and round', async () => {
  const { field } = await openPalette()
  await userEvent.type(field, '>theme')
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2))
  const first = current(field)
  await userEvent.keyboard('{ArrowDown}')
  expect(current(field)).not.toBe(first)
  await userEvent.keyboard('{ArrowDown}')
  expect(current(field)).toBe(first)
})

it('shows acts alone after >, and does them', async () => {
  const { field } = await openPalette()
  await userEvent.type(field, '>dark')
  await waitFor(() => expect(current(field)).toHaveTextContent('Turn theme dark'))
  expect(screen.getAllByRole('group').map((group) => group.textContent)).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('button', { name: 'Theme is dark' })).toBeInTheDocument()
})

it('narrows to the group of the current row with Tab, and widens with Backspace', async () => {
  const { field } = await openPalette()
  await userEvent.type(field, 'base')
  await waitFor(() => expect(current(field)).toHaveTextContent('base'))
  await userEvent.keyboard('{Tab}')
  expect(screen.getByRole('button', { name: /in profiles/ })).toBeInTheDocument()
  expect(screen.getAllByRole('group')).toHaveLength(1)
  await userEvent.clear(field)
  await userEvent.keyboard('{Backspace}')
  expect(screen.getByRole('button', { name: /in everything/ })).toBeInTheDocument()
})

it('joins what only the server knows, and stays on the row it was on', async () => {
  const { field } = await openPalette()
  await userEvent.type(field, 'a')
  // The letters that match are marks of their own.
  await waitFor(() => expect(screen.getAllByRole('option').some(({ textContent }) => textContent.includes('faraway'))).toBe(true))
  expect(current(field)).not.toHaveTextContent('faraway')
})

it('says so when the server does not answer, and searches what is known', async () => {
  const { field } = await openPalette({
    'components.list': away,
    'profiles.list': away,
    'projects.list': away,
    'machines.list': away,
    'envVars.list': away,
  })
  await userEvent.type(field, 'machi')
  await waitFor(() => expect(current(field)).toHaveTextContent('Machines'))
  expect(await screen.findByText(/The server is not answering/)).toBeInTheDocument()
})

it('closes with Escape and gives the focus back', async () => {
  show()
  const opener = screen.getByRole('button', { name: 'Theme is system' })
  await userEvent.click(opener)
  await screen.findByRole('combobox', { name: 'Search or run a command' })
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(opener).toHaveFocus())
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('opens on the acts of what is selected, and does them once it has closed', async () => {
  const history = show()
  history.set({ value: '/components' })
  await userEvent.keyboard('{Control>}k{/Control}')
  const group = await screen.findByRole('group', { name: 'For review-pr' })
  expect(within(group).getByRole('option', { name: 'Turn off' })).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(turnOff).toHaveBeenCalledOnce())
  expect(screen.queryByRole('dialog')).toBeNull()
})
