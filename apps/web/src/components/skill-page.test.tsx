import { EditorView } from '@codemirror/view'
import { screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
// Loaded ahead, so that the test does not wait for them.
import './component-page.tsx'
import './forms/skill-form.tsx'
import '../ui/code/code-mirror.tsx'
import { open } from '../test/open.tsx'
import { component } from '../test/server.ts'

beforeEach(() => localStorage.clear())

/** The editor lives in a shadow tree, which queries do not see. */
async function editorAt(path: string): Promise<EditorView> {
  const content = await waitFor(() => {
    const found = document.querySelector(`[data-path="${path}"]`)?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
    expect(found).toBeTruthy()
    return found
  })
  const view = content && EditorView.findFromDOM(content)
  if (!view) throw new Error(`There is no editor at ${path}.`)
  return view
}

it('saves a skill with the text that was typed into one of its files a moment ago', async () => {
  const [before, after] = ['a'.repeat(64), 'b'.repeat(64)]
  const skill = component({
    type: 'skill',
    name: 'release-notes',
    key: 'release-notes',
    config: { prompt: 'Write them.', files: [{ path: 'notes.md', hash: before, executable: false }] },
  })
  const kept: unknown[] = []
  const sent: unknown[] = []
  open('/components/component-postgres', {
    'components.get': () => skill,
    'components.impact': () => ({ profiles: [], targets: [], totalTargets: 0, references: [] }),
    'components.readFile': () => ({ content: '# Notes' }),
    'components.uploadFile': ({ content }) => {
      kept.push(content)
      return { hash: after, size: 9 }
    },
    'components.update': (input) => {
      sent.push(input.config)
      return { ...skill, config: input.config, revision: 8, secrets: [] }
    },
  })
  await userEvent.click(await screen.findByRole('treeitem', { name: /notes\.md/ }))
  const view = await editorAt('config.files.0')
  view.dispatch({ changes: { from: view.state.doc.length, insert: ' 2' } })
  await userEvent.click(screen.getByRole('button', { name: /^Save rev 8/ }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(kept).toEqual(['# Notes 2'])
  expect(sent).toMatchObject([{ files: [{ path: 'notes.md', hash: after }] }])
})
