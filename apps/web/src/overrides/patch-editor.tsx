import type { Component } from '@ccm/contract'
import { toPointer } from '@ccm/formats'
import { createMemo, For, Show } from 'solid-js'
import { readJson } from '../components/editor/read-json.ts'
import { markLines } from '../components/preview/mark-lines.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { AnnotatedCode } from '../ui/code/annotated-code.tsx'
import { CodeEditor } from '../ui/code/code-editor.tsx'
import type { Diagnostic } from '../ui/code/editor-props.ts'
import { type Changed, changeConfig, fieldsIn, toggleField, write } from './override-draft.ts'

interface PatchEditorProps {
  component: Component
  text: string
  onInput: (text: string) => void
  /** What the server said against it. */
  error: string | undefined
}

/** A change to a component's config, as JSON, and what the config comes to with it. */
export function PatchEditor(props: PatchEditorProps) {
  const changed = createMemo(() => changeConfig(props.component.type, props.component.config, props.text))
  const marked = createMemo<ReturnType<typeof markLines>>((before) => {
    const now = changed()
    const base = write(props.component.config)
    if (!now && before) return before
    return markLines({ before: base, after: now ? write(now.result) : base, foreign: new Set(), json: true })
  })
  const touched = createMemo(() => fieldsIn(props.text))
  const fields = () => Object.keys(props.component.config)
  return (
    <div class="grid gap-2.5">
      <fieldset disabled={!changed()}>
        <legend class="pb-1 text-small text-muted">Start from a field</legend>
        <div class="flex flex-wrap gap-x-4 gap-y-1">
          <For each={fields()}>
            {(name) => (
              <label class="mono flex min-h-11 cursor-pointer items-center gap-1.5 sm:min-h-6">
                <Checkbox
                  checked={touched().includes(name)}
                  onChange={() => props.onInput(toggleField(props.text, name, props.component.config))}
                />
                {name}
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <div class="grid gap-3 xl:grid-cols-2">
        <div class="min-w-0">
          <p class="pb-1 text-small text-muted">
            Change: objects are merged, lists replaced, <span class="mono text-small">null</span> takes a field out
          </p>
          <CodeEditor
            label={`Change to ${props.component.name}, as JSON`}
            language="json"
            minHeight={120}
            path="patch"
            value={props.text}
            onInput={(text) => props.onInput(text)}
            diagnostics={diagnosticsOf(props.text, changed())}
            error={props.error}
          />
        </div>
        <div class="min-w-0">
          <p class="pb-1 text-small text-muted">{changed() ? 'What it comes to' : 'What it came to before'}</p>
          <div class="flex max-h-80 min-h-30 flex-col overflow-hidden rounded-sm border border-line bg-sunken">
            <AnnotatedCode label={`${props.component.name} with the change`} text={marked().text} language="json" lines={marked().lines} />
          </div>
          <Show when={changed()?.issues.length}>
            <p class="pt-1 text-small text-danger">It would not be valid: see the sentences beside the change.</p>
          </Show>
        </div>
      </div>
    </div>
  )
}

/** What is wrong, at the nearest place that stands in the change. */
function diagnosticsOf(text: string, changed: Changed | undefined): Diagnostic[] {
  const { spans, error } = readJson(text)
  if (error) return [{ ...error, severity: 'error' }]
  return (changed?.issues ?? []).map(({ path, message }) => {
    const lengths = path.map((_, index) => path.length - index)
    const span = lengths.map((length) => spans.get(toPointer(...path.slice(0, length).map(String)))).find((found) => found !== undefined)
    const place = path.length > 0 && !span ? `${path.join('.')}: ` : ''
    return { from: span?.from ?? 0, to: span?.to ?? Math.min(text.length, 1), message: place + message, severity: 'error' }
  })
}
