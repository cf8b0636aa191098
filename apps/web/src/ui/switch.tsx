interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** The label is read out and not shown. */
  hideLabel?: boolean
  disabled?: boolean
}

/** Turns something on or off at once. */
export function Switch(props: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="group inline-flex h-10 shrink-0 items-center gap-1.5 rounded-sm text-muted disabled:opacity-50 sm:h-7"
      aria-checked={props.checked}
      disabled={props.disabled}
      onClick={() => props.onChange(!props.checked)}
    >
      <span class="relative h-4 w-7 shrink-0 rounded-full bg-field transition-colors duration-160 group-aria-checked:bg-accent forced-colors:border">
        <span class="absolute top-0.5 left-0.5 size-3 rounded-full bg-surface transition-[translate] duration-160 ease-out group-aria-checked:translate-x-3 group-aria-checked:bg-on-accent forced-colors:bg-[ButtonText]" />
      </span>
      <span class={props.hideLabel ? 'sr-only' : ''}>{props.label}</span>
    </button>
  )
}
