import { createMemo, For, type JSX, Show } from 'solid-js'
import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { CodeEditor } from '../../../ui/code/code-editor.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import type { Fields, Path } from '../fields.ts'
import { formQueries } from '../queries.ts'
import { placeholdersIn, projectFacts } from './placeholders.ts'
import { VariableLine } from './variable-line.tsx'

interface PromptEditorProps {
  fields: Fields
  path: Path
  title: string
  help?: JSX.Element
  /** Whether `{{name}}` is filled in. Some texts are written as they stand. */
  fills: boolean
  /** Whether the variables are listed under the text, which is left to others when this is false. */
  listsVariables?: boolean
  minHeight?: number
  /** Said about what stands in the text: what it runs, what it imports. */
  children?: JSX.Element
}

/** The text of a component: Markdown, with the variables it asks for and where they get their values. */
export function PromptEditor(props: PromptEditorProps) {
  const api = useApi()
  const variables = useQuery(() => ({ ...formQueries.variables(api), enabled: props.fills }))
  const text = () => props.fields.text(props.path)
  const names = createMemo(() => placeholdersIn(text()))
  const known = () => variables.data
  const offered = (word: string) => {
    const start = /\{\{[ \t]*([A-Za-z0-9_]*)$/.exec(word)
    if (!props.fills || !start) return []
    const before = word.slice(0, start.index)
    const all = [...new Set([...Object.keys(projectFacts), ...(known()?.keys() ?? [])])]
    return all.filter((name) => name.toLowerCase().startsWith((start[1] ?? '').toLowerCase())).map((name) => `${before}{{${name}}}`)
  }
  return (
    <FieldGroup title={props.title}>
      <Show when={props.help}>
        <p class="text-small text-faint">{props.help}</p>
      </Show>
      <CodeEditor
        label={props.title}
        language="markdown"
        value={text()}
        onInput={(typed) => props.fields.set(props.path, typed)}
        minHeight={props.minHeight ?? 260}
        path={props.fields.name(props.path)}
        error={props.fields.error(props.path)}
        completions={offered}
      />
      <Show when={names().length > 0 && props.listsVariables !== false}>
        <Show
          when={props.fills}
          fallback={
            <p class="text-small text-muted">
              <span class="mono">{`{{${names()[0]}}}`}</span> is written as it stands: variables are filled in prompts and CLAUDE.md alone.
            </p>
          }
        >
          <ul class="grid gap-1" aria-label="Variables in the text">
            <For each={names()}>{(name) => <VariableLine name={name} sources={known()} />}</For>
          </ul>
        </Show>
      </Show>
      {props.children}
    </FieldGroup>
  )
}
