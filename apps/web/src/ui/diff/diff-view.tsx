import { createMemo, type JSX, Match, Switch } from 'solid-js'
import { createMedia } from '../media.ts'
import type { Language } from '../tint.ts'
import { CollapsedDiff } from './collapsed-diff.tsx'
import { diffTexts, type TextDiff } from './diff-lines.ts'
import { Hunks } from './hunks.tsx'

export interface DiffViewProps {
  /** Names the file or text. */
  label: string
  /** Undefined when there is nothing on that side. */
  before: string | undefined
  after: string | undefined
  /** What the sides are called: "Last written", "On disk". */
  beforeLabel: string
  afterLabel: string
  language: Language
  /** Beside each other, where the window is wide enough. */
  split?: boolean
  /** What stands in the bar of a hunk before its numbers: a key path, an owner. */
  hunkTitle?: (index: number) => JSX.Element
  hunkActions?: (index: number) => JSX.Element
  /** Makes each hunk one that can be chosen. */
  selection?: { chosen: ReadonlySet<number>; onToggle: (index: number) => void; label?: (index: number) => string }
  /** N and Shift N go from hunk to hunk; off where several diffs are on one page. */
  keys?: boolean
}

/** From here on both sides fit beside each other. */
const splitWidth = '(min-width: 1100px)'

/** What changed between two texts. */
export function DiffView(props: DiffViewProps) {
  const isWide = createMedia(splitWidth)
  const diff = createMemo(() => diffTexts(props.before ?? '', props.after ?? ''))
  const counts = () => countsOf(diff())
  return (
    <Switch fallback={<Hunks {...props} hunks={hunksOf(diff())} counts={counts()} split={Boolean(props.split) && isWide()} />}>
      <Match when={props.before === undefined && props.after === undefined}>
        <Sentence>There is nothing on either side.</Sentence>
      </Match>
      <Match when={diff().kind === 'equal'}>
        <Sentence>{sayEqual(props)}</Sentence>
      </Match>
      <Match when={diff().kind === 'collapsed'}>
        <CollapsedDiff {...props} {...counts()} />
      </Match>
    </Switch>
  )
}

const hunksOf = (diff: TextDiff) => (diff.kind === 'hunks' ? diff.hunks : [])

const countsOf = (diff: TextDiff) => (diff.kind === 'equal' ? { added: 0, removed: 0 } : { added: diff.added, removed: diff.removed })

const Sentence = (props: { children: JSX.Element }) => <p class="px-4 py-3 text-muted">{props.children}</p>

/** An empty file and no file are not the same. */
function sayEqual(props: DiffViewProps): string {
  if (props.before === undefined) return `${props.afterLabel} is an empty file. ${props.beforeLabel}: nothing there.`
  if (props.after === undefined) return `${props.beforeLabel} is an empty file. ${props.afterLabel}: nothing there.`
  return `${props.beforeLabel} and ${props.afterLabel} are the same.`
}
