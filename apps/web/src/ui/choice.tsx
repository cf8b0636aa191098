import { For, type JSX } from 'solid-js'

interface ChoiceProps {
  label: string
  /** What stands there when nothing is chosen. */
  any: string
  icon: JSX.Element
  options: { value: string; label: string }[]
  value: string | undefined
  onChoose: (value: string | undefined) => void
}

/** A filter with a short list. The platform's own select: it works on a phone and by keyboard as people expect. */
export function Choice(props: ChoiceProps) {
  /** A value from the address stays visible also before, or without, its name. */
  const options = () => {
    const { options, value } = props
    return value === undefined || options.some((option) => option.value === value) ? options : [...options, { value, label: value }]
  }
  return (
    <label
      class="flex h-9 min-w-0 items-center gap-1.5 rounded-[5px] border border-line-strong bg-surface pl-2 text-muted focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent hover:bg-hover sm:h-[26px] sm:text-small"
      classList={{ 'border-transparent! bg-accent-tint! text-accent!': props.value !== undefined }}
    >
      {props.icon}
      <select
        class="h-full max-w-44 min-w-0 cursor-pointer rounded-[5px] bg-transparent pr-1 outline-none [&>option]:bg-raised [&>option]:text-text"
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
    </label>
  )
}
