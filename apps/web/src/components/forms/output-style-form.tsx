import { FieldGroup } from '../../ui/field.tsx'
import { TriState } from '../../ui/tri-state.tsx'
import { ConfigTextField } from './config-text-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { PromptEditor } from './variables/prompt-editor.tsx'

/** What Claude is told about how to answer, in place of its own instructions or beside them. */
export default function OutputStyleForm(props: FormProps) {
  const keeps = () => props.fields.flag(['keep-coding-instructions'])
  return (
    <>
      <FieldGroup title="How it is chosen">
        <ConfigTextField
          fields={props.fields}
          path={['name']}
          label="Label"
          placeholder={props.name}
          help="What outputStyle in the settings calls it. Without one, the file's name."
        />
        <ConfigTextField
          fields={props.fields}
          path={['description']}
          label="Shown as"
          multiline
          rows={1}
          help="Its line in the list of styles."
        />
        <TriState
          label="Coding rules"
          value={keeps()}
          onChoose={(yes) => props.fields.set(['keep-coding-instructions'], yes)}
          unset="Default (no)"
          yes="Keep"
          no="Remove"
          error={props.fields.error(['keep-coding-instructions'])}
          path={props.fields.name(['keep-coding-instructions'])}
          help={
            keeps()
              ? "Claude Code's own instructions for coding stay, and this comes with them."
              : "Claude Code's own instructions for coding go. Keep them for a style of a coding assistant."
          }
        />
      </FieldGroup>
      <PromptEditor fields={props.fields} path={['prompt']} title="Style" fills={false}>
        <ExtraNote fields={props.fields} />
      </PromptEditor>
    </>
  )
}
