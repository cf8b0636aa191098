import type { ParentProps } from 'solid-js'

const tones = {
  neutral: 'bg-sunken text-muted ring-1 ring-inset ring-line',
  accent: 'bg-accent-tint text-accent',
  info: 'bg-info-tint text-info',
  positive: 'bg-positive-tint text-positive',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
}

export function Badge(props: ParentProps<{ tone?: keyof typeof tones; title?: string }>) {
  return (
    <span
      class={`inline-flex h-5 items-center gap-1 rounded-xs px-[7px] text-small font-medium whitespace-nowrap ${tones[props.tone ?? 'neutral']}`}
      title={props.title}
    >
      {props.children}
    </span>
  )
}
