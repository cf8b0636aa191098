import type { JSX, ParentProps } from 'solid-js'

/** A pane with nothing in it: a mark, one bold line, one sentence, one way on. */
export function Empty(props: ParentProps<{ mark: JSX.Element; title: string; action?: JSX.Element }>) {
  return (
    <div class="grid justify-items-center gap-1.5 px-4 py-10 text-center">
      <span class="text-faint">{props.mark}</span>
      <strong class="font-[550]">{props.title}</strong>
      <p class="mb-1.5 max-w-[44ch] text-muted">{props.children}</p>
      {props.action}
    </div>
  )
}
