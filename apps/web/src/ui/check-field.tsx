import { createUniqueId, type JSX, Show } from 'solid-js'
import { Checkbox } from './checkbox.tsx'
import { FieldError } from './field.tsx'

interface CheckFieldProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  help?: JSX.Element
  error?: string
  path?: string
  disabled?: boolean
  /** Starts at the left edge, also where other fields have their label there. */
  wide?: boolean
}

/** A box to tick with its words beside it. It waits for the save. */
export function CheckField(props: CheckFieldProps) {
  const id = createUniqueId()
  const about = () => [props.error && `${id}-error`, props.help && `${id}-help`].filter(Boolean).join(' ') || undefined
  return (
    <div
      class="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 max-sm:min-h-11 max-sm:content-center"
      classList={{ 'sm:ml-33': !props.wide }}
      data-field
    >
      <Checkbox
        id={id}
        class="mt-0.5"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={about()}
        aria-invalid={props.error ? true : undefined}
        data-path={props.path}
        onChange={(checked) => props.onChange(checked)}
      />
      <div>
        <label for={id} class="cursor-pointer">
          {props.label}
        </label>
        <Show when={props.error}>{(error) => <FieldError id={`${id}-error`}>{error()}</FieldError>}</Show>
        <Show when={props.help}>
          <p id={`${id}-help`} class="mt-0.5 text-small text-faint">
            {props.help}
          </p>
        </Show>
      </div>
    </div>
  )
}
