import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { TagField } from './tag-field.tsx'

function open(initial: string[], suggestions: string[] = []) {
  const [value, setValue] = createSignal(initial)
  render(() => <TagField label="Tags" value={value()} onInput={setValue} suggestions={suggestions} />)
  return { value, text: screen.getByRole('combobox', { name: 'Tags' }) }
}

it('adds by Enter, by a comma and on leaving, each tag once', async () => {
  const { value, text } = open(['database'])
  await userEvent.type(text, 'git{Enter}web,database{Enter}team')
  await userEvent.tab()
  expect(value()).toEqual(['database', 'git', 'web', 'team'])
  expect(text).toHaveValue('')
})

it('removes the last by Backspace in the empty text, and any by its button', async () => {
  const { value, text } = open(['a', 'b', 'c'])
  await userEvent.type(text, 'x{Backspace}{Backspace}')
  expect(value()).toEqual(['a', 'b'])
  await userEvent.click(screen.getByRole('button', { name: 'Remove a' }))
  expect(value()).toEqual(['b'])
})

it('offers what is used elsewhere and not chosen yet', async () => {
  const { value, text } = open(['git'], ['database', 'data', 'git'])
  await userEvent.type(text, 'dat')
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['database', 'data'])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(value()).toEqual(['git', 'data'])
})
