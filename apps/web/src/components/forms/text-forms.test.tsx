import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { pageOf, profile, profileSummary } from '../../test/server.ts'
import ClaudeMdForm from './claude-md-form.tsx'
import CommandForm from './command-form.tsx'
import OutputStyleForm from './output-style-form.tsx'
import RuleForm from './rule-form.tsx'
import { showForm } from './test-fields.tsx'

it('CLAUDE.md says who gives each variable a value, and keeps what is said about it', async () => {
  const { config } = showForm(ClaudeMdForm, {
    type: 'claude-md',
    config: { template: 'Run {{test}}.', placeholders: [{ name: 'old', description: 'Not asked for' }] },
    answers: {
      'profiles.list': () => pageOf(profileSummary()),
      'profiles.get': () => profile({ variables: { test: 'npm test' } }),
    },
  })
  const row = await screen.findByRole('listitem', { name: 'test' })
  await waitFor(() => expect(row).toHaveTextContent('set by profile base'))
  expect(within(row).getByRole('link', { name: 'base' })).toHaveAttribute('href', '/profiles/profile-base')
  await userEvent.type(within(row).getByRole('textbox', { name: 'Default of test' }), 'make')
  await userEvent.click(screen.getByRole('button', { name: 'Remove old' }))
  expect(config().placeholders).toEqual([{ name: 'test', description: '', default: 'make' }])
})

it('a command says what runs before Claude reads it', async () => {
  const { put } = showForm(CommandForm, { type: 'command', config: { prompt: 'State: !`git status`. See @docs/style.md.' } })
  expect(await screen.findByText('A command runs on each machine')).toBeVisible()
  expect(screen.getByText('git status')).toBeVisible()
  expect(screen.getByText(/Brings in/)).toHaveTextContent('docs/style.md')
  put(['prompt'], 'Nothing runs.')
  expect(screen.queryByText('A command runs on each machine')).toBeNull()
})

it('whether Claude may use a command by itself is asked the way round a person thinks', async () => {
  const { config } = showForm(CommandForm, { type: 'command', config: { prompt: 'p' } })
  const group = await screen.findByRole('radiogroup', { name: 'By Claude' })
  await userEvent.click(within(group).getByRole('radio', { name: 'No' }))
  expect(config()['disable-model-invocation']).toBe(true)
  await userEvent.click(within(group).getByRole('radio', { name: /^Default/ }))
  expect(config()).toEqual({ prompt: 'p' })
})

it('a rule reads its globs from text with commas too, and says that variables stay as they are', async () => {
  const { config } = showForm(RuleForm, { type: 'rule', config: { paths: 'src/**/*.{ts,tsx}, docs/**', prompt: 'Mind {{this}}.' } })
  const second = await screen.findByRole('textbox', { name: 'Glob 2' })
  expect(screen.getByText(/is written as it stands/)).toHaveTextContent('{{this}}')
  await userEvent.type(second, '/*.md')
  expect(config().paths).toEqual(['src/**/*.{ts,tsx}', 'docs/**/*.md'])
})

it('an output style says what becomes of the rules for coding', async () => {
  const { config } = showForm(OutputStyleForm, { type: 'output-style', config: { prompt: 'Be brief.' } })
  expect(await screen.findByText(/instructions for coding go/)).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: 'Keep' }))
  expect(screen.getByText(/instructions for coding stay/)).toBeVisible()
  expect(config()['keep-coding-instructions']).toBe(true)
})
