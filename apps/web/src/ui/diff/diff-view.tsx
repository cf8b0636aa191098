import { createMemo, type JSX, Match, Switch } from 'solid-js'
import { createMedia } from '../media.ts'
import { CollapsedDiff } from './collapsed-diff.tsx'
import { diffTexts } from './diff-lines.ts'
import type { DiffViewProps } from './diff-view-props.ts'
import { Hunks } from './hunks.tsx'
import type { TextDiff } from './text-diff.ts'

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
