import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import HookForm from './hook-form.tsx'
import { showForm } from './test-fields.tsx'

const config = { event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: './check.sh' }] }

it('says whether a tool matches', async () => {
  showForm(HookForm, { type: 'hook', config })
  const box = await screen.findByRole('combobox', { name: 'Try it' })
  await userEvent.type(box, 'Bash')
  expect(screen.getByText('Matches: the hook runs for Bash.')).toBeInTheDocument()
  await userEvent.type(box, 'Output')
  expect(screen.getByText('Does not match: nothing runs for BashOutput.')).toBeInTheDocument()
})

it('says that an event without a matcher ignores it, and removes it', async () => {
  const form = showForm(HookForm, { type: 'hook', config: { ...config, event: 'Stop' } })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the matcher' }))
  expect(form.config()).toEqual({ event: 'Stop', hooks: config.hooks })
  expect(screen.queryByRole('combobox', { name: 'Matcher' })).not.toBeInTheDocument()
})

it('adds a handler, changes what it does, and removes it', async () => {
  const form = showForm(HookForm, { type: 'hook', config })
  await userEvent.click(await screen.findByRole('button', { name: 'Add handler' }))
  const second = within(screen.getByRole('region', { name: 'Handler 2' }))
  await userEvent.click(second.getByRole('button', { name: /^Does/ }))
  await userEvent.click(await screen.findByRole('option', { name: /^Prompt/ }))
  await userEvent.type(second.getByRole('textbox', { name: 'Prompt' }), 'Done?')
  expect(form.config().hooks).toEqual([config.hooks[0], { type: 'prompt', prompt: 'Done?' }])
  await userEvent.click(second.getByRole('button', { name: 'Remove Handler 2' }))
  expect(form.config().hooks).toEqual(config.hooks)
})

it('runs an executable without a shell once it has arguments', async () => {
  const form = showForm(HookForm, { type: 'hook', config })
  await userEvent.click(await screen.findByRole('radio', { name: 'Itself, with arguments' }))
  expect(form.config().hooks).toEqual([{ type: 'command', command: './check.sh', args: [] }])
  await userEvent.click(screen.getByRole('radio', { name: 'A shell' }))
  expect(form.config().hooks).toEqual(config.hooks)
})

it('quotes a path that would break', async () => {
  const form = showForm(HookForm, {
    type: 'hook',
    config: { ...config, hooks: [{ type: 'command', command: '$CLAUDE_PROJECT_DIR/check.sh' }] },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Quote it' }))
  expect(form.config().hooks).toEqual([{ type: 'command', command: '"$CLAUDE_PROJECT_DIR"/check.sh' }])
})

it('allows the variables that headers use', async () => {
  const hooks = [{ type: 'http', url: 'https://a.test', headers: { Authorization: 'Bearer $HOOK_TOKEN' } }]
  const form = showForm(HookForm, { type: 'hook', config: { ...config, hooks }, answers: { 'envVars.usage': () => ({ items: [] }) } })
  await userEvent.click(await screen.findByRole('button', { name: 'Allow' }))
  expect(form.config().hooks).toEqual([{ ...hooks[0], allowedEnvVars: ['HOOK_TOKEN'] }])
})
