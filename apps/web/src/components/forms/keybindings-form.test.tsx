import { fireEvent, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import KeybindingsForm from './keybindings-form.tsx'
import { showForm } from './test-fields.tsx'

const config = { bindings: [{ context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+u': null } }] }

it('takes the keys that are pressed, once', async () => {
  const form = showForm(KeybindingsForm, { type: 'keybindings', config })
  await userEvent.click(await screen.findByRole('button', { name: 'Press the keys for ctrl+u' }))
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Keys 2' }), { key: 'Tab', shiftKey: true })
  expect(form.config()).toEqual({ bindings: [{ context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'shift+tab': null } }] })
})

it('unbinds a key', async () => {
  const form = showForm(KeybindingsForm, { type: 'keybindings', config })
  await userEvent.click(await screen.findByRole('combobox', { name: 'Action of ctrl+e' }))
  await userEvent.clear(screen.getByRole('combobox', { name: 'Action of ctrl+e' }))
  await userEvent.type(screen.getByRole('combobox', { name: 'Action of ctrl+e' }), 'Nothing')
  await userEvent.click(await screen.findByRole('option', { name: /Nothing/ }))
  expect(form.config()).toEqual({ bindings: [{ context: 'Chat', bindings: { 'ctrl+e': null, 'ctrl+u': null } }] })
})

it('flags keys that are bound twice, and keeps the first', async () => {
  const form = showForm(KeybindingsForm, { type: 'keybindings', config })
  await userEvent.click(await screen.findByRole('button', { name: 'Add key' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Keys 3' }), 'ctrl+u')
  expect(screen.getByText('ctrl+u is bound above already in Chat. Choose other keys.')).toBeInTheDocument()
  expect(form.config()).toEqual(config)
})

it('adds a context', async () => {
  const form = showForm(KeybindingsForm, { type: 'keybindings', config })
  await userEvent.click(await screen.findByRole('button', { name: 'Add context' }))
  expect(form.config().bindings).toEqual([config.bindings[0], { context: 'Global', bindings: {} }])
})
