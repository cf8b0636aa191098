import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it, vi } from 'vitest'
import { ComboboxField } from './combobox-field.tsx'

const models = [
  { value: 'opus', label: 'Opus' },
  { value: 'sonnet', label: 'Sonnet' },
]

function open(more: { allowCustom?: boolean; onCreate?: (text: string) => void } = {}) {
  const [value, setValue] = createSignal<string | undefined>('opus')
  render(() => <ComboboxField label="Model" path="model" value={value()} options={models} onChoose={setValue} {...more} />)
  return { value, text: screen.getByRole('combobox', { name: 'Model' }) }
}

it('finds by typing, picks by Enter and keeps the focus', async () => {
  const { value, text } = open()
  await userEvent.clear(text)
  await userEvent.type(text, 'son{ArrowDown}{Enter}')
  expect(value()).toBe('sonnet')
  expect(text).toHaveValue('Sonnet')
  expect(text).toHaveFocus()
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
})

it('goes back to what was chosen when the typed text is none of the options', async () => {
  const { value, text } = open()
  await userEvent.type(text, 'x')
  await userEvent.tab()
  expect(value()).toBe('opus')
  expect(text).toHaveValue('Opus')
})

it('takes any text where that is allowed', async () => {
  const { value, text } = open({ allowCustom: true })
  await userEvent.clear(text)
  await userEvent.type(text, 'haiku')
  expect(value()).toBe('haiku')
})

it('offers to make something new of the text, last', async () => {
  const onCreate = vi.fn()
  const { text } = open({ onCreate })
  await userEvent.clear(text)
  await userEvent.type(text, 's')
  const options = await screen.findAllByRole('option')
  expect(options.at(-1)).toHaveTextContent('Create s')
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(onCreate).toHaveBeenCalledWith('s')
})
