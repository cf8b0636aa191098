import { FieldGroup } from '../../ui/field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { MentionsLine } from './prompt/mentions-line.tsx'
import { SyntaxHelp } from './prompt/syntax-help.tsx'
import { globsAt } from './rule/globs.ts'
import { PromptEditor } from './variables/prompt-editor.tsx'

const globSyntax: readonly (readonly [string, string])[] = [
  ['src/**/*.ts', 'Every file that ends in .ts under src, at any depth'],
  ['*.md', "Files in the project's own directory"],
  ['**/*.{ts,tsx}', 'Either ending'],
  ['docs/\\[draft\\]/*', 'A bracket itself; without the backslash it begins a set of characters'],
]

/** Instructions that hold always, or for some files. */
export default function RuleForm(props: FormProps) {
  const globs = () => globsAt(props.fields, ['paths'])
  return (
    <>
      <FieldGroup title="Where it holds">
        <ListField
          label="Files"
          item="glob"
          value={globs()}
          onInput={(paths) => props.fields.set(['paths'], paths.length > 0 ? paths : undefined)}
          error={props.fields.error(['paths'])}
          errorAt={(index) => props.fields.error(['paths', index])}
          path={props.fields.name(['paths'])}
          placeholder="src/**/*.ts"
          help={
            globs().length > 0
              ? "Loaded when Claude reads a file that matches one of them, from the project's directory on."
              : 'Without any it is loaded in every session, like CLAUDE.md.'
          }
        />
        <SyntaxHelp label="How globs are written" lines={globSyntax} />
      </FieldGroup>
      <PromptEditor fields={props.fields} path={['prompt']} title="Rule" fills={false}>
        <MentionsLine text={props.fields.text(['prompt'])}>
          Paths start at the file this is written to; a missing one is passed over.
        </MentionsLine>
        <ExtraNote fields={props.fields} />
      </PromptEditor>
    </>
  )
}
