import { screen, waitFor, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { FormProps } from './fields.ts'
import { HooksField } from './hooks-field.tsx'
import { showForm } from './test-fields.tsx'

const Form = (props: FormProps) => <HooksField fields={props.fields} />
const lint = { matcher: 'Edit|Write', hooks: [{ type: 'command', command: './lint.sh' }] }
const ask = { hooks: [{ type: 'prompt', prompt: 'Done?' }] }
const started = { matcher: 'Edit|Write', hooks: [{ type: 'command', command: '' }] }

async function openHooks(hooks?: Parameters<typeof showForm>[1]['config'], errors?: Record<string, string>) {
  const form = showForm(Form, { type: 'skill', config: { prompt: 'Do it.', ...(hooks && { hooks }) }, errors })
  const head = await screen.findByRole('button', { name: /^Hooks/ })
  if (head.getAttribute('aria-expanded') === 'false') await userEvent.click(head)
  return form
}
const hook = (number: number) => within(screen.getByRole('group', { name: `Hook ${number}` }))
const chooseEvent = async (number: number, event: string) => {
  const box = hook(number).getByRole('combobox', { name: 'Event' })
  await userEvent.clear(box)
  await userEvent.type(box, event)
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${event}\\b`) }))
}

it('adds a hook with a handler to begin with, and takes the focus to it', async () => {
  const form = await openHooks()
  await userEvent.click(screen.getByRole('button', { name: 'Add hook' }))
  expect(form.config().hooks).toEqual({ PostToolUse: [started] })
  await waitFor(() => expect(hook(1).getByRole('combobox', { name: 'Event' })).toHaveFocus())
  await userEvent.type(hook(1).getByRole('textbox', { name: 'Command' }), './fmt.sh')
  expect(form.config().hooks).toEqual({ PostToolUse: [{ ...started, hooks: [{ type: 'command', command: './fmt.sh' }] }] })
})

it('has a hook run for another event, with all it says, and leaves the others', async () => {
  const form = await openHooks({ PostToolUse: [lint], Stop: [ask] })
  await chooseEvent(1, 'PreToolUse')
  expect(form.config().hooks).toEqual({ PreToolUse: [lint], Stop: [ask] })
  expect(hook(1).getByRole('combobox', { name: 'Event' })).toHaveValue('PreToolUse')
  await chooseEvent(1, 'Stop')
  expect(form.config().hooks).toEqual({ Stop: [ask, lint] })
})

it('removes a hook, its event with it, and all of them with the last', async () => {
  const form = await openHooks({ PostToolUse: [lint], Stop: [ask] })
  await userEvent.click(screen.getByRole('button', { name: 'Remove Hook 1' }))
  expect(form.config().hooks).toEqual({ Stop: [ask] })
  await userEvent.click(screen.getByRole('button', { name: 'Remove Hook 1' }))
  expect(form.config()).toEqual({ prompt: 'Do it.' })
  await waitFor(() => expect(screen.getByRole('button', { name: 'Add hook' })).toHaveFocus())
})

it('shows what is wrong where it stands', async () => {
  await openHooks(
    { PostToolUse: [lint], Stop: [ask, { hooks: [] }] },
    {
      'config.hooks': 'Something is wrong.',
      'config.hooks.PostToolUse.0.hooks.0.command': 'Say a command.',
      'config.hooks.Stop.1.hooks': 'Add a handler.',
    },
  )
  expect(hook(1).getByText('Say a command.')).toBeInTheDocument()
  expect(hook(3).getByText('Add a handler.')).toBeInTheDocument()
  expect(screen.getByText('Something is wrong.')).toBeInTheDocument()
  expect(document.querySelector('[data-path="config.hooks.Stop.1.hooks"]')).toBeInTheDocument()
})

it('shows hooks of another shape as JSON, and offers the rows once they fit', async () => {
  const form = await openHooks({ Stop: 'later' })
  expect(screen.getByText(/Groups by event/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Show as fields' })).toBeNull()
  form.put(['hooks'], { Stop: [ask] })
  await userEvent.click(await screen.findByRole('button', { name: 'Show as fields' }))
  expect(hook(1).getByRole('combobox', { name: 'Event' })).toHaveValue('Stop')
})
