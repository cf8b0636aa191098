import { Combobox, type ComboboxProps } from './combobox.tsx'
import { Field, type FieldLook } from './field.tsx'

export function ComboboxField(props: FieldLook & Omit<ComboboxProps, 'label' | 'control' | 'class'>) {
  return <Field {...props}>{(control) => <Combobox {...props} label={undefined} control={control} />}</Field>
}
