import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { pageOf } from '../../test/server.ts'
import McpServerForm from './mcp-server-form.tsx'
import { showForm } from './test-fields.tsx'

const at = '2026-11-22T12:00:00.000Z'
const envVar = (name: string, sensitive = true) => ({
  id: `env-${name}`,
  name,
  machine: null,
  project: null,
  sensitive,
  value: null,
  createdAt: at,
  updatedAt: at,
})
const answers = {
  'envVars.list': ({ search = '' }: Record<string, unknown>) =>
    pageOf(...[envVar('GITHUB_TOKEN'), envVar('PG_DSN')].filter(({ name }) => name.includes(String(search)))),
  'envVars.usage': () => ({ items: [] }),
}
const stdio = { type: 'stdio', command: 'npx', args: ['-y', '@acme/pg'], timeout: 5000 }

it('edits what starts a server', async () => {
  const { config } = showForm(McpServerForm, { type: 'mcp-server', config: stdio, answers })
  await userEvent.type(await screen.findByRole('textbox', { name: 'Command' }), 'x')
  await userEvent.click(screen.getByRole('button', { name: 'Remove -y' }))
  expect(config()).toEqual({ ...stdio, command: 'npxx', args: ['@acme/pg'] })
})

it('keeps what both transports know, and brings back the rest', async () => {
  const { config } = showForm(McpServerForm, { type: 'mcp-server', config: stdio, answers })
  await userEvent.click(await screen.findByRole('radio', { name: 'http' }))
  expect(config()).toEqual({ type: 'http', timeout: 5000 })
  await userEvent.type(screen.getByRole('textbox', { name: 'URL' }), 'https://a.test')
  await userEvent.click(screen.getByRole('radio', { name: 'stdio' }))
  expect(config()).toEqual(stdio)
  await userEvent.click(screen.getByRole('radio', { name: 'http' }))
  expect(config()).toEqual({ type: 'http', timeout: 5000, url: 'https://a.test' })
})

it('puts a variable that is picked as a reference', async () => {
  const { config } = showForm(McpServerForm, { type: 'mcp-server', config: { ...stdio, env: { TOKEN: '' } }, answers })
  await userEvent.click(await screen.findByRole('button', { name: 'Use a variable for TOKEN' }))
  await userEvent.click(await screen.findByRole('option', { name: /PG_DSN/ }))
  expect(config().env).toEqual({ TOKEN: '${PG_DSN}' })
  expect(await screen.findByRole('button', { name: 'Secret: pick another for TOKEN' })).toBeInTheDocument()
})

it('makes a variable, sealed, and puts its reference', async () => {
  const sent: unknown[] = []
  const { config } = showForm(McpServerForm, {
    type: 'mcp-server',
    config: { ...stdio, env: { TOKEN: '' } },
    answers: { ...answers, 'envVars.set': (input) => (sent.push(input), envVar('NEW_ONE')) },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Use a variable for TOKEN' }))
  await userEvent.type(await screen.findByRole('combobox', { name: 'Variable for TOKEN' }), 'NEW_ONE')
  await userEvent.click(await screen.findByRole('option', { name: 'Create NEW_ONE' }))
  const dialog = await screen.findByRole('dialog')
  const value = within(dialog).getByLabelText('Value')
  expect(value).toHaveAttribute('type', 'password')
  await userEvent.type(value, 's3cret{Enter}')
  await waitFor(() => expect(config().env).toEqual({ TOKEN: '${NEW_ONE}' }))
  expect(sent).toEqual([{ name: 'NEW_ONE', value: 's3cret', sensitive: true }])
})

it('marks a secret in the clear and moves it to a variable', async () => {
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_')
  const sent: unknown[] = []
  const { config } = showForm(McpServerForm, {
    type: 'mcp-server',
    config: { ...stdio, env: { MY_TOKEN: token } },
    answers: { ...answers, 'envVars.set': (input) => (sent.push(input), envVar('MY_TOKEN')) },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Move to a variable' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: /^Set MY_TOKEN/ }))
  await waitFor(() => expect(config().env).toEqual({ MY_TOKEN: '${MY_TOKEN}' }))
  expect(sent).toEqual([{ name: 'MY_TOKEN', value: token, sensitive: true }])
})

it('refuses to write over a variable that has a value', async () => {
  const { config } = showForm(McpServerForm, {
    type: 'mcp-server',
    config: { ...stdio, env: { GITHUB_TOKEN: ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_') } },
    answers,
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Move to a variable' }))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Set GITHUB_TOKEN/ }))
  expect(await screen.findByText(/GITHUB_TOKEN has a value already/)).toBeInTheDocument()
  expect(config().env).not.toEqual({ GITHUB_TOKEN: '${GITHUB_TOKEN}' })
})

it('says which variable has no value', async () => {
  showForm(McpServerForm, { type: 'mcp-server', config: { ...stdio, env: { DSN: '${NOWHERE}' } }, answers })
  expect(await screen.findByText('NOWHERE')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Set it' })).toBeInTheDocument()
})

it('fills the form from a snippet, and asks which of several', async () => {
  const { config } = showForm(McpServerForm, { type: 'mcp-server', config: stdio, answers })
  await userEvent.click(await screen.findByRole('button', { name: 'Paste a snippet' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('textbox'))
  await userEvent.paste('{ "mcpServers": { "a": { "command": "a" }, "b": { "url": "https://b.test/mcp" } } }')
  await userEvent.click(within(dialog).getByRole('radio', { name: 'b' }))
  await userEvent.click(within(dialog).getByRole('button', { name: /Fill the form/ }))
  expect(config()).toEqual({ type: 'http', url: 'https://b.test/mcp' })
})

it('shows what is wrong at its place, and fields it does not know', async () => {
  showForm(McpServerForm, {
    type: 'mcp-server',
    config: { ...stdio, env: { PORT: 8080 }, extra: { disabled: true } },
    errors: { 'config.env.PORT': 'Write the value as a string: "8080".' },
    answers,
  })
  expect(await screen.findByText('Write the value as a string: "8080".')).toBeInTheDocument()
  expect(screen.getByRole('combobox', { name: 'Value of PORT' })).toHaveValue('8080')
  expect(screen.getByText('disabled')).toBeInTheDocument()
})
