import type { ComponentType } from '@ccm/contract'
import { Dynamic } from 'solid-js/web'
import { typeLooks } from '../component-types.ts'

const sizes = {
  small: 'size-[18px] rounded-xs',
  normal: 'size-[22px] rounded-[5px]',
  large: 'size-7 rounded-[7px]',
}

/** A component type as hue and icon; its word is read out and shown on hover. */
export function TypeTile(props: { type: ComponentType; size?: keyof typeof sizes }) {
  const look = () => typeLooks[props.type]
  return (
    <span
      class={`inline-grid shrink-0 place-items-center bg-[color-mix(in_oklab,currentColor_13%,var(--color-surface))] ${look().hue} ${sizes[props.size ?? 'normal']}`}
      title={look().word}
      role="img"
      aria-label={look().word}
    >
      <Dynamic component={look().icon} class={props.size === 'small' ? 'ic size-3' : 'ic ic-14'} />
    </span>
  )
}
