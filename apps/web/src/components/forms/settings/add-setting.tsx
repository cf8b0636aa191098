import { settingKeys } from '@ccm/contract'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import type { Option } from '../../../ui/option.tsx'
import { kindInWords } from './kind-of.ts'
import { scopeWords } from './scope-words.ts'
import { settingHelp } from './setting-help.ts'
import { kindOfSetting } from './setting-row.tsx'

const options: readonly Option[] = Object.entries(settingKeys)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, { scope }]) => ({
    value: name,
    label: name,
    mono: true,
    help: [kindInWords(kindOfSetting(name)), scope === 'any' ? '' : scopeWords[scope].short, settingHelp[name]].filter(Boolean).join(' · '),
  }))

/** Finds a setting by its name or by what it does. */
export function AddSetting(props: { has: (name: string) => boolean; onAdd: (name: string) => void }) {
  return (
    <ComboboxField
      label="Add a setting"
      placeholder={`Search ${options.length} settings by name or by what they do`}
      value={undefined}
      options={options.filter(({ value }) => !props.has(value))}
      createVerb="Add the unknown setting"
      onCreate={(name) => props.onAdd(name)}
      onChoose={(name) => name !== undefined && props.onAdd(name)}
    />
  )
}
