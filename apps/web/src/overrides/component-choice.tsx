import type { ComponentSummary } from '@ccm/contract'
import { createSignal } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { typeLooks } from '../component-types.ts'
import { componentQueries } from '../components/queries.ts'
import { ComboboxField } from '../ui/combobox-field.tsx'
import type { Option } from '../ui/option.tsx'
import { overrideQueries } from './queries.ts'

interface ComponentChoiceProps {
  value: string
  /** Components that have an exception already. */
  taken: ReadonlySet<string>
  onChoose: (componentId: string) => void
}

/** One component of the library, found by typing. */
export function ComponentChoice(props: ComponentChoiceProps) {
  const api = useApi()
  const [search, setSearch] = createSignal('')
  const found = useQuery(() => overrideQueries.choices(api, search().trim().slice(0, 200)))
  const chosen = useQuery(() => ({ ...componentQueries.get(api, props.value), enabled: props.value !== '' }))
  const options = (): Option[] => {
    const rows = (found.data ?? []).filter(({ id }) => id === props.value || !props.taken.has(id))
    const isListed = rows.some(({ id }) => id === props.value)
    return [...(chosen.data !== undefined && props.value !== '' && !isListed ? [chosen.data] : []), ...rows].map(optionOf)
  }
  return (
    <ComboboxField
      label="Component"
      path="componentId"
      mono
      placeholder="Name of a component"
      value={props.value || undefined}
      options={options()}
      onTyping={setSearch}
      onChoose={(id) => props.onChoose(id ?? '')}
    />
  )
}

const optionOf = ({ id, type, name, description }: Pick<ComponentSummary, 'id' | 'type' | 'name' | 'description'>): Option => ({
  value: id,
  label: name,
  help: [typeLooks[type].word, description].filter(Boolean).join(' · '),
  icon: typeLooks[type].icon,
  hue: typeLooks[type].hue,
  mono: true,
})
