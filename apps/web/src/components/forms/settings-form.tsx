import type { Json } from '@ccm/contract'
import { createMemo, For, Show } from 'solid-js'
import { FieldError, FieldGroup } from '../../ui/field.tsx'
import type { FormProps } from './fields.ts'
import { AddSetting } from './settings/add-setting.tsx'
import type { SettingKind } from './settings/kind-of.ts'
import { kindOfSetting, SettingRow } from './settings/setting-row.tsx'
import { objectOf } from './variants.ts'

/** Settings that no other type of component stands for. */
export default function SettingsForm(props: FormProps) {
  const names = createMemo(() => Object.keys(objectOf(props.fields.json([]))))
  let list: HTMLUListElement | undefined
  const rowOf = (name: string) => [...(list?.children ?? [])].find((row) => row.getAttribute('aria-label') === name)
  const add = (name: string) => {
    if (!names().includes(name)) props.fields.set([name], firstValue(kindOfSetting(name)))
    queueMicrotask(() => rowOf(name)?.querySelector<HTMLElement>('input, [role=radio][tabindex="0"], textarea, button[data-path]')?.focus())
  }
  const remove = (name: string) => {
    const next = names()[names().indexOf(name) + 1] ?? names()[names().indexOf(name) - 1]
    props.fields.set([name], undefined)
    queueMicrotask(() => (next === undefined ? undefined : rowOf(next)?.querySelector<HTMLElement>('button')?.focus()))
  }
  return (
    <>
      <FieldGroup title="Settings">
        <AddSetting has={(name) => names().includes(name)} onAdd={add} />
        <Show when={props.fields.error([])}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <Show when={names().length === 0}>
          <p class="text-faint sm:ml-33">No setting yet. Add the first one above.</p>
        </Show>
      </FieldGroup>
      <ul ref={list} aria-label="Settings of this component">
        <For each={names()}>
          {(name) => <SettingRow fields={props.fields} type={props.type} name={name} onRemove={() => remove(name)} />}
        </For>
      </ul>
    </>
  )
}

/** What a setting begins with: the least its control can show. */
function firstValue(kind: SettingKind): Json {
  switch (kind.kind) {
    case 'flag':
      return true
    case 'choice':
      return kind.values[0] ?? ''
    case 'number':
      return null
    case 'text':
      return ''
    case 'texts':
      return []
    case 'pairs':
      return {}
    case 'json':
      return kind.expects === 'list' ? [] : {}
    default:
      return kind satisfies never
  }
}
