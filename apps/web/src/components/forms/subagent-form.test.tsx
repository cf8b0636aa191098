import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { pageOf, summary } from '../../test/server.ts'
import SubagentForm from './subagent-form.tsx'
import { showForm } from './test-fields.tsx'

const base = { description: 'Reviews changes', prompt: 'Be kind.' }
const servers = { 'components.list': () => pageOf(summary({ key: 'postgres_ro', description: 'Read-only queries' })) }

describe('the tools of a subagent', () => {
  it('are all of them, until a list is wanted and has something in it', async () => {
    const { config } = showForm(SubagentForm, { type: 'subagent', config: base })
    await userEvent.click(await screen.findByRole('radio', { name: 'Only these' }))
    expect(config()).toEqual(base)
    await userEvent.type(screen.getByRole('combobox', { name: 'Tools' }), 'Read, Bash(git diff:*){Enter}')
    expect(config().tools).toEqual(['Read', 'Bash(git diff:*)'])
    expect(screen.getByText('Commands that start with "git diff"')).toBeVisible()
    await userEvent.click(screen.getByRole('radio', { name: 'All' }))
    expect(config()).toEqual(base)
  })

  it('keep their list open while its last tool is removed', async () => {
    const { config } = showForm(SubagentForm, { type: 'subagent', config: { ...base, tools: ['Read'] } })
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Read' }))
    expect(config()).toEqual(base)
    expect(screen.getByRole('combobox', { name: 'Tools' })).toHaveFocus()
  })

  it('can be text with commas, as a file may have it, and become a list when they change', async () => {
    const { config } = showForm(SubagentForm, { type: 'subagent', config: { ...base, tools: 'Read, Agent(a, b)' } })
    const second = await screen.findByRole('textbox', { name: 'Tools, 2' })
    expect(second).toHaveValue('Agent(a, b)')
    await userEvent.type(second, '{Backspace}, c)')
    expect(config().tools).toEqual(['Read', 'Agent(a, b, c)'])
  })

  it('are ticked in groups, MCP servers of the library among them', async () => {
    const { config } = showForm(SubagentForm, { type: 'subagent', config: { ...base, tools: ['Grep'] }, answers: servers })
    await userEvent.click((await screen.findAllByRole('button', { name: 'Browse' }))[0] ?? document.body)
    const dialog = await screen.findByRole('dialog', { name: 'Tools' })
    expect(within(dialog).getByRole('checkbox', { name: 'Grep' })).toBeChecked()
    await userEvent.click(await within(dialog).findByRole('checkbox', { name: 'mcp__postgres_ro__*' }))
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Grep' }))
    expect(config().tools).toEqual(['mcp__postgres_ro__*'])
  })
})

it('shows what is wrong at its place', async () => {
  const errors = {
    'config.description': 'Say when it is used.',
    'config.tools.0': 'Use one line.',
    'config.maxTurns': 'Use a positive number.',
  }
  showForm(SubagentForm, { type: 'subagent', config: { ...base, tools: ['Read'] }, errors })
  expect(await screen.findByRole('textbox', { name: 'Used when' })).toHaveAccessibleDescription(/Say when it is used/)
  expect(screen.getByRole('textbox', { name: 'Tools, 1' })).toHaveAttribute('data-path', 'config.tools.0')
  expect(screen.getByText('Use one line.')).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'At most' })).toBeInvalid()
})

it('opens what few need when something there is wrong, and says how much of it is set', async () => {
  const errors = { 'config.isolation': 'Use one of: worktree, remote.' }
  showForm(SubagentForm, { type: 'subagent', config: { ...base, memory: 'user', isolation: 'x' }, errors })
  const more = await screen.findByRole('button', { name: /^More/ })
  expect(more).toHaveTextContent('2 fields set')
  expect(screen.getByText('Use one of: worktree, remote.')).toBeVisible()
})

it('keeps fields it does not know and names them', async () => {
  const extra = { voice: 'calm', pitch: 2 }
  const { config } = showForm(SubagentForm, { type: 'subagent', config: { ...base, extra } })
  expect(await screen.findByText(/2 fields this form does not know/)).toHaveTextContent('voice, pitch')
  await userEvent.type(screen.getByRole('textbox', { name: 'Used when' }), '.')
  expect(config()).toEqual({ ...base, description: 'Reviews changes.', extra })
})

it('chooses a colour by its name, and none', async () => {
  const { config } = showForm(SubagentForm, { type: 'subagent', config: base })
  await userEvent.click(await screen.findByRole('radio', { name: 'green' }))
  expect(config().color).toBe('green')
  await userEvent.click(screen.getByRole('radio', { name: 'none' }))
  expect(config()).toEqual(base)
})

it('says which variables of the prompt nobody gives a value', async () => {
  const { put } = showForm(SubagentForm, { type: 'subagent', config: { ...base, prompt: 'For {{projectName}} and {{team}}.' } })
  const list = await screen.findByRole('list', { name: 'Variables in the text' })
  await waitFor(() => expect(list).toHaveTextContent('{{team}}no profile, machine or project gives it a value'))
  expect(list).toHaveTextContent("{{projectName}}the project's name")
  put(['prompt'], 'None.')
  expect(screen.queryByRole('list', { name: 'Variables in the text' })).toBeNull()
})
