import { createSignal, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { figure } from '../count.ts'
import { type Colours, UnifiedRows } from './diff-rows.tsx'
import { type Gap, linesOfGap } from './gaps.ts'

const step = 24

interface GapRowsProps {
  gap: Gap
  lines: readonly string[]
  colours: Colours
  wrap: boolean
  /** Below the last hunk more lines come from above; anywhere else they lead up to the hunk below. */
  last: boolean
  label: string
}

/** Unchanged lines between two hunks, folded until they are asked for. */
export function GapRows(props: GapRowsProps) {
  const [shown, setShown] = createSignal(0)
  let box: HTMLDivElement | undefined
  const hidden = () => props.gap.count - shown()
  const open = () => {
    const { count } = props.gap
    return props.last ? linesOfGap(props.lines, props.gap, 0, shown()) : linesOfGap(props.lines, props.gap, count - shown(), count)
  }
  const showMore = () => {
    setShown((now) => Math.min(props.gap.count, now + step))
    if (hidden() === 0) box?.focus()
  }
  const rows = () => (
    <div
      ref={box}
      class="mono overflow-x-auto leading-5 focus-visible:-outline-offset-2"
      tabindex="0"
      role="region"
      aria-label={`Unchanged lines of ${props.label}`}
    >
      <div class={props.wrap ? '' : 'w-max min-w-full'}>
        <UnifiedRows lines={open()} colours={props.colours} wrap={props.wrap} />
      </div>
    </div>
  )
  return (
    <Show when={props.gap.count > 0}>
      <Show when={props.last && shown() > 0}>{rows()}</Show>
      <Show when={hidden() > 0}>
        <div class="flex h-8 items-center gap-2 border-b border-hairline px-4 text-small text-faint first:border-t-0">
          {figure(hidden())} unchanged {hidden() === 1 ? 'line' : 'lines'}
          <Button kind="ghost" size="small" onClick={showMore}>
            Show {figure(Math.min(step, hidden()))} more
          </Button>
        </div>
      </Show>
      <Show when={!props.last && shown() > 0}>{rows()}</Show>
    </Show>
  )
}
