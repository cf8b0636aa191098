import { setDiagnostics } from '@codemirror/lint'
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { createEffect, createMemo, on, onCleanup, onMount } from 'solid-js'
import { completions } from './completions.ts'
import { type CodeEditorProps, wraps } from './editor-props.ts'
import { endsInCrLf, fromEditor, smallestChange, toEditor } from './editor-text.ts'
import { basics } from './editor-view.ts'
import { loadLanguage } from './languages.ts'
import { tabKey } from './tab-key.ts'

/** Marks a change that did not come from the keyboard, and is not told to the page that made it. */
const fromOutside = Annotation.define<boolean>()

/** Keys that the page must not take for its own while somebody types: it cannot see into the shadow tree. */
const isTyping = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey && !['Escape', 'Tab'].includes(event.key)

/**
 * The editor itself. It lives in a shadow tree: there its style rules are adopted by script, which the content security policy of the server
 * allows, and not put into the page as a style element, which it does not. Tokens reach it by inheritance.
 */
export default function CodeMirror(props: CodeEditorProps & { onLeave: () => void; ref?: (view: EditorView) => void }) {
  let host!: HTMLDivElement
  onMount(() => {
    const view = createView(host.attachShadow({ mode: 'open' }), props)
    onCleanup(() => view.destroy())
    // Whoever looks for the control of a refused field finds the host.
    host.focus = () => view.focus()
    props.ref?.(view)
  })
  return (
    <div
      ref={host}
      data-path={props.path}
      class="h-full min-h-0 text-code"
      style={{ '--editor-min': `${props.minHeight ?? 160}px` }}
      on:keydown={(event) => isTyping(event) && event.stopPropagation()}
    />
  )
}

function createView(root: ShadowRoot, props: CodeEditorProps & { onLeave: () => void }): EditorView {
  let known = props.value
  const crLf = createMemo(() => endsInCrLf(props.value))
  const options = optionsOf(props)
  const view = new EditorView({
    root,
    parent: root,
    doc: toEditor(props.value),
    extensions: [
      tabKey(() => (props.onEscape ?? props.onLeave)()),
      options.extension,
      props.completions ? completions((word) => props.completions?.(word) ?? []) : [],
      basics,
      EditorView.updateListener.of(({ docChanged, transactions, state }) => {
        if (!docChanged || transactions.every((transaction) => transaction.annotation(fromOutside))) return
        known = fromEditor(state.doc.toString(), crLf())
        props.onInput(known)
      }),
    ],
  })
  createEffect(() => {
    if (props.value === known) return
    known = props.value
    const changes = smallestChange(view.state.doc.toString(), toEditor(known))
    if (changes) view.dispatch({ changes, annotations: fromOutside.of(true) })
  })
  options.follow(view)
  followDiagnostics(view, props)
  return view
}

/** What can change while the editor is open, each behind a compartment of its own. */
function optionsOf(props: CodeEditorProps) {
  const [reading, naming, wrapping, language] = [new Compartment(), new Compartment(), new Compartment(), new Compartment()]
  const readingNow = () => [EditorState.readOnly.of(props.readOnly ?? false), EditorView.editable.of(!props.readOnly)]
  const namingNow = () => EditorView.contentAttributes.of(attributesOf(props))
  const wrappingNow = (): Extension => (wraps(props) ? EditorView.lineWrapping : [])
  const extension = [reading.of(readingNow()), naming.of(namingNow()), wrapping.of(wrappingNow()), language.of([])]
  const follow = (view: EditorView) => {
    createEffect(on(readingNow, (now) => view.dispatch({ effects: reading.reconfigure(now) }), { defer: true }))
    createEffect(on(namingNow, (now) => view.dispatch({ effects: naming.reconfigure(now) }), { defer: true }))
    createEffect(on(wrappingNow, (now) => view.dispatch({ effects: wrapping.reconfigure(now) }), { defer: true }))
    createEffect(() => {
      let current = true
      onCleanup(() => (current = false))
      void loadLanguage(props.language)
        .then((now) => current && view.dispatch({ effects: language.reconfigure(now) }))
        .catch((error: unknown) => console.warn('The colours of this language could not be loaded.', error))
    })
  }
  return { extension, follow }
}

const attributesOf = (props: CodeEditorProps): Record<string, string> => ({
  'aria-label': props.label,
  'aria-multiline': 'true',
  'aria-description': [props.error, props.readOnly ? '' : 'Esc leaves the editor, then Tab moves on.'].filter(Boolean).join(' '),
  ...(props.error !== undefined && { 'aria-invalid': 'true' }),
  ...(props.readOnly && { 'aria-readonly': 'true' }),
  tabindex: '0',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: props.language === 'markdown' ? 'true' : 'false',
})

function followDiagnostics(view: EditorView, props: CodeEditorProps) {
  createEffect(() => {
    const { length } = view.state.doc
    const within = (at: number) => Math.max(0, Math.min(at, length))
    const all = (props.diagnostics ?? []).map((found) => ({
      ...found,
      from: within(found.from),
      to: within(Math.max(found.from, found.to)),
    }))
    view.dispatch(setDiagnostics(view.state, all))
  })
}
