import type { Fields } from './fields.ts'
import { ObjectField } from './object-field.tsx'

/** The hooks that a subagent, a skill or a command brings, in the shape a settings file has. */
export function HooksField(props: { fields: Fields }) {
  return (
    <ObjectField
      label="Hooks"
      value={props.fields.json(['hooks'])}
      onInput={(value) => props.fields.set(['hooks'], value)}
      error={props.fields.error(['hooks'])}
      path={props.fields.name(['hooks'])}
      example={{ PostToolUse: [{ matcher: 'Edit|Write', hooks: [{ type: 'command', command: '' }] }] }}
      start="Add hooks"
      help="They hold while it runs. Groups by event, as in a settings file; they run code on each machine."
    />
  )
}
