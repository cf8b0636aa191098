import type { Difference } from '@ccm/contract'
import { For } from 'solid-js'
import { type Step, StepSegment, stepLooks } from '../../ui/step-mark.tsx'
import { type Pair, saySide, segmentOf, sideNames, sides, type Versions } from './versions.ts'

interface VersionTilesProps {
  step: Step
  versions: Versions
  difference: Difference
  /** The two that are compared; none while both sides are merged. */
  pair: Pair | undefined
  onPress: (side: (typeof sides)[number]) => void
}

/** The step mark writ large: library, last written and disk, two of them compared. */
export function VersionTiles(props: VersionTilesProps) {
  return (
    <div class="grid shrink-0 grid-cols-3 border-b border-line" role="group" aria-label="Versions to compare">
      <For each={sides}>
        {(side, index) => {
          const isCompared = () => props.pair?.includes(side) ?? false
          const colour = () => stepLooks[props.step].segments[segmentOf[side]].colour
          return (
            <button
              type="button"
              aria-pressed={isCompared()}
              class="flex min-h-14 min-w-0 items-center gap-1.5 px-2.5 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 aria-pressed:shadow-[inset_0_-2px_0_var(--color-accent)] not-aria-pressed:bg-sunken sm:gap-2.5 sm:px-4"
              classList={{ 'border-l border-line': index() > 0 }}
              title={isCompared() ? `Compare the other two instead` : `Compare ${sideNames[side].toLowerCase()}`}
              onClick={() => props.onPress(side)}
            >
              <StepSegment step={props.step} at={segmentOf[side]} />
              <span class="min-w-0">
                <span class="block truncate font-[550] max-sm:text-small">{sideNames[side]}</span>
                <span class={`block truncate text-small ${colour() ? tones[colour() ?? ''] : 'text-muted'}`}>
                  {saySide(side, props.versions, props.difference)}
                </span>
              </span>
            </button>
          )
        }}
      </For>
    </div>
  )
}

const tones: Record<string, string> = {
  positive: 'text-muted',
  info: 'text-info',
  warning: 'text-warning',
  danger: 'text-danger',
}
