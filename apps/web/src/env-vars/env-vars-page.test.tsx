import type { EnvVar } from '@ccm/contract'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { machine, pageOf } from '../test/server.ts'

const secret = 'postgres://dana:hunter2@db/shop'
const value = (changes: Partial<EnvVar> = {}): EnvVar => ({
  id: 'value-pg-dsn',
  name: 'PG_DSN',
  machine: null,
  project: null,
  sensitive: true,
  value: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
  ...changes,
})
const plain = value({ id: 'value-log', name: 'LOG_LEVEL', sensitive: false, value: 'info' })
const postgres = { id: 'component-postgres', type: 'mcp-server', name: 'postgres-ro' }
const answers = {
  'envVars.list': () => pageOf(plain, value()),
  'envVars.usage': () => ({
    items: [
      { name: 'PG_DSN', components: [postgres], missing: [] },
      { name: 'WIKI_TOKEN', components: [postgres], missing: [{ id: 'project-shop', name: 'storefront', machineName: 'studio' }] },
    ],
  }),
  'machines.list': () => pageOf(machine()),
  'envVars.reveal': () => ({ id: 'value-pg-dsn', name: 'PG_DSN', value: secret }),
}

const rowOf = async (name: string) => {
  const row = (await screen.findByRole('link', { name })).closest('[role=row]')
  if (!(row instanceof HTMLElement)) throw new Error('The name stands in no row.')
  return row
}

// The page is loaded when it is opened; the first test is not the one to wait for that.
beforeAll(
  () =>
    Promise.all([
      import('./env-vars-page.tsx'),
      import('./set-dialog.tsx'),
      import('./paste-dialog.tsx'),
      import('../ui/confirm-dialog.tsx'),
    ]),
  60_000,
)

it('masks secrets, shows plain values, and says who uses a name and where it is missing', async () => {
  open('/variables', answers)
  expect(await rowOf('LOG_LEVEL')).toHaveTextContent('info')
  const pg = await rowOf('PG_DSN')
  expect(pg).toHaveTextContent('••••••••')
  expect(pg).toHaveTextContent('postgres-ro')
  expect(await rowOf('WIKI_TOKEN')).toHaveTextContent('missing')
  expect(screen.getByText(/1 value is missing on/)).toBeInTheDocument()
})

it('reveals a secret, hides it when the window loses the focus, and keeps it in no cache and no storage', async () => {
  const { queries } = open('/variables', answers)
  await userEvent.click(await screen.findByRole('button', { name: 'Reveal PG_DSN' }))
  expect(await screen.findByText(secret)).toBeInTheDocument()
  const cached = JSON.stringify([
    queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data),
    queries
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  ])
  expect(cached).not.toContain('hunter2')
  expect(JSON.stringify({ ...localStorage })).not.toContain('hunter2')
  fireEvent(window, new Event('blur'))
  await waitFor(() => expect(screen.queryByText(secret)).toBeNull())
})

it('sets the name its address asks for, sealed unless told otherwise, and leaves the value nowhere', async () => {
  const sent: unknown[] = []
  const { history, queries } = open('/variables?name=WIKI_TOKEN', {
    ...answers,
    'envVars.set': (input) => {
      sent.push(input)
      return value({ name: 'WIKI_TOKEN' })
    },
  })
  const dialog = await screen.findByRole('dialog', { name: 'Set WIKI_TOKEN' })
  await userEvent.type(within(dialog).getByLabelText('Value'), 'hunter2')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Set value' }))
  await waitFor(() => expect(sent).toEqual([{ name: 'WIKI_TOKEN', value: 'hunter2', sensitive: true }]))
  await waitFor(() => expect(history.get()).toBe('/variables'))
  expect(
    JSON.stringify(
      queries
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain('hunter2')
  expect(JSON.stringify({ ...localStorage })).not.toContain('hunter2')
})

it('shows what a pasted file does before it sets it', async () => {
  const sent: unknown[] = []
  open('/variables', {
    ...answers,
    'envVars.set': (input) => {
      sent.push(input)
      return value()
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Paste .env' }))
  const dialog = await screen.findByRole('dialog', { name: 'Paste a .env file' })
  fireEvent.input(within(dialog).getByLabelText('File'), { target: { value: 'NEW=1\nPG_DSN=x\nA.B=2' } })
  const table = await within(dialog).findByRole('table')
  expect(within(table).getByRole('row', { name: /NEW/ })).toHaveTextContent('create')
  expect(within(table).getByRole('row', { name: /PG_DSN/ })).toHaveTextContent('update')
  expect(within(table).getByRole('row', { name: /A\.B/ })).toHaveTextContent('refused')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Set 2 of 3' }))
  await waitFor(() => expect(sent).toHaveLength(2))
})

it('names what refers to a value before it is deleted', async () => {
  const removed: unknown[] = []
  open('/variables?show=PG_DSN', {
    ...answers,
    'envVars.remove': (input) => {
      removed.push(input)
      return input
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for PG_DSN everywhere' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete value' }))
  const question = await screen.findByRole('alertdialog')
  expect(question).toHaveTextContent('postgres-ro')
  await userEvent.click(within(question).getByRole('button', { name: 'Delete value' }))
  await waitFor(() => expect(removed).toEqual([{ id: 'value-pg-dsn' }]))
})
