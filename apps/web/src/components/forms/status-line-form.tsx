import { Show } from 'solid-js'
import { CheckField } from '../../ui/check-field.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { ConfigTextField } from './config-text-field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'

/** The line below the prompt: a command that prints it. */
export default function StatusLineForm(props: FormProps) {
  const padding = () => props.fields.number(['padding'])
  return (
    <>
      <FieldGroup title="Status line">
        <ConfigTextField
          fields={props.fields}
          path={['command']}
          label="Command"
          mono
          required
          multiline
          rows={1}
          placeholder={`jq -r '"\\(.model.display_name) in \\(.workspace.current_dir)"'`}
          help={
            <>
              Runs in a shell. What happens in the session (<span class="mono">model</span>, <span class="mono">workspace</span>,{' '}
              <span class="mono">cost</span> and more) arrives as JSON on its standard input; what it prints is the line, colours included.
            </>
          }
        />
        <NumberField
          label="Refresh"
          fraction
          unit="seconds, besides after each message"
          placeholder="never"
          path={props.fields.name(['refreshInterval'])}
          value={props.fields.number(['refreshInterval'])}
          error={props.fields.error(['refreshInterval'])}
          onInput={(seconds) => props.fields.set(['refreshInterval'], seconds)}
        />
        <NumberField
          label="Padding"
          unit="characters at its left"
          placeholder="0"
          path={props.fields.name(['padding'])}
          value={padding()}
          error={props.fields.error(['padding'])}
          onInput={(count) => props.fields.set(['padding'], count)}
        />
        <CheckField
          label="Hide the vim mode"
          help="For a line that shows the mode itself."
          path={props.fields.name(['hideVimModeIndicator'])}
          checked={props.fields.flag(['hideVimModeIndicator']) ?? false}
          error={props.fields.error(['hideVimModeIndicator'])}
          onChange={(on) => props.fields.set(['hideVimModeIndicator'], on || undefined)}
        />
        <ExtraNote fields={props.fields} />
      </FieldGroup>
      <div class="grid gap-3 px-4 py-4 sm:px-5">
        <Note kind="info">
          <strong class="font-[550]">This runs code on each machine that receives it.</strong> A machine shows it and asks before it is
          written.
          <Show when={/(?:^|[\s"'])(?:~|\/home|\/Users)\//.test(props.fields.text(['command']))}>
            {' '}
            The script has to be there on each of them.
          </Show>
        </Note>
      </div>
    </>
  )
}
