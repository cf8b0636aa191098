import { type JSX, Show } from 'solid-js'
import { figure } from '../count.ts'
import type { DiffLine, Hunk } from './text-diff.ts'
import { type Colours, SplitRows, UnifiedRows } from './diff-rows.tsx'

interface HunkBoxProps {
  hunk: Hunk
  /** Those of its lines that are shown. */
  lines: DiffLine[]
  label: string
  title?: JSX.Element
  actions?: JSX.Element
  /** A box to choose it with, when one can. */
  choice?: { chosen: boolean; label: string; onToggle: () => void }
  colours: Colours
  split: boolean
  wrap: boolean
}

/** One hunk: what it is about and what can be done with it, then its lines. Code scrolls inside its own box. */
export function HunkBox(props: HunkBoxProps) {
  return (
    <section>
      <div class="flex min-h-[34px] flex-wrap items-center gap-x-2 gap-y-1 border-y border-line bg-sunken py-1 pr-3 pl-4 text-small text-muted">
        <Show when={props.choice}>
          {(choice) => (
            <input
              type="checkbox"
              class="size-4 accent-accent"
              aria-label={choice().label}
              checked={choice().chosen}
              onChange={() => choice().onToggle()}
            />
          )}
        </Show>
        <span class="flex min-w-0 items-center gap-2">{props.title ?? sayPlace(props.hunk)}</span>
        <span class="ml-auto flex items-center gap-1">{props.actions}</span>
      </div>
      <div
        class="mono overflow-x-auto leading-5 focus-visible:-outline-offset-2"
        tabindex="0"
        role="region"
        data-hunk={props.hunk.index}
        aria-label={`${sayPlace(props.hunk)} of ${props.label}`}
      >
        <Show
          when={props.split}
          fallback={
            <div class={props.wrap ? '' : 'w-max min-w-full'}>
              <UnifiedRows lines={props.lines} colours={props.colours} wrap={props.wrap} />
            </div>
          }
        >
          <SplitRows lines={props.lines} colours={props.colours} />
        </Show>
      </div>
    </section>
  )
}

/** Where it lies, in the text as it is now; where nothing is left of it, in the one before. */
export function sayPlace({ before, after }: Hunk): string {
  const { start, count } = after.count > 0 ? after : before
  return count === 1 ? `Line ${figure(start + 1)}` : `Lines ${figure(start + 1)} to ${figure(start + count)}`
}
