import type { FieldLook } from './field.tsx'
import { SegmentedField } from './segmented-field.tsx'

interface TriStateProps extends FieldLook {
  value: boolean | undefined
  onChoose: (value: boolean | undefined) => void
  /** What stands for "not set": it says what then holds, "Default (on)". */
  unset?: string
  yes?: string
  no?: string
}

const toWord = (value: boolean | undefined) => (value === undefined ? 'unset' : value ? 'yes' : 'no')
const fromWord = { unset: undefined, yes: true, no: false }

/** A yes or a no that can also be left to Claude Code. */
export function TriState(props: TriStateProps) {
  return (
    <SegmentedField
      {...props}
      value={toWord(props.value)}
      options={[
        { value: 'unset', label: props.unset ?? 'Not set' },
        { value: 'yes', label: props.yes ?? 'Yes' },
        { value: 'no', label: props.no ?? 'No' },
      ]}
      onChoose={(word) => props.onChoose(fromWord[word])}
    />
  )
}
