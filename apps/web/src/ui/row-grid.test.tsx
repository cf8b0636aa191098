import { MemoryRouter, Route } from '@solidjs/router'
import { render, screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { Cell, RowGrid } from './row-grid.tsx'
import { createSelection, movedRange } from './selection.ts'

const names = ['ant', 'bee', 'cat', 'dog', 'elk']

function show(items = names) {
  const selection = createSelection()
  const [rows, setRows] = createSignal(items.map((name) => ({ id: `id-${name}`, name })))
  const done: string[] = []
  const Grid = () => (
    <RowGrid
      label="Animals"
      columns="grid-cols-2"
      headings={[{ title: 'Name' }]}
      rows={rows()}
      total={rows().length}
      selection={selection}
      actions={({ name }) => [{ label: 'Feed', onSelect: () => done.push(`fed ${name}`) }]}
    >
      {(row) => (
        <Cell>
          <a class="stretched" href={`/${row().name}`}>
            {row().name}
          </a>
        </Cell>
      )}
    </RowGrid>
  )
  render(() => (
    <MemoryRouter>
      <Route path="*" component={Grid} />
    </MemoryRouter>
  ))
  return { selection, setRows, done, chosen: () => [...selection.selected()].map((id) => id.replace('id-', '')).sort() }
}

const rowOf = (name: string) => screen.getByRole('row', { name: new RegExp(name) })

it('chooses the row that has the focus with X, and says so of the row', async () => {
  const { chosen } = show()
  await userEvent.keyboard('jjx')
  expect(chosen()).toEqual(['bee'])
  expect(rowOf('bee')).toHaveAttribute('aria-selected', 'true')
  expect(rowOf('ant')).toHaveAttribute('aria-selected', 'false')
  await userEvent.keyboard('x')
  expect(chosen()).toEqual([])
})

it('extends the selection with Shift and the arrows, and takes it back on the way back', async () => {
  const { chosen } = show()
  await userEvent.keyboard('jj{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(chosen()).toEqual(['bee', 'cat', 'dog'])
  await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}')
  expect(chosen()).toEqual(['bee', 'cat'])
  expect(screen.getByRole('link', { name: 'cat' })).toHaveFocus()
})

it('chooses from the last chosen row to the one that is pressed with Shift, by its box or anywhere on it', async () => {
  const { chosen } = show()
  const user = userEvent.setup()
  await user.click(screen.getByRole('checkbox', { name: 'Select dog' }))
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('link', { name: 'bee' }))
  expect(chosen()).toEqual(['bee', 'cat', 'dog'])
  await user.click(screen.getByRole('checkbox', { name: 'Select elk' }))
  await user.keyboard('{/Shift}')
  expect(chosen()).toEqual(['bee', 'cat', 'dog', 'elk'])
})

it('chooses all that are shown with Ctrl A, and lets go of them with Escape', async () => {
  const { chosen } = show()
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(chosen()).toEqual(names)
  await userEvent.keyboard('{Escape}')
  expect(chosen()).toEqual([])
})

it('shows at the top whether all, some or none are chosen, and keeps what is filtered away', async () => {
  const { chosen, setRows } = show()
  const all = screen.getByRole('checkbox', { name: 'Select all that are shown' })
  expect(all).not.toBeChecked()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select ant' }))
  expect(all).toBePartiallyChecked()
  setRows((rows) => rows.filter(({ name }) => name === 'bee' || name === 'cat'))
  expect(all).not.toBePartiallyChecked()
  await userEvent.click(all)
  expect(all).toBeChecked()
  expect(chosen()).toEqual(['ant', 'bee', 'cat'])
  await userEvent.click(all)
  expect(chosen()).toEqual(['ant'])
})

it('has one way in for Tab: the box, the link and the menu of the current row', async () => {
  show()
  const user = userEvent.setup()
  await user.keyboard('jj')
  await user.tab()
  expect(within(rowOf('bee')).getByRole('button', { name: 'More actions for bee' })).toHaveFocus()
  await user.tab()
  expect(document.body).toHaveFocus()
})

it('opens the acts of a row, and gives the focus back to where they were opened', async () => {
  const { done } = show()
  const user = userEvent.setup()
  const more = within(rowOf('cat')).getByRole('button', { name: 'More actions for cat' })
  await user.click(more)
  await user.click(await screen.findByRole('menuitem', { name: 'Feed' }))
  await waitFor(() => expect(done).toEqual(['fed cat']))
  await waitFor(() => expect(more).toHaveFocus())
})

it('leaves the focus to the next row when its own goes', async () => {
  const { setRows } = show()
  await userEvent.keyboard('jjjjj')
  expect(screen.getByRole('link', { name: 'elk' })).toHaveFocus()
  setRows((rows) => rows.filter(({ name }) => name !== 'elk'))
  await waitFor(() => expect(screen.getByRole('link', { name: 'dog' })).toHaveFocus())
})

it.each([
  { anchor: 2, from: 2, to: 3, taken: [2, 3], left: [] },
  { anchor: 2, from: 4, to: 3, taken: [2, 3], left: [4] },
  { anchor: 2, from: 3, to: 1, taken: [1, 2], left: [3] },
])('moves the end of a range from $from to $to around $anchor', ({ anchor, from, to, taken, left }) => {
  expect(movedRange(anchor, from, to)).toEqual({ taken, left })
})
