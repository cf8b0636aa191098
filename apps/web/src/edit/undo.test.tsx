import { render, screen, waitFor } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { createQueryClient } from '../query-client.ts'
import { Refusal } from '../test/answers.ts'
import { pageOf, summary } from '../test/server.ts'
import { ToastsProvider } from '../ui/toasts.tsx'
import { patchRows } from './optimistic.ts'
import { withUndo } from './undo.ts'

const key = ['components', 'list']
type Row = ReturnType<typeof summary>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'enabled' in value

function list(send: (enabled: boolean) => Promise<unknown>) {
  const queries = createQueryClient()
  queries.setQueryData(key, pageOf(summary()))
  const List = () => {
    const turn = withUndo({
      keys: [['components']],
      patch: (enabled: boolean) => patchRows(isRow, (row) => ({ ...row, enabled })),
      send,
      done: () => '1 component turned off.',
      failed: () => '1 component was not turned off',
      undo: (enabled) => send(!enabled),
    })
    return <button onClick={() => turn.run(false)}>Turn off</button>
  }
  render(() => (
    <QueryClientProvider client={queries}>
      <ToastsProvider>
        <List />
      </ToastsProvider>
    </QueryClientProvider>
  ))
  return { shown: () => queries.getQueryData<ReturnType<typeof pageOf<Row>>>(key)?.items[0]?.enabled }
}
const turnOff = () => userEvent.click(screen.getByRole('button', { name: 'Turn off' }))

it('shows the change before the server has answered', async () => {
  let answer = (_value?: unknown) => {}
  const { shown } = list(() => new Promise((resolve) => (answer = resolve)))
  await turnOff()
  await waitFor(() => expect(shown()).toBe(false))
  expect(screen.queryByText('1 component turned off.')).toBeNull()
  answer()
  expect(await screen.findByText('1 component turned off.')).toBeInTheDocument()
  expect(shown()).toBe(false)
})

it('rolls back what the server refuses, and says why', async () => {
  const { shown } = list(() => Promise.reject(new Refusal('forbidden', 'You may only look.')))
  await turnOff()
  expect(await screen.findByText('1 component was not turned off: You may only look.')).toBeInTheDocument()
  expect(shown()).toBe(true)
})

it('takes it back with U', async () => {
  const sent: boolean[] = []
  list(async (enabled) => sent.push(enabled))
  await turnOff()
  await screen.findByText('1 component turned off.')
  await userEvent.keyboard('u')
  await waitFor(() => expect(sent).toEqual([false, true]))
})
