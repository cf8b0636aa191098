import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { ConfirmProvider, useConfirm } from './confirm.tsx'
import type { Question } from './question.ts'

function open(more: Partial<Question> = {}) {
  const answers: boolean[] = []
  const Opener = () => {
    const confirm = useConfirm()
    const ask = async () => answers.push(await confirm({ title: 'Delete postgres-ro?', action: 'Delete component', danger: true, ...more }))
    return <button onClick={() => void ask()}>Delete</button>
  }
  render(() => (
    <ConfirmProvider>
      <Opener />
    </ConfirmProvider>
  ))
  return { answers, opener: screen.getByRole('button', { name: 'Delete' }) }
}

it('starts on the safe choice, and gives the focus back to its opener', async () => {
  const { answers, opener } = open()
  await userEvent.click(opener)
  expect(await screen.findByRole('alertdialog', { name: 'Delete postgres-ro?' })).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus())
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(answers).toEqual([false]))
  await waitFor(() => expect(opener).toHaveFocus())
})

it('resolves to true for the act and to false for Escape', async () => {
  const { answers, opener } = open()
  await userEvent.click(opener)
  await userEvent.click(await screen.findByRole('button', { name: 'Delete component' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
  await userEvent.click(opener)
  await screen.findByRole('alertdialog')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(answers).toEqual([true, false]))
})

it('acts only once the name is typed, and stays at Escape then', async () => {
  const { answers, opener } = open({ typeToConfirm: 'postgres-ro' })
  await userEvent.click(opener)
  const act = await screen.findByRole('button', { name: 'Delete component' })
  await userEvent.click(act)
  expect(act).toHaveAccessibleDescription('Type postgres-ro to go on.')
  await userEvent.type(screen.getByRole('textbox', { name: 'Type the name to confirm' }), 'postgres-ro{Escape}')
  expect(screen.getByRole('alertdialog')).toBeInTheDocument()
  expect(answers).toEqual([])
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(answers).toEqual([true]))
})
