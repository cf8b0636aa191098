import type { JSX, ParentProps } from 'solid-js'

/** A list of names and values; labels stand left on a desk, above on a phone. */
export function Facts(props: ParentProps) {
  return <dl class="grid gap-3 px-4 py-4 sm:px-5">{props.children}</dl>
}

export function Fact(props: { label: string; children: JSX.Element }) {
  return (
    <div class="grid gap-x-4 gap-y-0.5 sm:grid-cols-[116px_minmax(0,1fr)]">
      <dt class="text-muted">{props.label}</dt>
      <dd class="min-w-0 break-words">{props.children}</dd>
    </div>
  )
}
