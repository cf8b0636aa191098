import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { ListField } from './list-field.tsx'

function open(initial: string[], errorAt?: (index: number) => string | undefined) {
  const [value, setValue] = createSignal(initial)
  render(() => <ListField label="Arguments" item="argument" path="args" value={value()} onInput={setValue} errorAt={errorAt} />)
  return { value, row: (index: number) => screen.getByRole<HTMLInputElement>('textbox', { name: `Argument ${index}` }) }
}

it('moves a row by Alt and an arrow, keeps the focus on it and says its new place', async () => {
  const { value, row } = open(['-y', '--read-only', '--schema=public'])
  row(2).focus()
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(value()).toEqual(['-y', '--schema=public', '--read-only'])
  expect(row(3)).toHaveFocus()
  expect(row(3)).toHaveValue('--read-only')
  expect(screen.getByText('--read-only, 3 of 3')).toBeInTheDocument()
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(value()).toEqual(['-y', '--schema=public', '--read-only'])
})

it('adds a row that counts once something is typed in it, and goes on to the next by Enter', async () => {
  const { value, row } = open(['-y'])
  await userEvent.click(screen.getByRole('button', { name: 'Add argument' }))
  expect(value()).toEqual(['-y'])
  await userEvent.keyboard('a{Enter}b')
  expect(value()).toEqual(['-y', 'a', 'b'])
  expect(row(3)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await userEvent.tab()
  expect(screen.getAllByRole('textbox')).toHaveLength(3)
})

it('removes a row by its button and an empty one by Backspace', async () => {
  const { value, row } = open(['a', 'b', 'c'])
  await userEvent.click(screen.getByRole('button', { name: 'Remove a' }))
  expect(value()).toEqual(['b', 'c'])
  expect(row(1)).toHaveFocus()
  await userEvent.clear(row(1))
  await userEvent.keyboard('{Backspace}')
  expect(value()).toEqual(['c'])
})

it('makes rows of pasted lines', async () => {
  const { value } = open(['-y'])
  await userEvent.click(screen.getByRole('button', { name: 'Add argument' }))
  await userEvent.paste('--one\n\n  --two\n')
  expect(value()).toEqual(['-y', '--one', '--two'])
})

it('says what is wrong at its row', () => {
  const { row } = open(['-y', '--schema'], (index) => (index === 1 ? 'Give it a value, like --schema=public.' : undefined))
  expect(row(1)).not.toHaveAttribute('aria-invalid')
  expect(row(2)).toHaveAccessibleDescription('Give it a value, like --schema=public.')
  expect(row(2)).toHaveAttribute('data-path', 'args.1')
})
