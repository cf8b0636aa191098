import { For } from 'solid-js'

/** How library, last written and disk stand to each other, for an artifact or a whole project. */
export type Step =
  'in-step' | 'outdated' | 'drift' | 'conflict' | 'not-written' | 'to-remove' | 'missing' | 'foreign' | 'waiting' | 'failed' | 'not-seen'

interface Segment {
  /** Where it sits; `hollow` says that nothing is there. */
  at: 'level' | 'up' | 'down' | 'hollow'
  /** A token, or nothing for the resting colour. */
  colour?: 'positive' | 'info' | 'warning' | 'danger'
}

interface StepLook {
  word: string
  /** The class of the word beside the mark. */
  tone: string
  segments: [library: Segment, written: Segment, disk: Segment]
}

const level = (colour?: Segment['colour']): Segment => ({ at: 'level', colour })
const up = (colour: Segment['colour']): Segment => ({ at: 'up', colour })
const down = (colour: Segment['colour']): Segment => ({ at: 'down', colour })
const hollow = (colour?: Segment['colour']): Segment => ({ at: 'hollow', colour })

export const stepLooks: Record<Step, StepLook> = {
  'in-step': { word: 'In step', tone: 'text-muted', segments: [level('positive'), level('positive'), level('positive')] },
  outdated: { word: 'Outdated', tone: 'text-info', segments: [up('info'), level(), level()] },
  drift: { word: 'Drift', tone: 'text-warning', segments: [level(), level(), down('warning')] },
  conflict: { word: 'Conflict', tone: 'text-danger', segments: [up('danger'), level(), down('danger')] },
  'not-written': { word: 'Not written', tone: 'text-info', segments: [level('info'), hollow(), hollow()] },
  'to-remove': { word: 'To remove', tone: 'text-muted', segments: [hollow(), level(), level()] },
  missing: { word: 'Deleted', tone: 'text-warning', segments: [level(), level(), hollow('warning')] },
  foreign: { word: 'In the way', tone: 'text-danger', segments: [level(), hollow(), down('danger')] },
  waiting: { word: 'Waiting', tone: 'text-info', segments: [up('info'), level(), level()] },
  failed: { word: 'Failed', tone: 'text-danger', segments: [level('danger'), hollow(), hollow()] },
  'not-seen': { word: 'Not seen', tone: 'text-faint', segments: [hollow(), hollow(), hollow()] },
}

const heights: Record<Segment['at'], number> = { level: 4, up: 0, down: 8, hollow: 4.75 }
const paint = (colour: Segment['colour']) => `var(--color-${colour ?? 'field'})`

/** The three segments: library, last written, on disk. One that moved is shifted and coloured, so shape tells as much as hue. */
export function StepMark(props: { step: Step; width?: 15 | 22 | 30; /** Set where no word stands beside it. */ alone?: boolean }) {
  const width = () => props.width ?? 22
  return (
    <svg
      class="step shrink-0"
      data-step={props.step}
      width={width()}
      height={(width() / 21) * 14}
      viewBox="0 0 21 14"
      role={props.alone ? 'img' : undefined}
      aria-label={props.alone ? stepLooks[props.step].word : undefined}
      aria-hidden={props.alone ? undefined : 'true'}
    >
      <For each={[0, 1, 2] as const}>
        {(index) => {
          const segment = () => stepLooks[props.step].segments[index]
          const empty = () => segment().at === 'hollow'
          return (
            <rect
              x={index * 7.5 + (empty() ? 0.75 : 0)}
              y={heights[segment().at]}
              width={empty() ? 4.5 : 6}
              height={empty() ? 4.5 : 6}
              rx={empty() ? 1.2 : 1.6}
              fill={empty() ? 'none' : paint(segment().colour)}
              stroke={empty() ? paint(segment().colour) : 'none'}
              stroke-width={empty() ? 1.5 : 0}
            />
          )
        }}
      </For>
    </svg>
  )
}

/** One segment by itself, large: the version it stands for is named beside it. */
export function StepSegment(props: { step: Step; at: 0 | 1 | 2 }) {
  const segment = () => stepLooks[props.step].segments[props.at]
  const empty = () => segment().at === 'hollow'
  return (
    <svg class="step shrink-0" width="15" height="30" viewBox="0 0 7 14" aria-hidden="true">
      <rect
        x={empty() ? 1.25 : 0.5}
        y={heights[segment().at]}
        width={empty() ? 4.5 : 6}
        height={empty() ? 4.5 : 6}
        rx={empty() ? 1.2 : 1.6}
        fill={empty() ? 'none' : paint(segment().colour)}
        stroke={empty() ? paint(segment().colour) : 'none'}
        stroke-width={empty() ? 1.5 : 0}
      />
    </svg>
  )
}

/** The mark and its word, at one reserved width so that a change moves nothing. */
export function StepWord(props: { step: Step }) {
  return (
    <span class="inline-flex min-w-26 items-center gap-2 whitespace-nowrap">
      <StepMark step={props.step} />
      <span class={`font-medium ${stepLooks[props.step].tone}`}>{stepLooks[props.step].word}</span>
    </span>
  )
}
