import type { EditorView } from '@codemirror/view'
import { createSignal, ErrorBoundary, For, type JSX, lazy, Show, Suspense } from 'solid-js'
import CircleAlert from '~icons/lucide/circle-alert'
import type { CodeEditorProps, Diagnostic } from './editor-props.ts'
import { PlainEditor } from './plain-editor.tsx'
import { Waiting } from './waiting.tsx'

const CodeMirror = lazy(() => import('./code-mirror.tsx'))

/** So many sentences about places stand under the editor; the others are at their places. */
const mostShown = 3

/** A text to edit, with colours, search and undo. The editor is fetched when the first one opens; until then the text can be read. */
export function CodeEditor(props: CodeEditorProps) {
  const [view, setView] = createSignal<EditorView>()
  let left: HTMLParagraphElement | undefined
  return (
    <div class="flex min-w-0 flex-col gap-1.5" classList={{ 'min-h-0 grow': props.fill }}>
      <div
        class="relative min-w-0 rounded-sm border bg-surface focus-within:border-accent focus-within:ring-2 focus-within:ring-accent/35"
        classList={{ 'border-field': !props.error, 'border-danger!': props.error !== undefined, 'min-h-0 grow': props.fill }}
      >
        <ErrorBoundary fallback={(error: unknown) => <Unfetched {...props} reason={error} />}>
          <Suspense fallback={<Waiting {...props} />}>
            <CodeMirror {...props} ref={setView} onLeave={() => left?.focus()} />
          </Suspense>
        </ErrorBoundary>
        <Left ref={(element) => (left = element)} label={props.label} onReturn={() => view()?.focus()} />
      </div>
      <Show when={props.error}>{(error) => <Sentence severity="error">{error()}</Sentence>}</Show>
      <For each={(props.diagnostics ?? []).slice(0, mostShown)}>
        {(found) => <Place found={found} text={props.value} onGo={() => goTo(view(), found)} />}
      </For>
    </div>
  )
}

function Unfetched(props: CodeEditorProps & { reason: unknown }) {
  console.warn('The editor could not be loaded.', props.reason)
  return (
    <>
      <PlainEditor {...props} />
      <p class="border-t border-hairline px-4 py-1.5 text-small text-muted">
        The editor could not be loaded, so this is a plain text field. Reload the page to try again.
      </p>
    </>
  )
}

/** Where the focus goes with Esc: out of the text, and before whatever comes next. */
function Left(props: { ref: (element: HTMLParagraphElement) => void; label: string; onReturn: () => void }) {
  return (
    <p
      ref={(element) => props.ref(element)}
      tabindex="-1"
      class="pointer-events-none absolute right-2 bottom-2 rounded-xs bg-raised px-2 text-small text-muted opacity-0 ring-1 ring-line-strong focus:opacity-100"
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        props.onReturn()
      }}
    >
      Left <span class="sr-only">{props.label}</span>. Tab moves on, Enter goes back in.
    </p>
  )
}

const lineAndColumn = (text: string, at: number) => {
  const before = text.slice(0, at).split('\n')
  return `Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

function Place(props: { found: Diagnostic; text: string; onGo: () => void }) {
  return (
    <Sentence severity={props.found.severity}>
      <button type="button" class="font-medium underline-offset-2 hover:underline" onClick={() => props.onGo()}>
        {lineAndColumn(props.text, props.found.from)}
      </button>
      : {props.found.message}
    </Sentence>
  )
}

function goTo(view: EditorView | undefined, { from, to }: Diagnostic) {
  if (!view) return
  const end = view.state.doc.length
  view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true })
  view.focus()
}

const tones = { error: 'text-danger', warning: 'text-warning', info: 'text-info' }

const Sentence = (props: { severity: Diagnostic['severity']; children: JSX.Element }) => (
  <p class={`flex items-start gap-1.5 text-small ${tones[props.severity]}`}>
    <CircleAlert class="ic ic-14 mt-px" />
    <span class="min-w-0 break-words">{props.children}</span>
  </p>
)
