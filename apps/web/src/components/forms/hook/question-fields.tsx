import { Show } from 'solid-js'
import { CheckField } from '../../../ui/check-field.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { HandlerPart } from './command-fields.tsx'

const models = ['haiku', 'sonnet', 'opus'].map((value) => ({ value, label: value, mono: true }))

/** What a model or a subagent is asked. */
export function QuestionFields(props: HandlerPart) {
  return (
    <TextField
      label="Prompt"
      multiline
      required
      rows={4}
      path={props.fields.name(props.at('prompt'))}
      placeholder="Are all tasks done? $ARGUMENTS"
      help="$ARGUMENTS stands for the event, as JSON."
      value={props.fields.text(props.at('prompt'))}
      error={props.fields.error(props.at('prompt'))}
      onInput={(text) => props.fields.set(props.at('prompt'), text)}
    />
  )
}

export function QuestionMore(props: HandlerPart) {
  return (
    <>
      <ComboboxField
        label="Model"
        mono
        allowCustom
        allowNone
        placeholder="a small, fast one"
        path={props.fields.name(props.at('model'))}
        value={props.fields.text(props.at('model')) || undefined}
        options={models}
        error={props.fields.error(props.at('model'))}
        onChoose={(model) => props.fields.set(props.at('model'), model || undefined)}
      />
      <Show when={props.fields.text(props.at('type')) === 'prompt'}>
        <CheckField
          label="Go on after it blocks"
          help="Claude is told why and continues, instead of stopping."
          path={props.fields.name(props.at('continueOnBlock'))}
          checked={props.fields.flag(props.at('continueOnBlock')) ?? false}
          error={props.fields.error(props.at('continueOnBlock'))}
          onChange={(on) => props.fields.set(props.at('continueOnBlock'), on || undefined)}
        />
      </Show>
    </>
  )
}
