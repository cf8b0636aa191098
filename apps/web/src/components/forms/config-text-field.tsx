import { splitProps } from 'solid-js'
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx'
import type { Fields, Path } from './fields.ts'

interface ConfigTextFieldProps extends Omit<TextFieldProps, 'value' | 'onInput' | 'error' | 'path'> {
  fields: Fields
  path: Path
}

/** A text of a config at its path. An empty one is no member, save where one is required. */
export function ConfigTextField(props: ConfigTextFieldProps) {
  const [own, look] = splitProps(props, ['fields', 'path'])
  return (
    <TextField
      {...look}
      value={own.fields.text(own.path)}
      onInput={(typed) => own.fields.set(own.path, typed === '' && !look.required ? undefined : typed)}
      error={own.fields.error(own.path)}
      path={own.fields.name(own.path)}
    />
  )
}
