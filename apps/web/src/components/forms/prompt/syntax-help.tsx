import { For } from 'solid-js'
import ChevronRight from '~icons/lucide/chevron-right'

/** What can stand in a text, a line each: how it is written, and what becomes of it. */
export function SyntaxHelp(props: { label: string; lines: readonly (readonly [string, string])[] }) {
  return (
    <details class="group text-small">
      <summary class="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 font-medium text-muted hover:text-text pointer-coarse:min-h-11">
        <ChevronRight class="ic ic-14 text-faint group-open:rotate-90" />
        {props.label}
      </summary>
      <dl class="grid gap-x-4 gap-y-1 pt-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <For each={props.lines}>
          {([written, becomes]) => (
            <>
              <dt class="mono text-text">{written}</dt>
              <dd class="text-faint max-sm:pb-1">{becomes}</dd>
            </>
          )}
        </For>
      </dl>
    </details>
  )
}
