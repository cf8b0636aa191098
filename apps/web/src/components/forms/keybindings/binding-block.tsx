import { keybindingContexts } from '@ccm/contract'
import { createComputed, createSignal, createUniqueId, Index, on, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import Trash2 from '~icons/lucide/trash-2'
import TriangleAlert from '~icons/lucide/triangle-alert'
import X from '~icons/lucide/x'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { FieldError, FieldGroup } from '../../../ui/field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { ExtraNote } from '../extra-note.tsx'
import type { Fields } from '../fields.ts'
import { actionInWords, keyActions } from './actions.ts'
import { doubtKeys } from './chord.ts'
import { KeyInput } from './key-input.tsx'
import { type Binding, repeatsOf, toBindings, toMap } from './rows.ts'

interface BindingBlockProps {
  fields: Fields
  index: number
  total: number
  onRemove: () => void
}

const contexts = keybindingContexts.map((value) => ({ value, label: value }))
/** Stands for `null`, which is no text. */
const unbinds = 'null'
const actions = [
  { value: unbinds, label: 'Nothing', help: 'Takes the default away' },
  ...keyActions.map((value) => ({ value, label: value, help: actionInWords(value), mono: true })),
]

/** The keys of one context. */
export function BindingBlock(props: BindingBlockProps) {
  const id = createUniqueId()
  let box: HTMLDivElement | undefined
  const path = () => ['bindings', props.index]
  const at = (...names: string[]) => [...path(), 'bindings', ...names]
  const [rows, setRows] = createSignal(toBindings(props.fields.json(at())))
  createComputed(
    on(
      () => JSON.stringify(props.fields.json(at())),
      (now) => JSON.stringify(toMap(rows())) !== now && setRows(toBindings(props.fields.json(at()))),
      { defer: true },
    ),
  )
  const change = (next: Binding[]) => {
    setRows(next)
    props.fields.set(at(), toMap(next))
  }
  const edit = (index: number, part: Partial<Binding>) => change(rows().map((row, place) => (place === index ? { ...row, ...part } : row)))
  const focusRow = (index: number) =>
    queueMicrotask(() => {
      const inputs = box?.querySelectorAll<HTMLElement>('[data-keys] input')
      inputs?.[Math.min(index, inputs.length - 1)]?.focus()
    })
  const add = () => {
    setRows([...rows(), { keys: '', action: '' }])
    focusRow(rows().length - 1)
  }
  const remove = (index: number) => {
    change(rows().filter((_, place) => place !== index))
    focusRow(index)
  }
  const blocks = () =>
    props.fields.rows(['bindings']).map((_, index) => ({
      context: props.fields.text(['bindings', index, 'context']),
      rows: index === props.index ? rows() : toBindings(props.fields.json(['bindings', index, 'bindings'])),
    }))
  const context = () => props.fields.text([...path(), 'context'])
  return (
    <FieldGroup
      title={context() || 'New context'}
      actions={
        <Show when={props.total > 1}>
          <Button
            kind="ghost"
            size="small"
            icon={<Trash2 class="ic ic-14" />}
            aria-label={`Remove ${context()}`}
            onClick={() => props.onRemove()}
          >
            Remove
          </Button>
        </Show>
      }
    >
      <SelectField
        label="Context"
        path={props.fields.name([...path(), 'context'])}
        value={contexts.find(({ value }) => value === context())?.value}
        options={contexts}
        placeholder={context() || 'Choose'}
        error={props.fields.error([...path(), 'context'])}
        help={context() === 'Global' ? 'Counts everywhere.' : 'Where the keys count.'}
        onChoose={(chosen) => chosen && props.fields.set([...path(), 'context'], chosen)}
      />
      <div ref={box} class="grid gap-2">
        <Index each={rows()}>
          {(row, index) => {
            const repeats = () => repeatsOf(blocks(), props.index, index)
            const error = () =>
              repeats() ? `${row().keys} is bound above already in ${context()}. Choose other keys.` : props.fields.error(at(row().keys))
            const doubt = () => (row().keys.trim() === '' ? undefined : doubtKeys(row().keys))
            const said = () => (error() || doubt() ? `${id}-${index}` : undefined)
            return (
              <div
                class="grid grid-cols-[minmax(0,1fr)_40px] items-center gap-x-2 gap-y-1.5 sm:grid-cols-[minmax(0,196px)_minmax(0,1fr)_28px]"
                role="group"
                aria-label={row().keys || 'New binding'}
              >
                <div data-keys>
                  <KeyInput
                    label={`Keys ${index + 1}`}
                    value={row().keys}
                    path={props.fields.name(at(row().keys))}
                    invalid={error() !== undefined}
                    describedBy={said()}
                    onInput={(keys) => edit(index, { keys })}
                  />
                </div>
                <Combobox
                  label={`Action of ${row().keys || 'the new row'}`}
                  class="w-full max-sm:col-start-1"
                  mono
                  allowCustom
                  placeholder="chat:newline, command:review"
                  value={row().action ?? unbinds}
                  options={actions}
                  onChoose={(action) => edit(index, { action: action === unbinds ? null : (action ?? '') })}
                />
                <IconButton
                  class="max-sm:col-start-2 max-sm:row-start-1"
                  label={`Remove ${row().keys || 'the new row'}`}
                  onClick={() => remove(index)}
                >
                  <X class="ic" />
                </IconButton>
                <div id={`${id}-${index}`} class="col-span-full text-small empty:hidden">
                  <Show when={error()}>{(sentence) => <FieldError>{sentence()}</FieldError>}</Show>
                  <Show when={doubt()}>
                    {(sentence) => (
                      <p class="flex gap-1.5 text-warning">
                        <TriangleAlert class="ic ic-14 mt-px" />
                        {sentence()}
                      </p>
                    )}
                  </Show>
                </div>
              </div>
            )
          }}
        </Index>
        <div class="justify-self-start">
          <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.fields.name(at())} onClick={add}>
            Add key
          </Button>
          <Show when={props.fields.error(at())}>{(sentence) => <FieldError>{sentence()}</FieldError>}</Show>
        </div>
      </div>
      <ExtraNote fields={props.fields} path={path()} />
    </FieldGroup>
  )
}
