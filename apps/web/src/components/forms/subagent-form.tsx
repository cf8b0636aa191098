import { SelectField } from '../../ui/select-field.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TriState } from '../../ui/tri-state.tsx'
import { ConfigTextField } from './config-text-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { Fields, FormProps } from './fields.ts'
import { HooksField } from './hooks-field.tsx'
import { MoreFields } from './more-fields.tsx'
import { ModelFields } from './prompt/frontmatter-fields.tsx'
import { SyntaxHelp } from './prompt/syntax-help.tsx'
import { setCount, wrongCount } from './set-count.ts'
import { ColorField } from './subagent/color-field.tsx'
import { ServersField } from './subagent/servers-field.tsx'
import { SkillsField } from './subagent/skills-field.tsx'
import { permissionModes } from './subagent/permission-modes.ts'
import { ToolPicker } from './tool-picker.tsx'
import { PromptEditor } from './variables/prompt-editor.tsx'

const promptSyntax: readonly (readonly [string, string])[] = [
  ['{{name}}', 'A variable of the profile, the machine or the project, filled in when the file is written'],
  ['\\{{', 'Two braces themselves'],
]

/** Somebody Claude hands work to: its own prompt, tools and model. */
export default function SubagentForm(props: FormProps) {
  return (
    <>
      <FieldGroup title="When it is used">
        <ConfigTextField
          fields={props.fields}
          path={['description']}
          label="Used when"
          required
          multiline
          rows={2}
          placeholder="Reviews a change. Use after code was written, for example: “I finished the login form.”"
          help="Claude goes by this when it hands work over. Say when, and give an example or two."
        />
        <ColorField fields={props.fields} />
      </FieldGroup>
      <PromptEditor fields={props.fields} path={['prompt']} title="Prompt" fills>
        <SyntaxHelp label="What the text can hold" lines={promptSyntax} />
      </PromptEditor>
      <FieldGroup title="Tools">
        <ToolPicker
          fields={props.fields}
          path={['tools']}
          label="Tools"
          unset={{ all: 'All', some: 'Only these', help: 'It has every tool of the session, MCP tools too.' }}
        />
        <ToolPicker
          fields={props.fields}
          path={['disallowedTools']}
          label="Taken away"
          help="Of the tools above, these it does not have."
        />
      </FieldGroup>
      <FieldGroup title="Model and limits">
        <ModelFields fields={props.fields} />
        <SelectField
          label="Permissions"
          value={permissionModes.find(({ value }) => value === props.fields.text(['permissionMode']))?.value}
          options={permissionModes}
          onChoose={(mode) => props.fields.set(['permissionMode'], mode)}
          allowNone="The mode of the session"
          error={props.fields.error(['permissionMode'])}
          path={props.fields.name(['permissionMode'])}
        />
        <NumberField
          label="At most"
          value={props.fields.number(['maxTurns'])}
          onInput={(turns) => props.fields.set(['maxTurns'], turns)}
          unit="turns"
          error={props.fields.error(['maxTurns'])}
          path={props.fields.name(['maxTurns'])}
        />
      </FieldGroup>
      <FieldGroup title="What it brings">
        <SkillsField fields={props.fields} />
        <ServersField fields={props.fields} />
      </FieldGroup>
      <RareFields fields={props.fields} name={props.name} />
      <HooksField fields={props.fields} />
      <div class="px-4 py-3 empty:hidden sm:px-5">
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}

const rare = ['memory', 'background', 'isolation', 'initialPrompt', 'file']
const memories = [
  { value: 'user', label: 'For you', help: 'Under ~/.claude, for all projects' },
  { value: 'project', label: 'For the project', help: 'In the project, shared with others' },
  { value: 'local', label: 'For you in the project', help: 'In the project, not shared' },
] as const
const isolations = [
  { value: 'worktree', label: 'A git worktree of its own' },
  { value: 'remote', label: 'A machine of its own' },
] as const

function RareFields(props: { fields: Fields; name: string }) {
  const fields = () => props.fields
  return (
    <MoreFields about="memory, isolation, file" used={setCount(fields(), rare)} errors={wrongCount(fields(), rare)}>
      <SelectField
        label="Memory"
        value={memories.find(({ value }) => value === fields().text(['memory']))?.value}
        options={memories}
        onChoose={(memory) => fields().set(['memory'], memory)}
        allowNone="None"
        error={fields().error(['memory'])}
        path={fields().name(['memory'])}
        help="Where it keeps what it learns from one session to the next."
      />
      <TriState
        label="In background"
        value={fields().flag(['background'])}
        onChoose={(yes) => fields().set(['background'], yes)}
        error={fields().error(['background'])}
        path={fields().name(['background'])}
        help="The conversation goes on while it works."
      />
      <SelectField
        label="Works in"
        value={isolations.find(({ value }) => value === fields().text(['isolation']))?.value}
        options={isolations}
        onChoose={(isolation) => fields().set(['isolation'], isolation)}
        allowNone="The project itself"
        error={fields().error(['isolation'])}
        path={fields().name(['isolation'])}
      />
      <ConfigTextField
        fields={fields()}
        path={['initialPrompt']}
        label="First message"
        multiline
        rows={1}
        help="Sent by itself when a session runs as this agent."
      />
      <ConfigTextField
        fields={fields()}
        path={['file']}
        label="File"
        placeholder={props.name}
        mono
        help="Where it lies under agents/, without .md, when that is not its name: team/reviewer."
      />
    </MoreFields>
  )
}
