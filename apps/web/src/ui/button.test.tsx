import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Button } from './button.tsx'
import { SaveBar } from './save-bar.tsx'

it('stays in reach while it cannot be pressed, and says why', async () => {
  const press = vi.fn()
  render(() => (
    <Button reason="Nothing has changed." onClick={press}>
      Save
    </Button>
  ))
  await userEvent.tab()
  const button = screen.getByRole('button', { name: 'Save' })
  expect(button).toHaveFocus()
  expect(button).toHaveAccessibleDescription('Nothing has changed.')
  await userEvent.keyboard('{Enter}')
  expect(press).not.toHaveBeenCalled()
})

it('saves by Ctrl S, also from a field, unless it is busy', async () => {
  const save = vi.fn()
  render(() => (
    <SaveBar label="Save rev 8" onSave={save}>
      <input aria-label="Field" />
    </SaveBar>
  ))
  screen.getByLabelText('Field').focus()
  await userEvent.keyboard('{Control>}s{/Control}')
  expect(save).toHaveBeenCalledOnce()
})
