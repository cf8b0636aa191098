import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
// Loaded ahead, so that the first test does not wait for them.
import './forms/mcp-server-form.tsx'
import './new-component-page.tsx'
import { open } from '../test/open.tsx'
import { component } from '../test/server.ts'

beforeEach(() => localStorage.clear())

it('asks for the type first, each with a word and a sentence', async () => {
  const { history } = open('/components/new')
  const types = within(await screen.findByRole('list', { name: 'Types' }))
  expect(types.getAllByRole('link')).toHaveLength(13)
  expect(types.getByText('Runs something when Claude does something.')).toBeInTheDocument()
  await userEvent.click(types.getByRole('link', { name: 'Rule' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'New rule' })).toBeInTheDocument()
  expect(history.get()).toBe('/components/new?type=rule')
})

it('shows what it will write once it is valid, and goes to its page when it is saved', async () => {
  const sent: Record<string, unknown>[] = []
  const made = component({ id: 'component-new', name: 'fetch', key: 'fetch', revision: 1, description: '', tags: [] })
  const { history } = open('/components/new?type=mcp-server', {
    'envVars.list': () => ({ items: [], total: 0, nextCursor: null }),
    'envVars.usage': () => ({ items: [] }),
    'components.get': () => made,
    'components.create': (input) => {
      sent.push(input)
      return { ...made, secrets: [] }
    },
  })
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'fetch')
  const pane = within(screen.getByRole('region', { name: 'What it writes' }))
  expect(pane.getByText('Nothing to show yet')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^Save component/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Not saved: 1 thing to correct.')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Command' }), 'uvx')
  expect(await pane.findByRole('group', { name: '.mcp.json' })).toHaveTextContent('"fetch": {')
  expect(document.querySelector('[data-mark]')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /^Save component/ }))
  await waitFor(() => expect(history.get()).toBe('/components/component-new'))
  expect(sent).toMatchObject([{ type: 'mcp-server', name: 'fetch', key: 'fetch', config: { type: 'stdio', command: 'uvx' } }])
  expect(Object.keys(localStorage)).toEqual([])
})
