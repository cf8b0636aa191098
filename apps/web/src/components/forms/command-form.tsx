import { FieldGroup } from '../../ui/field.tsx'
import { ConfigTextField } from './config-text-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { callSyntax } from './prompt/call-syntax.ts'
import { CallFields, RareFields, ToolFields } from './prompt/frontmatter-fields.tsx'
import { HooksField } from './hooks-field.tsx'
import { MentionsLine } from './prompt/mentions-line.tsx'
import { RunsNote } from './prompt/runs-note.tsx'
import { SyntaxHelp } from './prompt/syntax-help.tsx'
import { PromptEditor } from './variables/prompt-editor.tsx'

/** A prompt that is called by its name: `/git:commit`. */
export default function CommandForm(props: FormProps) {
  const text = () => props.fields.text(['prompt'])
  return (
    <>
      <FieldGroup title="What it does">
        <ConfigTextField
          fields={props.fields}
          path={['description']}
          label="Shown as"
          multiline
          rows={1}
          help="Its line in the / menu, and what Claude goes by when it uses the command itself."
        />
        <ConfigTextField
          fields={props.fields}
          path={['when_to_use']}
          label="Used when"
          multiline
          rows={1}
          help="For Claude alone: when to use it without being told to."
        />
      </FieldGroup>
      <PromptEditor fields={props.fields} path={['prompt']} title="Prompt" fills>
        <RunsNote text={text()} />
        <MentionsLine text={text()}>They are read each time it is called.</MentionsLine>
        <SyntaxHelp label="What the text can hold" lines={callSyntax} />
      </PromptEditor>
      <CallFields fields={props.fields} />
      <ToolFields fields={props.fields} />
      <RareFields fields={props.fields} />
      <HooksField fields={props.fields} />
      <div class="px-4 py-3 empty:hidden sm:px-5">
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}
