import { For, type JSX } from 'solid-js'
import ChevronsUpDown from '~icons/lucide/chevrons-up-down'

interface ChoiceProps {
  label: string
  /** What stands there when nothing is chosen. */
  any: string
  icon: JSX.Element
  options: { value: string; label: string }[]
  value: string | undefined
  onChoose: (value: string | undefined) => void
  /** An order and no filter: without a border, and not coloured when it is another one. */
  quiet?: boolean
}

/** A filter with a short list. The platform's own select: it works on a phone and by keyboard as people expect. */
export function Choice(props: ChoiceProps) {
  /** A value from the address stays visible also before, or without, its name. */
  const options = () => {
    const { options, value } = props
    return value === undefined || options.some((option) => option.value === value) ? options : [...options, { value, label: value }]
  }
  const isSet = () => props.value !== undefined && !props.quiet
  return (
    <label
      class="relative flex h-9 min-w-0 items-center gap-1.5 rounded-[5px] border pl-2 text-[16px] text-muted focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent hover:bg-hover sm:h-[26px] sm:text-small"
      classList={{
        'border-line-strong bg-surface': !isSet() && !props.quiet,
        'border-transparent bg-accent-tint text-accent': isSet(),
        'border-transparent hover:text-text': props.quiet,
      }}
    >
      {props.icon}
      <select
        class="field-sizing-content h-full max-w-44 min-w-0 grow cursor-pointer appearance-none truncate rounded-[5px] bg-transparent pr-7 outline-none [&>option]:bg-raised [&>option]:text-text"
        aria-label={props.label}
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{props.any}</option>
        <For each={options()}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <ChevronsUpDown class="ic ic-14 pointer-events-none absolute right-1.5 text-faint" />
    </label>
  )
}
