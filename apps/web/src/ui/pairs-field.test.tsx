import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { PairsField } from './pairs-field.tsx'

function open(initial: Record<string, string>) {
  const [value, setValue] = createSignal(initial)
  const [duplicates, setDuplicates] = createSignal<string[]>([])
  render(() => (
    <PairsField label="Environment" item="variable" path="env" value={value()} onInput={setValue} onDuplicates={setDuplicates} />
  ))
  return { value, setValue, duplicates, name: (index: number) => screen.getByRole('textbox', { name: `Name of variable ${index}` }) }
}

const secondValue = () => {
  const [, second] = screen.getAllByRole('textbox', { name: 'Value of HOST' })
  if (!second) throw new Error('There is one row only.')
  return second
}

it('keeps the order of its rows when a name changes', async () => {
  const { value, name } = open({ FIRST: '1', SECOND: '2' })
  await userEvent.type(name(1), '_OF_ALL')
  expect(Object.entries(value())).toEqual([
    ['FIRST_OF_ALL', '1'],
    ['SECOND', '2'],
  ])
})

it('says when a name stands there twice, and keeps the value of the first', async () => {
  const { value, name, duplicates } = open({ HOST: 'a' })
  await userEvent.click(screen.getByRole('button', { name: 'Add variable' }))
  await userEvent.keyboard('HOST')
  await userEvent.type(secondValue(), 'b')
  expect(value()).toEqual({ HOST: 'a' })
  expect(duplicates()).toEqual(['HOST'])
  expect(name(2)).toHaveAttribute('aria-invalid', 'true')
  expect(name(2)).toHaveAccessibleDescription('HOST stands above already. Give it another name.')
  await userEvent.type(name(2), '_B')
  expect(value()).toEqual({ HOST: 'a', HOST_B: 'b' })
  expect(duplicates()).toEqual([])
})

it('makes rows of pasted .env text', async () => {
  const { value } = open({ HOST: 'a' })
  await userEvent.click(screen.getByRole('button', { name: 'Add variable' }))
  await userEvent.paste('# database\nexport PORT=5432\nNAME="a b"')
  expect(value()).toEqual({ HOST: 'a', PORT: '5432', NAME: 'a b' })
})

it('shows another value that comes from outside', () => {
  const { setValue, name } = open({ HOST: 'a' })
  setValue({ OTHER: 'b' })
  expect(name(1)).toHaveValue('OTHER')
})
