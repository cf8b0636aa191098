import type { JSX } from 'solid-js'
import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { ListField } from '../../../ui/list-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TriState } from '../../../ui/tri-state.tsx'
import { ConfigTextField } from '../config-text-field.tsx'
import type { Fields } from '../fields.ts'
import { ObjectField } from '../object-field.tsx'
import { efforts, models } from '../models.ts'
import { MoreFields } from '../more-fields.tsx'
import { formQueries } from '../queries.ts'
import { setCount, wrongCount } from '../set-count.ts'
import { ToolPicker } from '../tool-picker.tsx'

/** How a skill or a command is called: by whom, with what. */
export function CallFields(props: { fields: Fields; children?: JSX.Element }) {
  const fields = () => props.fields
  return (
    <FieldGroup title="How it is called">
      {props.children}
      <ConfigTextField
        fields={fields()}
        path={['argument-hint']}
        label="Argument hint"
        placeholder="[message]"
        mono
        help="Shown after its name while one types it."
      />
      <ListField
        label="Arguments"
        item="argument"
        value={fields().texts(['arguments'])}
        onInput={(names) => fields().set(['arguments'], names.length > 0 ? names : undefined)}
        error={fields().error(['arguments'])}
        errorAt={(index) => fields().error(['arguments', index])}
        path={fields().name(['arguments'])}
        help="Names for what is typed behind it, in order: issue is used as $issue."
      />
      <TriState
        label="By Claude"
        value={negated(fields().flag(['disable-model-invocation']))}
        onChoose={(yes) => fields().set(['disable-model-invocation'], negated(yes))}
        unset="Default (yes)"
        error={fields().error(['disable-model-invocation'])}
        path={fields().name(['disable-model-invocation'])}
        help="Whether Claude may use it without being told to."
      />
      <TriState
        label="By you"
        value={fields().flag(['user-invocable'])}
        onChoose={(yes) => fields().set(['user-invocable'], yes)}
        unset="Default (yes)"
        error={fields().error(['user-invocable'])}
        path={fields().name(['user-invocable'])}
        help="Whether it stands in the / menu."
      />
    </FieldGroup>
  )
}

const negated = (value: boolean | undefined) => (value === undefined ? undefined : !value)

/** What a skill or a command may use while it runs. */
export function ToolFields(props: { fields: Fields }) {
  return (
    <FieldGroup title="Tools and model">
      <ToolPicker
        fields={props.fields}
        path={['allowed-tools']}
        label="Allowed"
        help="Used without asking while it runs. Others stay available and ask as usual."
      />
      <ToolPicker fields={props.fields} path={['disallowed-tools']} label="Taken away" help="Not available while it runs." />
      <ModelFields fields={props.fields} />
    </FieldGroup>
  )
}

/** Which model, and how hard it tries. */
export function ModelFields(props: { fields: Fields }) {
  return (
    <>
      <ComboboxField
        label="Model"
        value={props.fields.text(['model']) || undefined}
        options={models}
        onChoose={(model) => props.fields.set(['model'], model)}
        allowCustom
        allowNone
        placeholder="The model of the session"
        mono
        error={props.fields.error(['model'])}
        path={props.fields.name(['model'])}
      />
      <SelectField
        label="Effort"
        value={efforts.find(({ value }) => value === props.fields.text(['effort']))?.value}
        options={efforts}
        onChoose={(effort) => props.fields.set(['effort'], effort)}
        allowNone="The effort of the session"
        error={props.fields.error(['effort'])}
        path={props.fields.name(['effort'])}
      />
    </>
  )
}

const rare = ['context', 'agent', 'background', 'shell', 'license', 'compatibility', 'metadata']

/** What few skills and commands say. */
export function RareFields(props: { fields: Fields }) {
  const api = useApi()
  const agents = useQuery(() => formQueries.named(api, 'subagent'))
  const fields = () => props.fields
  const offered = () =>
    (agents.data ?? []).map(({ key, description }) => ({
      value: key,
      label: key,
      help: description,
      mono: true,
    }))
  return (
    <MoreFields about="fork, shell, license, metadata" used={setCount(fields(), rare)} errors={wrongCount(fields(), rare)}>
      <SelectField
        label="Runs in"
        value={fields().text(['context']) === 'fork' ? 'fork' : undefined}
        options={[{ value: 'fork', label: 'A subagent of its own', help: 'It sees the prompt alone and answers once' }]}
        onChoose={(context) => fields().set(['context'], context)}
        allowNone="The conversation"
        error={fields().error(['context'])}
        path={fields().name(['context'])}
      />
      <ComboboxField
        label="Subagent"
        value={fields().text(['agent']) || undefined}
        options={offered()}
        onChoose={(agent) => fields().set(['agent'], agent)}
        allowCustom
        allowNone
        placeholder="general-purpose"
        mono
        error={fields().error(['agent'])}
        path={fields().name(['agent'])}
        help="Which one it runs in, when it runs in one."
      />
      <TriState
        label="In background"
        value={fields().flag(['background'])}
        onChoose={(yes) => fields().set(['background'], yes)}
        unset="Default (yes)"
        error={fields().error(['background'])}
        path={fields().name(['background'])}
        help="The conversation goes on while its subagent works."
      />
      <SelectField
        label="Shell"
        value={(['bash', 'powershell'] as const).find((shell) => shell === fields().text(['shell']))}
        options={[
          { value: 'bash', label: 'bash' },
          { value: 'powershell', label: 'powershell' },
        ]}
        onChoose={(shell) => fields().set(['shell'], shell)}
        allowNone="Default (bash)"
        error={fields().error(['shell'])}
        path={fields().name(['shell'])}
        help="What runs the commands in its text."
      />
      <ConfigTextField fields={fields()} path={['license']} label="License" placeholder="MIT" />
      <ConfigTextField
        fields={fields()}
        path={['compatibility']}
        label="Compatibility"
        multiline
        rows={1}
        help="What it needs, in a sentence: Agent Skills take 500 characters."
      />
      <ObjectField
        label="Metadata"
        value={fields().json(['metadata'])}
        onInput={(value) => fields().set(['metadata'], value)}
        error={fields().error(['metadata'])}
        path={fields().name(['metadata'])}
        example={{ author: '' }}
        start="Add metadata"
      />
    </MoreFields>
  )
}
