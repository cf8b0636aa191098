import { Match, Switch } from 'solid-js'
import { ListField } from '../../../ui/list-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { SegmentedField } from '../../../ui/segmented-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { EnvPairs } from '../env-pairs.tsx'
import type { FormProps } from '../fields.ts'
import { JsonField } from '../json-field.tsx'
import type { SettingKind } from './kind-of.ts'

interface SettingValueProps extends Pick<FormProps, 'fields' | 'type'> {
  name: string
  kind: SettingKind
}

/** The control for the value of a setting. What does not fit it is shown as JSON, so that nothing is hidden or lost. */
export function SettingValue(props: SettingValueProps) {
  const value = () => props.fields.json([props.name])
  const look = () => ({
    label: props.name,
    hideLabel: true,
    path: props.fields.name([props.name]),
    error: props.fields.error([props.name]),
  })
  const fits = () => {
    const now = value()
    switch (props.kind.kind) {
      case 'flag':
        return typeof now === 'boolean'
      case 'choice':
        return typeof now === 'string' && props.kind.values.includes(now)
      case 'number':
        return typeof now === 'number' || now === null
      case 'text':
        return typeof now === 'string'
      case 'texts':
        return Array.isArray(now) && now.every((item) => typeof item === 'string')
      case 'pairs':
        return typeof now === 'object' && now !== null && !Array.isArray(now)
      default:
        return true
    }
  }
  const is = (kind: SettingKind['kind']) => props.kind.kind === kind && fits()
  const choices = () => (props.kind.kind === 'choice' ? props.kind.values : [])
  return (
    <Switch
      fallback={
        <JsonField
          {...look()}
          value={value()}
          expects={props.kind.kind === 'json' ? props.kind.expects : undefined}
          onInput={(next) => props.fields.set([props.name], next ?? null)}
        />
      }
    >
      <Match when={is('flag')}>
        <SegmentedField
          {...look()}
          value={value() === true ? 'true' : 'false'}
          options={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          onChoose={(word) => props.fields.set([props.name], word === 'true')}
        />
      </Match>
      <Match when={is('choice')}>
        <SelectField
          {...look()}
          value={props.fields.text([props.name])}
          options={choices().map((choice) => ({ value: choice, label: choice }))}
          onChoose={(choice) => choice !== undefined && props.fields.set([props.name], choice)}
        />
      </Match>
      <Match when={is('number')}>
        <NumberField
          {...look()}
          fraction={props.kind.kind === 'number' && props.kind.fraction}
          value={props.fields.number([props.name])}
          onInput={(next) => props.fields.set([props.name], next ?? null)}
        />
      </Match>
      <Match when={is('text')}>
        <TextField {...look()} mono value={props.fields.text([props.name])} onInput={(text) => props.fields.set([props.name], text)} />
      </Match>
      <Match when={is('texts')}>
        <ListField
          {...look()}
          item="entry"
          value={props.fields.texts([props.name])}
          errorAt={(index) => props.fields.error([props.name, index])}
          onInput={(list) => props.fields.set([props.name], list)}
        />
      </Match>
      <Match when={is('pairs')}>
        <EnvPairs
          label={props.name}
          fields={props.fields}
          type={props.type}
          path={[props.name]}
          item={props.name === 'env' ? 'variable' : 'entry'}
          keepEmpty
        />
      </Match>
    </Switch>
  )
}
