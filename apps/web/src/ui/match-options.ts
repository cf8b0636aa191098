import type { Option } from './option.tsx'

/** The options that hold a text in their label, value or help, those whose label starts with it first. */
export function matchOptions<V extends string>(options: readonly Option<V>[], text: string): readonly Option<V>[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return options
  const holds = ({ label, value, help = '' }: Option<V>) => [label, value, help].some((part) => part.toLowerCase().includes(wanted))
  const starts = ({ label }: Option<V>) => label.toLowerCase().startsWith(wanted)
  const found = options.filter(holds)
  return [...found.filter(starts), ...found.filter((option) => !starts(option))]
}
