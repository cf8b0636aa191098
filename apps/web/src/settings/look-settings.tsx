import { useSingleKeys } from '../edit/preferences.ts'
import { useDensity, useTheme } from '../shell/look.ts'
import { CheckField } from '../ui/check-field.tsx'
import { FieldGroup } from '../ui/field.tsx'
import { SegmentedField } from '../ui/segmented-field.tsx'

/** What this person prefers in this browser. It counts at once. */
export function LookSettings() {
  const [theme, setTheme] = useTheme()
  const [density, setDensity] = useDensity()
  const [singleKeys, setSingleKeys] = useSingleKeys()
  return (
    <FieldGroup title="In this browser">
      <SegmentedField
        label="Theme"
        value={theme()}
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChoose={setTheme}
      />
      <SegmentedField
        label="Density"
        help="How close the rows of lists stand."
        value={density()}
        options={[
          { value: 'comfortable', label: 'Comfortable' },
          { value: 'compact', label: 'Compact' },
        ]}
        onChoose={setDensity}
      />
      <CheckField
        label="Single-letter keys"
        help="J, K, X and the others act while nobody types. Keys with Ctrl, ⌘ or Alt always do."
        checked={singleKeys()}
        onChange={setSingleKeys}
      />
    </FieldGroup>
  )
}
