import type { Issue } from '@ccm/contract/protocol'
import { toPointer } from '@ccm/formats'
import { createMemo, createSignal } from 'solid-js'
import { produce } from 'solid-js/store'
import { same } from '../../edit/plain.ts'
import { CodeEditor } from '../../ui/code/code-editor.tsx'
import type { Diagnostic } from '../../ui/code/editor-props.ts'
import { type ComponentDraft, judge } from './component-draft.ts'
import type { Editor } from './create-editor.ts'
import { readJson, type Span } from './read-json.ts'

/** The config as JSON. It is the same value as the form's: what can be read is taken at once, and what cannot is kept as it was typed. */
export function JsonPane(props: { editor: Editor }) {
  const [typed, setTyped] = createSignal<string>()
  const config = createMemo(() => props.editor.value().config)
  const text = createMemo(() => {
    const unread = props.editor.draft.value.text
    if (unread !== undefined) return unread
    const own = typed()
    return own !== undefined && same(readJson(own).value, config()) ? own : JSON.stringify(config(), null, 2)
  })
  const take = (next: string) => {
    setTyped(next)
    const { value } = readJson(next)
    props.editor.draft.set(
      produce<ComponentDraft>((draft) => {
        if (value) draft.config = value
        draft.text = value ? undefined : next
      }),
    )
  }
  const diagnostics = createMemo(() => diagnosticsOf(text(), judge(props.editor.type, props.editor.value())))
  return (
    <div class="flex min-h-0 grow flex-col p-3">
      <CodeEditor label="Config, as JSON" language="json" fill path="config" value={text()} onInput={take} diagnostics={diagnostics()} />
    </div>
  )
}

/** What is wrong, at the nearest place that stands in the text. */
function diagnosticsOf(text: string, issues: readonly Issue[]): Diagnostic[] {
  const { spans, error } = readJson(text)
  if (error) return [{ ...error, severity: 'error' }]
  const whole = { from: 0, to: Math.min(text.length, 1) }
  return issues
    .filter(({ path }) => path[0] === 'config')
    .map(({ path, message }) => ({ ...(nearest(spans, path.slice(1)) ?? whole), message, severity: 'error' }))
}

function nearest(spans: Map<string, Span>, path: Issue['path']): Span | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const span = spans.get(toPointer(...path.slice(0, length).map(String)))
    if (span) return span
  }
  return undefined
}
