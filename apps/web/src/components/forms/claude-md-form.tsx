import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { PlaceholdersGroup } from './claude-md/placeholders-group.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { MentionsLine } from './prompt/mentions-line.tsx'
import { SyntaxHelp } from './prompt/syntax-help.tsx'
import { formQueries } from './queries.ts'
import { PromptEditor } from './variables/prompt-editor.tsx'

const syntax: readonly (readonly [string, string])[] = [
  ['{{name}}', 'A variable, filled in when the file is written'],
  ['\\{{', 'Two braces themselves'],
  ['@docs/style.md', 'A file, brought in whole: from this file on, or from ~/ on. At most four deep; a missing one is passed over'],
  ['`@name`', 'No import: it stands in code'],
  ['<!-- note -->', 'For people: Claude does not read it'],
]

/** A part of CLAUDE.md. */
export default function ClaudeMdForm(props: FormProps) {
  const api = useApi()
  const variables = useQuery(() => formQueries.variables(api))
  const text = () => props.fields.text(['template'])
  return (
    <>
      <PromptEditor
        fields={props.fields}
        path={['template']}
        title="Text"
        fills
        listsVariables={false}
        help={
          <>
            It becomes a marked block; whatever else stands in the file stays. The scope in a profile says which file: CLAUDE.md for the
            project, CLAUDE.local.md for one person in it, ~/.claude/CLAUDE.md for a user's profile.
          </>
        }
      >
        <MentionsLine text={text()}>
          Paths start at the file this is written to; a missing one is passed over. One outside of the project is asked about once.
        </MentionsLine>
        <SyntaxHelp label="What the text can hold" lines={syntax} />
      </PromptEditor>
      <PlaceholdersGroup fields={props.fields} sources={variables.data} />
      <div class="px-4 py-3 empty:hidden sm:px-5">
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}
