import { For } from 'solid-js'

/** One box per key; hidden where there is no keyboard to press. */
export function KeyHint(props: { keys: string[] }) {
  return (
    <span class="inline-flex gap-1 pointer-coarse:hidden" aria-hidden="true">
      <For each={props.keys}>
        {(key) => (
          <kbd class="inline-grid h-[18px] min-w-[18px] place-items-center rounded-xs border border-line-strong bg-surface px-1 font-sans text-micro font-medium text-muted">
            {key}
          </kbd>
        )}
      </For>
    </span>
  )
}
