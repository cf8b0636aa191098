import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { open } from '../test/open.tsx'
import { pageOf, profileSummary, summary } from '../test/server.ts'

/** As wide as a desktop, whatever the tests' window is. */
beforeEach(() => void window.resizeTo(1440, 900))

const dashboard = {
  projects: { total: 12, states: {} },
  components: { total: 1240, off: 0 },
  profiles: { total: 5, unused: 0 },
  machines: { total: 3 },
  envVars: { total: 14, missing: 0 },
  outOfStep: [],
  totalOutOfStep: 0,
  lastRun: null,
}

it('names every page that is there, with how much is behind it, and marks the current one', async () => {
  open('/machines', { 'dashboard.get': () => dashboard })
  const nav = await screen.findByRole('navigation', { name: 'Main' })
  await waitFor(() => expect(within(nav).getByRole('link', { name: /Components/ })).toHaveTextContent('1,240'))
  expect(
    within(nav)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual(['/', '/', '/components', '/profiles', '/variables', '/projects', '/machines', '/activity', '/settings'])
  expect(within(nav).getByRole('link', { name: /Machines/ })).toHaveAttribute('aria-current', 'page')
  expect(within(nav).getByRole('link', { name: 'Dashboard' })).not.toHaveAttribute('aria-current')
})

it('goes to a page by G and its letter, and takes the focus to the heading', async () => {
  open('/components', { 'profiles.list': () => pageOf(profileSummary()) })
  await screen.findByText('No components yet')
  await userEvent.keyboard('gp')
  expect(await screen.findByRole('link', { name: 'base' })).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Profiles' })).toHaveFocus())
  expect(document.title).toBe('Profiles · CCM')
})

it('leaves the letter after G alone to it, also where the page has a key of that letter', async () => {
  const { history } = open('/components', { 'components.list': () => pageOf(summary()) })
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select postgres-ro' }))
  await userEvent.keyboard('gp')
  await waitFor(() => expect(history.get()).toBe('/profiles'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('keeps letters to itself while somebody types', async () => {
  const { history } = open('/components', { 'components.list': () => pageOf(summary()) })
  await userEvent.type(await screen.findByRole('searchbox'), 'gp')
  await waitFor(() => expect(history.get()).toBe('/components?q=gp'))
})

it('lets single letters do nothing for who has switched them off', async () => {
  localStorage.setItem('ccm:pref:singleKeys', 'false')
  const { history } = open('/components')
  await screen.findByText('No components yet')
  await userEvent.keyboard('gp?')
  expect(history.get()).toBe('/components')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('folds the sidebar with [, and remembers it', async () => {
  open('/nowhere')
  const nav = await screen.findByRole('navigation', { name: 'Main' })
  expect(within(nav).getByRole('button', { name: 'Fold the sidebar' })).toBeInTheDocument()
  await userEvent.keyboard('[[')
  expect(nav).toHaveAttribute('data-folded')
  expect(localStorage.getItem('ccm:pref:folded')).toBe('true')
  await userEvent.click(within(nav).getByRole('button', { name: 'Unfold the sidebar' }))
  expect(nav).not.toHaveAttribute('data-folded')
})

it('shows all keys at ?, those of the page first, and gives the focus back', async () => {
  open('/components', { 'components.list': () => pageOf(summary()) })
  const search = await screen.findByRole('searchbox')
  await userEvent.keyboard('?')
  const dialog = await screen.findByRole('dialog', { name: 'Keys' })
  expect(within(dialog).getByText('Search, jump or act')).toBeInTheDocument()
  expect(within(dialog).getByText('Filter this list')).toBeInTheDocument()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.keyboard('/')
  expect(search).toHaveFocus()
})

it('goes round the themes, keeps the choice and puts it on the page', async () => {
  open('/nowhere')
  const nav = await screen.findByRole('navigation', { name: 'Main' })
  await userEvent.click(within(nav).getByRole('button', { name: 'Theme: system. Change to light' }))
  expect(document.documentElement.dataset.theme).toBe('light')
  await userEvent.click(within(nav).getByRole('button', { name: 'Theme: light. Change to dark' }))
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage.getItem('ccm:pref:theme')).toBe('"dark"')
  await userEvent.click(within(nav).getByRole('button', { name: 'Theme: dark. Change to system' }))
  expect(document.documentElement.dataset.theme).toBeUndefined()
})

it('says so when there is no page at an address', async () => {
  open('/nowhere')
  expect(await screen.findByText('There is no page at this address')).toBeInTheDocument()
})
