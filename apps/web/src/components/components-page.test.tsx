import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { Refusal } from '../test/answers.ts'
import { open } from '../test/open.tsx'
import { pageOf, summary } from '../test/server.ts'

const hook = summary({
  id: 'component-lint',
  type: 'hook',
  name: 'lint-on-write',
  description: 'Formats files',
  tags: ['quality'],
  enabled: false,
  profiles: 0,
  firstProfile: null,
  reach: { projects: 0, machines: 0 },
})

it('lists each component with its type, description, tags, profiles and state', async () => {
  open('/components', { 'components.list': () => pageOf(summary(), hook) })
  const row = (await screen.findByText('lint-on-write')).closest('[role=row]')
  if (!(row instanceof HTMLElement)) throw new Error('The name stands in no row.')
  expect(within(row).getByRole('img', { name: 'Hook' })).toBeInTheDocument()
  expect(row).toHaveTextContent('Formats files')
  expect(row).toHaveTextContent('#quality')
  expect(row).toHaveTextContent('none')
  expect(row).toHaveTextContent('not used')
  expect(row).toHaveTextContent('off')
  expect(row).toHaveTextContent('2 h')
  expect(screen.getByRole('link', { name: 'postgres-ro' })).toHaveAttribute('href', '/components/component-postgres')
  const used = screen.getByRole('link', { name: 'postgres-ro' }).closest('[role=row]')
  expect(used).toHaveTextContent('base+1')
  expect(used).toHaveTextContent('2 on 1 machine')
})

it('counts the types on their tabs and puts the chosen one into the address', async () => {
  const { history } = open('/components', {
    'components.list': ({ type }) => (type === 'hook' ? pageOf(hook) : pageOf(summary(), hook)),
    'components.counts': () => ({ 'mcp-server': 9, hook: 5 }),
  })
  expect(await screen.findByRole('tab', { name: /^All ?14$/ })).toHaveAttribute('aria-selected', 'true')
  await userEvent.click(screen.getByRole('tab', { name: /^Hooks ?5$/ }))
  await waitFor(() => expect(screen.queryByText('postgres-ro')).toBeNull())
  expect(history.get()).toBe('/components?type=hook')
  expect(screen.getByRole('tab', { name: /^Hooks ?5$/ })).toHaveAttribute('aria-selected', 'true')
})

it('searches while one types and keeps the words in the address', async () => {
  const { history } = open('/components', {
    'components.list': ({ search }) => (search === 'lint' ? pageOf(hook) : pageOf(summary(), hook)),
  })
  await screen.findByText('postgres-ro')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter components' }), 'lint')
  await waitFor(() => expect(screen.queryByText('postgres-ro')).toBeNull())
  expect(screen.getByText('lint-on-write')).toBeInTheDocument()
  expect(history.get()).toBe('/components?q=lint')
})

it('opens at the filter its address names', async () => {
  open('/components?type=mcp-server&q=read&tag=database', {
    'components.tags': () => [{ tag: 'database', components: 1 }],
    'components.list': ({ type, search, tags }) =>
      type === 'mcp-server' && search === 'read' && JSON.stringify(tags) === '["database"]' ? pageOf(summary()) : pageOf(),
  })
  expect(await screen.findByText('postgres-ro')).toBeInTheDocument()
  expect(screen.getByRole('searchbox')).toHaveValue('read')
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Tag' })).toHaveValue('database'))
})

it('says that nothing matches, and clears the filters', async () => {
  const { history } = open('/components?q=postgers&tag=base', {
    'components.list': ({ search }) => (search ? pageOf() : pageOf(summary())),
  })
  expect(await screen.findByText('Nothing matches “postgers”')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Clear 2 filters' }))
  expect(await screen.findByText('postgres-ro')).toBeInTheDocument()
  expect(history.get()).toBe('/components')
})

it('teaches what components are while there are none', async () => {
  open('/components')
  expect(await screen.findByText('No components yet')).toBeInTheDocument()
})

it('says what did not load, why, and loads it when tried again', async () => {
  let away = true
  open('/components', {
    'components.list': () => {
      if (away) throw new Refusal('unreadable', 'The library file cannot be read. Check the disk of the server.')
      return pageOf(summary())
    },
  })
  expect(await screen.findByText('Components did not load')).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent('The library file cannot be read. Check the disk of the server.')
  expect(screen.getByRole('alert')).toHaveTextContent('unreadable')
  away = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('postgres-ro')).toBeInTheDocument()
})

it('keeps the list while it cannot be asked for again', async () => {
  let away = false
  const { queries } = open('/components', {
    'components.list': () => {
      if (away) throw new Refusal('internal', 'The server could not answer.')
      return pageOf(summary(), hook)
    },
  })
  await screen.findByText('postgres-ro')
  away = true
  await queries.refetchQueries({ queryKey: ['components', 'list'] })
  expect(screen.getByText('postgres-ro')).toBeInTheDocument()
  expect(screen.queryByText('No components yet')).toBeNull()
})

it('shows markup from the library as text', async () => {
  const planted = '<img src=x onerror="alert(1)">'
  open('/components', { 'components.list': () => pageOf(summary({ description: planted, tags: [planted] })) })
  expect(await screen.findAllByText(planted)).toHaveLength(2)
  expect(document.querySelector('img')).toBeNull()
})

it('is one stop for Tab, at the row one was on', async () => {
  open('/components', { 'components.list': () => pageOf(summary(), hook) })
  await screen.findByText('postgres-ro')
  const stops = () =>
    within(screen.getByRole('grid'))
      .getAllByRole('link')
      .map((link) => link.tabIndex)
  expect(stops()).toEqual([0, -1])
  await userEvent.keyboard('jj')
  expect(stops()).toEqual([-1, 0])
})

it('moves through the rows with J and K and goes to the search with a slash', async () => {
  open('/components', { 'components.list': () => pageOf(summary(), hook) })
  await screen.findByText('postgres-ro')
  await userEvent.keyboard('j')
  await waitFor(() => expect(screen.getByRole('link', { name: 'postgres-ro' })).toHaveFocus())
  await userEvent.keyboard('j')
  await waitFor(() => expect(screen.getByRole('link', { name: 'lint-on-write' })).toHaveFocus())
  await userEvent.keyboard('k')
  await waitFor(() => expect(screen.getByRole('link', { name: 'postgres-ro' })).toHaveFocus())
  await userEvent.keyboard('/')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await userEvent.keyboard('j')
  expect(screen.getByRole('searchbox')).toHaveValue('j')
})

it('filters by state and use, sorts by change, and undoes each with Back', async () => {
  const asked: unknown[] = []
  const { history } = open('/components', {
    'components.list': ({ enabled, used, sort }) => {
      asked.push({ enabled, used, sort })
      return enabled === false ? pageOf(hook) : pageOf(summary(), hook)
    },
  })
  await screen.findByText('postgres-ro')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Off')
  await waitFor(() => expect(screen.queryByText('postgres-ro')).toBeNull())
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'In use' }), 'Not used')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort by' }), 'Changed')
  expect(history.get()).toBe('/components?state=off&used=no&sort=changed')
  await waitFor(() => expect(asked).toContainEqual({ enabled: false, used: false, sort: 'changed' }))
  history.back()
  await waitFor(() => expect(history.get()).toBe('/components?state=off&used=no'))
  history.back()
  history.back()
  expect(await screen.findByText('postgres-ro')).toBeInTheDocument()
  expect(screen.getByRole('combobox', { name: 'State' })).toHaveValue('')
})

it('makes words that are typed one step back', async () => {
  const { history } = open('/components', { 'components.list': () => pageOf(summary()) })
  await screen.findByText('postgres-ro')
  const field = screen.getByRole('searchbox')
  await userEvent.type(field, 'po')
  await waitFor(() => expect(history.get()).toBe('/components?q=po'))
  await userEvent.type(field, 'st')
  await waitFor(() => expect(history.get()).toBe('/components?q=post'))
  history.back()
  await waitFor(() => expect(history.get()).toBe('/components'))
})

it('offers the types that have no tab of their own under More types', async () => {
  const { history } = open('/components', { 'components.counts': () => ({ hook: 5, rule: 3 }), 'components.list': () => pageOf(hook) })
  await screen.findByText('lint-on-write')
  await userEvent.click(screen.getByRole('button', { name: 'More types' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Rules (3)' }))
  await waitFor(() => expect(history.get()).toBe('/components?type=rule'))
  expect(screen.getByRole('tab', { name: /^Rules ?3$/ })).toHaveAttribute('aria-selected', 'true')
})

it('asks for the type of a new component, by its button and by C', async () => {
  open('/components', { 'components.list': () => pageOf(hook) })
  await screen.findByText('lint-on-write')
  await userEvent.keyboard('c')
  expect(await screen.findByRole('menuitem', { name: 'Hook' })).toBeInTheDocument()
})
