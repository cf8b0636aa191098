import { type Component, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** One thing to choose from. A hue comes with an icon and is drawn as a tile. */
export interface Option<V extends string = string> {
  value: V
  label: string
  /** One faint line under the label. */
  help?: string
  icon?: Component<{ class?: string }>
  /** The class that carries a hue as text colour: "text-skill". */
  hue?: string
  /** Its label is set in mono. */
  mono?: boolean
}

/** An option as it stands in a list, and on a closed select. */
export function OptionLook(props: { option: Option; children?: JSX.Element; compact?: boolean }) {
  return (
    <>
      <Show when={props.option.icon}>
        {(icon) => (
          <span
            class={
              props.option.hue
                ? `grid size-[18px] shrink-0 place-items-center rounded-xs bg-[color-mix(in_oklab,currentColor_13%,var(--color-surface))] ${props.option.hue}`
                : 'text-muted'
            }
          >
            <Dynamic component={icon()} class={props.option.hue ? 'ic size-3!' : 'ic ic-14'} />
          </span>
        )}
      </Show>
      <span class="min-w-0 grow">
        <span class={`block truncate ${props.option.mono ? 'mono' : ''}`} title={props.option.label}>
          {props.children ?? props.option.label}
        </span>
        <Show when={!props.compact && props.option.help}>
          <span class="block truncate text-small text-faint" title={props.option.help}>
            {props.option.help}
          </span>
        </Show>
      </span>
    </>
  )
}
