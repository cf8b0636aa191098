import type { Machine, Override } from '@ccm/contract'
import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { component, machine, pageOf, project, summary } from '../test/server.ts'

const override: Override = {
  id: 'override-1',
  level: 'machine',
  component: { id: 'component-postgres', type: 'mcp-server', name: 'postgres-ro' },
  action: 'exclude',
  scope: null,
  patch: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  updatedAt: '2026-11-01T09:00:00.000Z',
}
const answers = {
  'machines.list': () => pageOf(machine({ states: { 'in-step': 1, drifted: 1 } })),
  'machines.get': () => machine({ states: { 'in-step': 1, drifted: 1 } }),
  'machines.effective': () => ({ components: [], leftOut: [], variables: {}, warnings: [], problem: null }),
  'machines.overrides.list': () => ({ items: [override] }),
  'projects.list': () => pageOf(project()),
  'components.get': () => component(),
  'components.list': () => pageOf(summary()),
}

// Pages are loaded when they are opened; the first test is not the one to wait for that.
beforeAll(() => Promise.all([import('./machines-page.tsx'), import('./machine-page.tsx'), import('../ui/confirm-dialog.tsx')]), 60_000)

it('lists machines with how their projects stand, in words for those who do not see the marks', async () => {
  open('/machines', answers)
  const list = await screen.findByRole('navigation', { name: 'Machines' })
  expect(within(list).getByText('studio')).toBeInTheDocument()
  expect(within(list).getByRole('img', { name: 'In step' })).toBeInTheDocument()
  expect(within(list).getByRole('img', { name: 'Drift' })).toBeInTheDocument()
})

it('teaches the first command while there are no machines', async () => {
  open('/machines')
  expect(await screen.findByText('No machines yet')).toBeInTheDocument()
})

it('asks for the name of a machine with projects before it forgets it, and names them', async () => {
  const removed: unknown[] = []
  open('/machines/machine-studio', {
    ...answers,
    'machines.remove': (input) => {
      removed.push(input)
      return input
    },
  })
  await screen.findByRole('link', { name: 'storefront' })
  await userEvent.click(screen.getByRole('button', { name: 'Forget machine' }))
  const question = await screen.findByRole('alertdialog')
  expect(question).toHaveTextContent('storefront')
  await userEvent.type(within(question).getByRole('textbox'), 'studio')
  await userEvent.click(within(question).getByRole('button', { name: 'Forget machine' }))
  await waitFor(() => expect(removed).toEqual([{ id: 'machine-studio', force: true }]))
})

it('shows a new token once and keeps it in no cache', async () => {
  const { queries } = open('/machines/machine-studio', {
    ...answers,
    'machines.renewToken': () => ({ ...machine(), token: 'token-of-studio' }),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for studio' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Renew token' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Renew token' }))
  expect(await screen.findByText('token-of-studio')).toBeInTheDocument()
  const kept = [
    queries
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data),
    queries
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  ]
  expect(JSON.stringify(kept)).not.toContain('token-of-studio')
})

it('removes an override with a way back that says the same again', async () => {
  const sent: unknown[] = []
  open('/machines/machine-studio', {
    ...answers,
    'machines.overrides.remove': (input) => input,
    'machines.overrides.set': (input) => {
      sent.push(input)
      return override
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'More actions for the override of postgres-ro' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove override' }))
  await userEvent.click(await screen.findByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(sent).toEqual([{ action: 'exclude', machineId: 'machine-studio', componentId: 'component-postgres' }]))
})

it('leaves an open menu and its row alone while what the machine reports comes in', async () => {
  let states: Machine['states'] = { drifted: 1 }
  const { queries } = open('/machines/machine-studio', { ...answers, 'machines.list': () => pageOf(machine({ states })) })
  const opener = await screen.findByRole('button', { name: 'More actions for the override of postgres-ro' })
  const listed = within(screen.getByRole('navigation', { name: 'Machines' })).getByRole('link')
  await userEvent.click(opener)
  const item = await screen.findByRole('menuitem', { name: 'Remove override' })
  states = { 'in-step': 1 }
  await queries.invalidateQueries()
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Drift', hidden: true })).not.toBeInTheDocument())
  expect(opener).toBeInTheDocument()
  expect(item).toBeInTheDocument()
  expect(listed).toBeInTheDocument()
})
