import { For } from 'solid-js'

const widths = ['w-36', 'w-24', 'w-48', 'w-28', 'w-40', 'w-20']

/** Grey bars where rows will stand, shown once the wait is long enough to be felt. */
export function SkeletonRows(props: { rows?: number }) {
  return (
    <div class="after-a-moment" role="status" aria-label="Loading">
      <For each={Array.from({ length: props.rows ?? 8 }, (_, index) => index)}>
        {(index) => (
          <div class="flex h-15 items-center gap-3 border-b border-hairline px-4 sm:h-(--row) sm:px-5">
            <span class="size-[22px] rounded-[5px] bg-press" />
            <span class={`h-2.5 rounded-[3px] bg-press ${widths[index % widths.length]}`} />
            <span class="ml-auto h-2.5 w-14 rounded-[3px] bg-press" />
          </div>
        )}
      </For>
    </div>
  )
}

/** Grey bars where lines of text or code will stand. */
export function SkeletonText(props: { lines?: number }) {
  return (
    <div class="after-a-moment grid gap-2.5 px-4 py-4 sm:px-5" role="status" aria-label="Loading">
      <For each={Array.from({ length: props.lines ?? 6 }, (_, index) => index)}>
        {(index) => <span class={`h-2.5 rounded-[3px] bg-press ${widths[index % widths.length]}`} />}
      </For>
    </div>
  )
}
