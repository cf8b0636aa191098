import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { NumberField } from './number-field.tsx'
import { SelectField } from './select-field.tsx'
import { TextField } from './text-field.tsx'
import { TriState } from './tri-state.tsx'

it('ties the error and the help to the control, and lets it be found by its path', () => {
  const [error, setError] = createSignal<string>()
  render(() => <TextField label="Name" help="As Claude Code reads it." path="key" value="" onInput={() => undefined} error={error()} />)
  const input = screen.getByRole('textbox', { name: 'Name' })
  expect(input).toHaveAccessibleDescription('As Claude Code reads it.')
  expect(input).not.toHaveAttribute('aria-invalid')
  setError('Use lower case letters, like postgres-ro.')
  expect(input).toHaveAccessibleDescription('Use lower case letters, like postgres-ro. As Claude Code reads it.')
  expect(input).toHaveAttribute('aria-invalid', 'true')
  expect(document.querySelector('[data-path="key"]')).toBe(input)
})

it('takes numbers only, and nothing for an empty text', async () => {
  const [value, setValue] = createSignal<number | undefined>(20)
  render(() => <NumberField label="Timeout" value={value()} onInput={setValue} unit="ms" />)
  const input = screen.getByRole('textbox', { name: 'Timeout' })
  await userEvent.type(input, '0a0')
  expect(value()).toBe(2000)
  await userEvent.keyboard('{ArrowUp}')
  expect(input).toHaveValue('2001')
  await userEvent.clear(input)
  expect(value()).toBeUndefined()
})

it('goes between not set, yes and no by the arrow keys', async () => {
  const [value, setValue] = createSignal<boolean | undefined>()
  render(() => <TriState label="Enabled" value={value()} onChoose={setValue} />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(value()).toBe(true)
  expect(screen.getByRole('radio', { name: 'Yes' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(value()).toBeUndefined()
})

it('chooses one of a list, or none where that is allowed', async () => {
  const [value, setValue] = createSignal<'project' | 'user' | undefined>('user')
  const options = [
    { value: 'project' as const, label: 'Project' },
    { value: 'user' as const, label: 'User' },
  ]
  render(() => <SelectField label="Scope" path="scope" allowNone value={value()} options={options} onChoose={setValue} />)
  const trigger = screen.getByRole('button', { name: 'Scope User' })
  expect(trigger).toHaveAttribute('data-path', 'scope')
  trigger.focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('option', { name: 'Not set' }))
  expect(value()).toBeUndefined()
})
