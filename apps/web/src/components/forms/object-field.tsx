import type { Json } from '@ccm/contract'
import { createSignal, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import { Button } from '../../ui/button.tsx'
import { Field, type FieldLook } from '../../ui/field.tsx'
import { JsonField } from './json-field.tsx'

interface ObjectFieldProps extends FieldLook {
  value: Json | undefined
  onInput: (value: Json | undefined) => void
  /** What to start from while nothing is set. */
  example: Json
  /** The button that starts: "Add hooks". */
  start: string
}

/** An object of many shapes, as JSON; a button while there is none. */
export function ObjectField(props: ObjectFieldProps) {
  const [begun, setBegun] = createSignal(false)
  const start = () => {
    setBegun(true)
    props.onInput(props.example)
  }
  return (
    <Show
      when={begun() || props.value !== undefined}
      fallback={
        <Field {...props} group>
          {() => (
            <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.path} onClick={start}>
              {props.start}
            </Button>
          )}
        </Field>
      }
    >
      <JsonField {...props} expects="object" />
    </Show>
  )
}
