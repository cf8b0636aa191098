import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { CodeEditor } from './code-editor.tsx'
import { Waiting } from './waiting.tsx'

/** The editable element lives in a shadow tree. */
async function textbox(container: HTMLElement): Promise<Element> {
  return waitFor(() => {
    const found = container.querySelector('[data-path]')?.shadowRoot?.querySelector('[role=textbox]')
    if (!found) throw new Error('The editor is not there yet.')
    return found
  })
}

it('shows the text while the editor is fetched', () => {
  render(() => <Waiting label="Config" path="config" language="json" value={'{"a": 1}'} onInput={() => {}} />)
  expect(screen.getByRole('group', { name: 'Config, the editor is loading' })).toHaveTextContent('{"a": 1}')
})

it('is a named text box', async () => {
  const { container } = render(() => <CodeEditor label="Config" path="config" language="json" value={'{"a": 1}'} onInput={() => {}} />)
  const box = await textbox(container)
  expect(box).toHaveAttribute('aria-label', 'Config')
  expect(box).toHaveTextContent('{"a": 1}')
})

it('follows a value that changes elsewhere, and tells nobody of it', async () => {
  const [value, setValue] = createSignal('one')
  const told: string[] = []
  const { container } = render(() => (
    <CodeEditor label="Notes" path="notes" language="text" value={value()} onInput={(text) => told.push(text)} />
  ))
  const box = await textbox(container)
  setValue('one two')
  expect(box).toHaveTextContent('one two')
  expect(told).toEqual([])
})

it('says what is wrong under the text, and where', async () => {
  const { container } = render(() => (
    <CodeEditor
      label="Config"
      path="config"
      language="json"
      value={'{\n  nope'}
      onInput={() => {}}
      error="Not JSON."
      diagnostics={[{ from: 4, to: 8, severity: 'error', message: 'A name stands in quotation marks.' }]}
    />
  ))
  const box = await textbox(container)
  expect(box).toHaveAttribute('aria-invalid', 'true')
  expect(box.getAttribute('aria-description')).toContain('Not JSON.')
  expect(screen.getByText('Not JSON.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Line 2, column 3' }))
  expect(document.activeElement).toBe(container.querySelector('[data-path]'))
})
