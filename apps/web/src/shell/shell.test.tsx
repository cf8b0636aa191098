import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { machine, pageOf, profileSummary, summary } from '../test/server.ts'

it('leads from the root to the components', async () => {
  const { history } = open('/')
  expect(await screen.findByRole('heading', { level: 1, name: 'Components' })).toBeInTheDocument()
  await waitFor(() => expect(history.get()).toBe('/components'))
})

it('names only pages that are there, with their counts, and marks the current one', async () => {
  open('/machines', {
    'machines.list': () => pageOf(machine()),
    'health.check': () => ({
      status: 'ok',
      version: '0.1.0',
      protocol: 1,
      serverId: 's',
      database: 'ok',
      counts: { components: 1240, profiles: 5, projects: 12 },
    }),
  })
  const nav = await screen.findByRole('navigation', { name: 'Main' })
  await waitFor(() => expect(within(nav).getByRole('link', { name: /Components/ })).toHaveTextContent('1,240'))
  expect(
    within(nav)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual(['/', '/components', '/profiles', '/projects', '/machines'])
  expect(within(nav).getByRole('link', { name: /Machines/ })).toHaveAttribute('aria-current', 'page')
})

it('goes to a page by G and its letter, and takes the focus to the heading', async () => {
  open('/components', { 'profiles.list': () => pageOf(profileSummary()) })
  await screen.findByText('No components yet')
  await userEvent.keyboard('gp')
  expect(await screen.findByRole('link', { name: 'base' })).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Profiles' })).toHaveFocus())
  expect(document.title).toBe('Profiles · CCM')
})

it('keeps letters to itself while somebody types', async () => {
  const { history } = open('/components', { 'components.list': () => pageOf(summary()) })
  await userEvent.type(await screen.findByRole('searchbox'), 'gp')
  await waitFor(() => expect(history.get()).toBe('/components?q=gp'))
})

it('says so when there is no page at an address', async () => {
  open('/nowhere')
  expect(await screen.findByText('There is no page at this address')).toBeInTheDocument()
})

it('lists machines and leads to their projects', async () => {
  open('/machines', { 'machines.list': () => pageOf(machine({ displayName: 'studio (2)' })) })
  expect(await screen.findByRole('link', { name: 'studio (2)' })).toHaveAttribute('href', '/projects?machine=machine-studio')
  expect(screen.getByText('macOS')).toBeInTheDocument()
  expect(screen.getByText('2 projects')).toBeInTheDocument()
  expect(screen.getByText('40 s')).toBeInTheDocument()
})
