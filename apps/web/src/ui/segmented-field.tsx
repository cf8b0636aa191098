import { Field, type FieldLook } from './field.tsx'
import { Segmented } from './segmented.tsx'

interface SegmentedFieldProps<V extends string> extends FieldLook {
  value: V | undefined
  options: readonly { value: V; label: string }[]
  onChoose: (value: V) => void
}

export function SegmentedField<V extends string>(props: SegmentedFieldProps<V>) {
  return (
    <Field {...props} group>
      {(control, labelId) => (
        <Segmented
          labelledBy={labelId}
          describedBy={control['aria-describedby']}
          path={props.path}
          value={props.value}
          options={props.options}
          onChoose={(value) => props.onChoose(value)}
        />
      )}
    </Field>
  )
}
