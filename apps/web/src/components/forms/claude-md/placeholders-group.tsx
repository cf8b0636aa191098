import { createMemo, For, Index, Show } from 'solid-js'
import X from '~icons/lucide/x'
import { IconButton } from '../../../ui/button.tsx'
import { box, FieldError, FieldGroup, typed } from '../../../ui/field.tsx'
import type { Fields } from '../fields.ts'
import type { VariableSources } from '../variables/collect-variables.ts'
import { placeholdersIn } from '../variables/placeholders.ts'
import { VariableLine } from '../variables/variable-line.tsx'
import { type PlaceholderRow, toRows, withRow } from './placeholder-rows.ts'

/** The variables a template asks for: who gives them a value, and what the component says about each. */
export function PlaceholdersGroup(props: { fields: Fields; sources: VariableSources | undefined }) {
  const placeholders = () => props.fields.rows(['placeholders'])
  const rows = createMemo(() => toRows(placeholdersIn(props.fields.text(['template'])), placeholders()))
  const change = (row: PlaceholderRow, part: Partial<Pick<PlaceholderRow, 'description' | 'default'>>) =>
    props.fields.set(['placeholders'], withRow(placeholders(), row, part))
  return (
    <FieldGroup title="Variables">
      <Show when={props.fields.error(['placeholders'])}>{(error) => <FieldError>{error()}</FieldError>}</Show>
      <Show
        when={rows().length > 0}
        fallback={
          <p class="text-muted">
            none. Write <span class="mono">{'{{testCommand}}'}</span> in the text, and each profile, machine or project can say what stands
            there.
          </p>
        }
      >
        <ul class="grid gap-4">
          <Index each={rows()}>
            {(row) => (
              <Placeholder
                fields={props.fields}
                row={row()}
                sources={props.sources}
                onDescribe={(description) => change(row(), { description })}
                onDefault={(text) => change(row(), { default: text === '' ? undefined : text })}
                onRemove={() => change(row(), { description: '', default: undefined })}
              />
            )}
          </Index>
        </ul>
      </Show>
    </FieldGroup>
  )
}

interface PlaceholderProps {
  fields: Fields
  row: PlaceholderRow
  sources: VariableSources | undefined
  onDescribe: (text: string) => void
  onDefault: (text: string) => void
  onRemove: () => void
}

function Placeholder(props: PlaceholderProps) {
  const at = (part: string) => (props.row.index === undefined ? undefined : props.fields.name(['placeholders', props.row.index, part]))
  const errors = () => {
    const { index } = props.row
    return index === undefined ? [] : ['name', 'description', 'default'].map((part) => props.fields.error(['placeholders', index, part]))
  }
  return (
    <li class="grid gap-1.5" aria-label={props.row.name}>
      <ul class="flex items-start gap-2">
        <Show
          when={props.row.inText}
          fallback={
            <li class="grow text-small text-muted">
              <span class="mono">{props.row.name}</span> is described, and the text does not ask for it
            </li>
          }
        >
          <VariableLine name={props.row.name} sources={props.sources} hasDefault={props.row.default !== undefined} />
        </Show>
        <Show when={!props.row.inText}>
          <IconButton label={`Remove ${props.row.name}`} onClick={() => props.onRemove()}>
            <X class="ic ic-14" />
          </IconButton>
        </Show>
      </ul>
      <div class="grid gap-2 sm:grid-cols-2">
        <Part
          label={`What ${props.row.name} is for`}
          shown="What to put there"
          value={props.row.description}
          path={at('description')}
          onInput={(text) => props.onDescribe(text)}
        />
        <Part
          label={`Default of ${props.row.name}`}
          shown="Default"
          value={props.row.default ?? ''}
          path={at('default')}
          onInput={(text) => props.onDefault(text)}
        />
      </div>
      <For each={errors().filter((error) => error !== undefined)}>{(error) => <FieldError>{error}</FieldError>}</For>
    </li>
  )
}

function Part(props: { label: string; shown: string; value: string; path: string | undefined; onInput: (text: string) => void }) {
  return (
    <label class="grid min-w-0 gap-0.5">
      <span class="text-small text-faint">{props.shown}</span>
      <span class={`flex h-10 items-center px-2.5 sm:h-8 ${box}`}>
        <input
          class={`h-full w-full min-w-0 bg-transparent outline-none ${typed}`}
          aria-label={props.label}
          data-path={props.path}
          value={props.value}
          autocomplete="off"
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </span>
    </label>
  )
}
