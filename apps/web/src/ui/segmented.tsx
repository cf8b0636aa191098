import { For } from 'solid-js'

interface SegmentedProps<V extends string> {
  /** Names the group; with `labelledBy` that element does. */
  label?: string
  labelledBy?: string
  describedBy?: string
  value: V | undefined
  options: readonly { value: V; label: string }[]
  onChoose: (value: V) => void
  size?: 'normal' | 'small'
  path?: string
}

const sizes = { normal: 'h-9 px-[11px] sm:h-[26px]', small: 'h-8 px-[9px] text-small sm:h-[22px]' }
const moves: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Two to four short options in a track, one of them chosen. One stop for Tab; arrows move and choose. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  let track: HTMLDivElement | undefined
  const chosen = () => props.options.findIndex(({ value }) => value === props.value)
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (move === undefined || event.altKey) return
    event.preventDefault()
    const from = Math.max(0, chosen())
    const to = (from + move + props.options.length) % props.options.length
    const option = props.options[to]
    if (!option) return
    props.onChoose(option.value)
    track?.querySelectorAll<HTMLElement>('[role=radio]')[to]?.focus()
  }
  return (
    <div
      ref={track}
      class="inline-flex max-w-full gap-0.5 overflow-x-auto rounded-sm border border-line bg-sunken p-0.5 no-scrollbar"
      role="radiogroup"
      aria-label={props.labelledBy ? undefined : props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onKeyDown={onKeyDown}
    >
      <For each={props.options}>
        {(option, index) => (
          <button
            type="button"
            role="radio"
            class={`rounded-xs font-medium whitespace-nowrap text-muted hover:text-text aria-checked:bg-raised aria-checked:text-text aria-checked:ring-1 aria-checked:ring-line-strong focus-visible:-outline-offset-2 ${sizes[props.size ?? 'normal']}`}
            aria-checked={option.value === props.value}
            tabindex={index() === Math.max(0, chosen()) ? 0 : -1}
            data-path={index() === Math.max(0, chosen()) ? props.path : undefined}
            onClick={() => props.onChoose(option.value)}
          >
            {option.label}
          </button>
        )}
      </For>
    </div>
  )
}
