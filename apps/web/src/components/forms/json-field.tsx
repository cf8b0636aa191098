import { Json } from '@ccm/contract'
import { createComputed, createSignal, on, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import { Button } from '../../ui/button.tsx'
import { CodeEditor } from '../../ui/code/code-editor.tsx'
import { Field, type FieldLook } from '../../ui/field.tsx'

interface JsonFieldProps extends FieldLook {
  value: Json | undefined
  onInput: (value: Json | undefined) => void
  /** What kind it has to be. */
  expects?: 'object' | 'list'
  /** What the editor opens with while there is no value, and the words of the button that opens it. */
  example?: Json
  start?: string
}

/** A value of any shape, as JSON. What cannot be read is kept as it was typed, and the value stays what it was. */
export function JsonField(props: JsonFieldProps) {
  const [text, setText] = createSignal(written(props.value))
  const [opened, setOpened] = createSignal(false)
  createComputed(
    on(
      () => JSON.stringify(props.value),
      (now) => read(text()).json !== now && setText(written(props.value)),
      { defer: true },
    ),
  )
  const problem = () => {
    const { value, problem } = read(text())
    return problem ?? (value === undefined ? undefined : unexpected(value, props.expects))
  }
  const take = (typed: string) => {
    setText(typed)
    if (problem() === undefined) props.onInput(read(typed).value)
  }
  const start = () => {
    setOpened(true)
    if (props.example !== undefined) take(written(props.example))
  }
  const isClosed = () => props.start !== undefined && props.value === undefined && text().trim() === '' && !opened()
  return (
    <Field {...props} group error={undefined}>
      {(control) => (
        <Show
          when={isClosed()}
          fallback={
            <CodeEditor
              label={props.label}
              language="json"
              minHeight={72}
              path={props.path}
              value={text()}
              onInput={take}
              error={problem() ?? props.error}
            />
          }
        >
          <Button size="small" id={control.id} data-path={props.path} icon={<Plus class="ic ic-14" />} onClick={start}>
            {props.start}
          </Button>
        </Show>
      )}
    </Field>
  )
}

function unexpected(value: Json, expects: 'object' | 'list' | undefined): string | undefined {
  if (expects === 'list' && !Array.isArray(value)) return 'Use a list: [ … ].'
  if (expects === 'object' && (typeof value !== 'object' || value === null || Array.isArray(value))) return 'Use an object: { … }.'
  return undefined
}

const written = (value: Json | undefined) => (value === undefined ? '' : JSON.stringify(value, null, 2))

function read(text: string): { value?: Json; json?: string; problem?: string } {
  if (text.trim() === '') return {}
  try {
    const value = Json.parse(JSON.parse(text))
    return { value, json: JSON.stringify(value) }
  } catch (error) {
    if (error instanceof SyntaxError)
      return { problem: 'This is not JSON yet: texts stand in double quotes, and no comma follows the last member.' }
    throw error
  }
}
