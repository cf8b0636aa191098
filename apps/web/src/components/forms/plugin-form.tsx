import type { Json } from '@ccm/contract'
import { FieldGroup } from '../../ui/field.tsx'
import { SegmentedField } from '../../ui/segmented-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TriState } from '../../ui/tri-state.tsx'
import { For, Show } from 'solid-js'
import { TextField } from '../../ui/text-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { Fields, FormProps } from './fields.ts'
import { PairsField } from '../../ui/pairs-field.tsx'
import { sourceFields, type SourceKind, sourceKinds } from './plugin/sources.ts'
import { SecretPicker } from './secret-picker.tsx'

const at = ['marketplace', 'source'] as const

/** A plugin that is switched on or off, and where it comes from. */
export default function PluginForm(props: FormProps) {
  const fields = () => props.fields
  const isOn = () => fields().flag(['enabled']) ?? true
  const remembered = new Map<SourceKind, Json>()
  const kind = () => sourceKinds.find(({ value }) => value === fields().text([...at, 'source']))?.value
  const choose = (next: SourceKind | undefined) => {
    const [was, source] = [kind(), fields().json(at)]
    if (was !== undefined && source !== undefined) remembered.set(was, JSON.parse(JSON.stringify(source)))
    if (next === undefined) fields().set(['marketplace'], undefined)
    else fields().set(at, remembered.get(next) ?? { source: next })
  }
  return (
    <>
      <FieldGroup title="Plugin">
        <SegmentedField
          label="State"
          value={isOn() ? 'on' : 'off'}
          options={[
            { value: 'on', label: 'Switched on' },
            { value: 'off', label: 'Switched off' },
          ]}
          onChoose={(state) => fields().set(['enabled'], state === 'on')}
          error={fields().error(['enabled'])}
          path={fields().name(['enabled'])}
          help={
            isOn()
              ? 'A settings file installs nothing: the warnings say what to run on each machine.'
              : 'Switches off what another settings file switches on.'
          }
        />
      </FieldGroup>
      <FieldGroup title="Marketplace">
        <SelectField
          label="Comes from"
          value={kind()}
          options={sourceKinds}
          onChoose={choose}
          allowNone="A marketplace the machine knows already"
          error={fields().error(['marketplace']) ?? fields().error([...at, 'source'])}
          path={fields().name(['marketplace'])}
        />
        <Show when={kind()}>{(chosen) => <SourceFields fields={fields()} kind={chosen()} />}</Show>
        <ExtraNote fields={fields()} path={at} />
        <ExtraNote fields={fields()} path={['marketplace']} />
      </FieldGroup>
    </>
  )
}

function SourceFields(props: { fields: Fields; kind: SourceKind }) {
  const put = (name: string, typed: string, required: boolean | undefined) =>
    props.fields.set([...at, name], typed === '' && !required ? undefined : typed)
  return (
    <>
      <For each={sourceFields[props.kind]}>
        {(field) => (
          <TextField
            label={field.label}
            required={field.required}
            value={props.fields.text([...at, field.name])}
            onInput={(typed) => put(field.name, typed, field.required)}
            error={props.fields.error([...at, field.name])}
            path={props.fields.name([...at, field.name])}
            placeholder={field.placeholder}
            help={field.help}
            mono
          />
        )}
      </For>
      <Show when={props.kind === 'url'}>
        <PairsField
          label="Headers"
          item="header"
          value={props.fields.pairs([...at, 'headers'])}
          onInput={(headers) => props.fields.set([...at, 'headers'], Object.keys(headers).length > 0 ? headers : undefined)}
          error={props.fields.error([...at, 'headers'])}
          errorAt={(name) => props.fields.error([...at, 'headers', name])}
          path={props.fields.name([...at, 'headers'])}
          keyPlaceholder="Authorization"
          renderValue={(slot) => <SecretPicker slot={slot} />}
        />
      </Show>
      <Show when={props.kind === 'github'}>
        <TriState
          label="Skip LFS"
          value={props.fields.flag([...at, 'skipLfs'])}
          onChoose={(yes) => props.fields.set([...at, 'skipLfs'], yes)}
          error={props.fields.error([...at, 'skipLfs'])}
          path={props.fields.name([...at, 'skipLfs'])}
          help="Leaves out large files that git keeps elsewhere."
        />
      </Show>
      <TriState
        label="Updates"
        value={props.fields.flag(['marketplace', 'autoUpdate'])}
        onChoose={(yes) => props.fields.set(['marketplace', 'autoUpdate'], yes)}
        yes="By itself"
        no="By hand"
        error={props.fields.error(['marketplace', 'autoUpdate'])}
        path={props.fields.name(['marketplace', 'autoUpdate'])}
      />
    </>
  )
}
