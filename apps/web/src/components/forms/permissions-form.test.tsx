import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import PermissionsForm from './permissions-form.tsx'
import { showForm } from './test-fields.tsx'

const config = { allow: ['Bash(git diff *)', 'Read'], deny: ['Read(.env)'] }

it('tells each rule in words', async () => {
  showForm(PermissionsForm, { type: 'permissions', config })
  expect(await screen.findByText('Bash commands that start with "git diff".')).toBeInTheDocument()
})

it('builds a rule and adds it to its list', async () => {
  const form = showForm(PermissionsForm, { type: 'permissions', config })
  const builder = within(await screen.findByRole('group', { name: 'New rule' }))
  await userEvent.click(builder.getByRole('radio', { name: 'asked about' }))
  await userEvent.type(builder.getByRole('textbox', { name: 'Command' }), 'git push')
  expect(builder.getByText('Bash(git push *)')).toBeInTheDocument()
  await userEvent.click(builder.getByRole('button', { name: 'Add rule' }))
  expect(form.config()).toEqual({ ...config, ask: ['Bash(git push *)'] })
})

it('moves a rule to another list by its menu, and within its list by the keyboard', async () => {
  const form = showForm(PermissionsForm, { type: 'permissions', config })
  await userEvent.click(await screen.findByRole('textbox', { name: 'Allow rule 1' }))
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(form.config().allow).toEqual(['Read', 'Bash(git diff *)'])
  await userEvent.click(screen.getByRole('button', { name: 'Move Read to another list' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Move to deny' }))
  await waitFor(() => expect(form.config()).toEqual({ allow: ['Bash(git diff *)'], deny: ['Read(.env)', 'Read'] }))
})

it('says what the rules answer to a use', async () => {
  showForm(PermissionsForm, { type: 'permissions', config })
  const box = await screen.findByRole('textbox', { name: 'Would this be' })
  await userEvent.type(box, 'git diff HEAD')
  expect(screen.getByText('Allowed')).toBeInTheDocument()
  await userEvent.clear(box)
  await userEvent.type(box, 'Read app/.env')
  expect(screen.getByText('Denied')).toBeInTheDocument()
  await userEvent.clear(box)
  await userEvent.type(box, 'rm x')
  expect(screen.getByText('No rule matches')).toBeInTheDocument()
})

it('removes a rule, and the list with its last', async () => {
  const form = showForm(PermissionsForm, { type: 'permissions', config })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Read(.env)' }))
  expect(form.config()).toEqual({ allow: config.allow })
})
