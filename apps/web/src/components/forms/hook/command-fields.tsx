import { Show } from 'solid-js'
import { Button } from '../../../ui/button.tsx'
import { ListField } from '../../../ui/list-field.tsx'
import { SegmentedField } from '../../../ui/segmented-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Note } from '../../../ui/note.tsx'
import type { Fields } from '../fields.ts'

export interface HandlerPart {
  fields: Fields
  at: (...path: string[]) => readonly (string | number)[]
}

/** The command of a handler: a line for a shell, or an executable with its arguments. */
export function CommandFields(props: HandlerPart) {
  const hasArgs = () => props.fields.json(props.at('args')) !== undefined
  const mode = () => (hasArgs() ? 'exec' : 'shell')
  const command = () => props.fields.text(props.at('command'))
  const isUnquoted = () =>
    !hasArgs() && /(?:^|[^"'])\$\{?CLAUDE_PROJECT_DIR\}?(?!["'\w])/.test(command()) && !/"[^"]*\$\{?CLAUDE_PROJECT_DIR/.test(command())
  return (
    <>
      <SegmentedField
        label="Run by"
        value={mode()}
        options={[
          { value: 'shell', label: 'A shell' },
          { value: 'exec', label: 'Itself, with arguments' },
        ]}
        onChoose={(next) => next !== mode() && props.fields.set(props.at('args'), next === 'exec' ? [] : undefined)}
      />
      <TextField
        label={hasArgs() ? 'Executable' : 'Command'}
        mono
        required
        multiline={!hasArgs()}
        rows={1}
        path={props.fields.name(props.at('command'))}
        placeholder={hasArgs() ? 'node' : '"$CLAUDE_PROJECT_DIR"/.claude/hooks/check.sh'}
        value={command()}
        error={props.fields.error(props.at('command'))}
        help="Exit 0 goes on, exit 2 blocks and tells Claude what stands on standard error. Anything else is shown and goes on."
        onInput={(text) => props.fields.set(props.at('command'), text)}
      />
      <Show when={isUnquoted()}>
        <div class="sm:ml-33">
          <Note
            kind="warning"
            action={
              <Button
                size="small"
                onClick={() =>
                  props.fields.set(props.at('command'), command().replace(/\$\{?CLAUDE_PROJECT_DIR\}?/g, '"$CLAUDE_PROJECT_DIR"'))
                }
              >
                Quote it
              </Button>
            }
          >
            $CLAUDE_PROJECT_DIR stands without quotes: a path with a space would break the command.
          </Note>
        </div>
      </Show>
      <Show when={hasArgs()}>
        <ListField
          label="Arguments"
          item="argument"
          path={props.fields.name(props.at('args'))}
          value={props.fields.texts(props.at('args'))}
          error={props.fields.error(props.at('args'))}
          errorAt={(index) => props.fields.error([...props.at('args'), index])}
          onInput={(args) => props.fields.set(props.at('args'), args)}
        />
      </Show>
    </>
  )
}

/** How a command runs, for those who need it otherwise. */
export function CommandMore(props: HandlerPart) {
  const flag = (name: string) => props.fields.flag(props.at(name)) ?? false
  return (
    <>
      <SegmentedField
        label="Shell"
        path={props.fields.name(props.at('shell'))}
        value={props.fields.text(props.at('shell')) || 'default'}
        options={[
          { value: 'default', label: 'Default' },
          { value: 'bash', label: 'bash' },
          { value: 'powershell', label: 'PowerShell' },
        ]}
        error={props.fields.error(props.at('shell'))}
        onChoose={(shell) => props.fields.set(props.at('shell'), shell === 'default' ? undefined : shell)}
      />
      <CheckField
        label="In the background"
        help="Claude does not wait for it, so it can stop nothing."
        path={props.fields.name(props.at('async'))}
        checked={flag('async')}
        error={props.fields.error(props.at('async'))}
        onChange={(on) => props.fields.set(props.at('async'), on || undefined)}
      />
      <CheckField
        label="In the background, and wakes Claude when it exits with 2"
        help="What it says on standard error is told to Claude then."
        path={props.fields.name(props.at('asyncRewake'))}
        checked={flag('asyncRewake')}
        error={props.fields.error(props.at('asyncRewake'))}
        onChange={(on) => props.fields.set(props.at('asyncRewake'), on || undefined)}
      />
    </>
  )
}
