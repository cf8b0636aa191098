import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import SettingsForm from './settings-form.tsx'
import { showForm } from './test-fields.tsx'

it('finds a setting by what it does and gives it the control of its type', async () => {
  const form = showForm(SettingsForm, { type: 'settings' })
  await userEvent.type(await screen.findByRole('combobox', { name: 'Add a setting' }), 'sessions are deleted')
  await userEvent.click(await screen.findByRole('option', { name: /cleanupPeriodDays/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'cleanupPeriodDays' }), '14')
  expect(form.config()).toEqual({ cleanupPeriodDays: 14 })
})

it('says where a setting is not read from', async () => {
  showForm(SettingsForm, { type: 'settings', config: { processWrapper: 'x', verbose: true } })
  const row = within(await screen.findByRole('listitem', { name: 'processWrapper' }))
  expect(row.getByText('user only')).toBeInTheDocument()
  expect(row.getByText(/in a project it is ignored/)).toBeInTheDocument()
  expect(within(screen.getByRole('listitem', { name: 'verbose' })).queryByText(/ignored/)).not.toBeInTheDocument()
})

it('keeps a setting it does not know, and shows a value of another type as it is', async () => {
  const form = showForm(SettingsForm, { type: 'settings', config: { futureThing: { a: 1 }, verbose: 'yes' } })
  expect(await screen.findByText('unknown')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Remove verbose' }))
  expect(form.config()).toEqual({ futureThing: { a: 1 } })
})
