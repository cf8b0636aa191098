import { render, screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { isDecided, MergeFields } from './merge-fields.tsx'
import { applyChoices, type Choice, mergeDrafts } from './merge-values.ts'

const text = (second: string) => `one\n${second}\nthree\n`

function open(base: object, theirs: object, mine: object) {
  const merge = mergeDrafts(base, theirs, mine)
  const [choices, setChoices] = createSignal<Record<string, Choice>>({})
  const onChoose = (path: string, choice: Choice | undefined) =>
    setChoices((was) => Object.fromEntries([...Object.entries(was), [path, choice]].filter((entry) => entry[1] !== undefined)))
  render(() => <MergeFields merge={merge} choices={choices()} onChoose={onChoose} theirsLabel="Rev 8" mineLabel="Your edit" />)
  return { value: () => applyChoices(merge, choices()), decided: () => isDecided(merge, choices()) }
}

it('asks about what both changed and lists what is taken already', async () => {
  const page = open({ command: 'npx', timeout: 1 }, { command: 'bunx', timeout: 2 }, { command: 'pnpm', timeout: 1 })
  expect(screen.getByText('1 of 1 to decide')).toBeInTheDocument()
  expect(within(screen.getByRole('region', { name: 'Taken already' })).getByText('timeout')).toBeInTheDocument()
  expect(page.decided()).toBe(false)
  await userEvent.click(screen.getByRole('radio', { name: 'Rev 8' }))
  expect(page.decided()).toBe(true)
  expect(screen.getByText('all decided')).toBeInTheDocument()
  expect(page.value()).toEqual({ command: 'bunx', timeout: 2 })
})

it('takes a result that is neither side, and not one that is no JSON', async () => {
  const page = open({ args: ['-a'] }, { args: ['-b'] }, { args: ['-c'] })
  await userEvent.click(screen.getByRole('button', { name: 'Edit result' }))
  const field = screen.getByLabelText('Result of args')
  await userEvent.clear(field)
  await userEvent.type(field, '[["-d"]')
  expect(page.value()).toEqual({ args: ['-d'] })
  await userEvent.type(field, ']')
  expect(field).toHaveAccessibleDescription(/This is not JSON/)
  expect(page.value()).toEqual({ args: ['-d'] })
  await userEvent.click(screen.getByRole('radio', { name: 'Rev 8' }))
  expect(field).toHaveValue('["-b"]')
})

it('decides a longer text place by place', async () => {
  const page = open({ text: text('two') }, { text: text('theirs') }, { text: text('mine') })
  await userEvent.click(screen.getByRole('radio', { name: 'Both' }))
  expect(page.value()).toEqual({ text: text('theirs\nmine') })
  expect(page.decided()).toBe(true)
})
