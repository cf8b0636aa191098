import { Field, type FieldLook } from './field.tsx'
import type { Option } from './option.tsx'
import { Select } from './select.tsx'

interface SelectFieldProps<V extends string> extends FieldLook {
  value: V | undefined
  options: readonly Option<V>[]
  onChoose: (value: V | undefined) => void
  /** Nothing can be chosen too; a text says what then holds: "Default (sonnet)". */
  allowNone?: boolean | string
  placeholder?: string
  disabled?: boolean
}

/** Kobalte takes an empty text for no choice at all, and would show the placeholder. */
const none = '(none)'

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const options = (): Option<V | typeof none>[] =>
    props.allowNone
      ? [{ value: none, label: typeof props.allowNone === 'string' ? props.allowNone : 'Not set' }, ...props.options]
      : [...props.options]
  return (
    <Field {...props} group>
      {(control, labelId) => (
        <Select
          id={control.id}
          labelledBy={labelId}
          describedBy={control['aria-describedby']}
          path={props.path}
          invalid={props.error !== undefined}
          value={props.allowNone ? (props.value ?? none) : props.value}
          options={options()}
          placeholder={props.placeholder}
          disabled={props.disabled}
          onChoose={(value) => props.onChoose(value === none ? undefined : value)}
        />
      )}
    </Field>
  )
}
