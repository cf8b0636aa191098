import type { Component } from 'solid-js'
import { PairsField } from '../../ui/pairs-field.tsx'
import { EnvNote } from './env-note.tsx'
import type { FormProps, Path } from './fields.ts'
import { keptPairs, shownPairs } from './pairs.ts'
import { SecretPicker } from './secret-picker.tsx'

interface EnvPairsProps extends Pick<FormProps, 'fields' | 'type'> {
  label: string
  path: Path
  item: string
  keyPlaceholder?: string
  help?: string
  /** The object stays when its last name goes. */
  keepEmpty?: boolean
}

/** Names and values of an environment or of headers: values are typed, or variables that are picked. */
export const EnvPairs: Component<EnvPairsProps> = (props) => {
  const pairs = () => shownPairs(props.fields.json(props.path))
  const set = (changed: Record<string, string>) =>
    props.fields.set(props.path, keptPairs(props.fields.json(props.path), changed) ?? (props.keepEmpty ? {} : undefined))
  return (
    <PairsField
      label={props.label}
      hideLabel
      path={props.fields.name(props.path)}
      item={props.item}
      help={props.help}
      keyPlaceholder={props.keyPlaceholder}
      value={pairs()}
      onInput={set}
      error={props.fields.error(props.path)}
      errorAt={(name) => props.fields.error([...props.path, name])}
      renderValue={(slot) => <SecretPicker slot={slot} />}
      noteAt={(name, value) => (
        <EnvNote
          type={props.type}
          field={String(props.path.at(-1))}
          name={name}
          value={value}
          onInput={(changed) => set({ ...pairs(), [name]: changed })}
        />
      )}
    />
  )
}
