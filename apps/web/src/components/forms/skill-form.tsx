import { FieldGroup } from '../../ui/field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { callSyntax } from './prompt/call-syntax.ts'
import { CallFields, RareFields, ToolFields } from './prompt/frontmatter-fields.tsx'
import { HooksField } from './hooks-field.tsx'
import { MentionsLine } from './prompt/mentions-line.tsx'
import { RunsNote } from './prompt/runs-note.tsx'
import { SyntaxHelp } from './prompt/syntax-help.tsx'
import { globsAt } from './rule/globs.ts'
import { FilesGroup } from './skill/files-group.tsx'
import { PromptEditor } from './variables/prompt-editor.tsx'
import { figure } from '../../ui/count.ts'
import { ConfigTextField } from './config-text-field.tsx'

/** Claude Code reads no more of description and `when_to_use` together. */
const mostListed = 1536

/** Something Claude can do when it is needed: instructions, with files beside them. */
export default function SkillForm(props: FormProps) {
  const text = () => props.fields.text(['prompt'])
  const listed = () => props.fields.text(['description']).length + props.fields.text(['when_to_use']).length
  return (
    <>
      <FieldGroup title="When it is used">
        <ConfigTextField
          fields={props.fields}
          path={['description']}
          label="What it does"
          multiline
          rows={2}
          placeholder="Writes release notes from merged changes. Use before a release."
          help="Claude goes by this when it looks for a skill."
        />
        <ConfigTextField
          fields={props.fields}
          path={['when_to_use']}
          label="Used when"
          multiline
          rows={1}
          help={`More about when. Claude reads ${figure(listed())} of at most ${figure(mostListed)} characters of both.`}
        />
        <ListField
          label="Offered for"
          item="glob"
          value={globsAt(props.fields, ['paths'])}
          onInput={(paths) => props.fields.set(['paths'], paths.length > 0 ? paths : undefined)}
          error={props.fields.error(['paths'])}
          errorAt={(index) => props.fields.error(['paths', index])}
          path={props.fields.name(['paths'])}
          placeholder="migrations/**/*.sql"
          help="Only while files like these are worked on. Without any, always."
        />
        <ConfigTextField
          fields={props.fields}
          path={['name']}
          label="Label"
          placeholder={props.name}
          help="Only shown: it is called by its name on disk. Agent Skills want both equal."
        />
      </FieldGroup>
      <PromptEditor fields={props.fields} path={['prompt']} title="SKILL.md" fills>
        <RunsNote text={text()} />
        <MentionsLine text={text()}>They are read each time it is used.</MentionsLine>
        <SyntaxHelp
          label="What the text can hold"
          lines={[...callSyntax, ['${CLAUDE_SKILL_DIR}', 'The directory of the skill, where its files lie']]}
        />
      </PromptEditor>
      <FilesGroup fields={props.fields} />
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
