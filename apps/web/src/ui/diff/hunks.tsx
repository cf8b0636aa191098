import { createMemo, createSignal, For, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { figure } from '../count.ts'
import { onPlainKey } from '../keys.ts'
import { tint } from '../tint.ts'
import type { Counts, DiffLine, Hunk } from './text-diff.ts'
import type { Colours } from './diff-rows.tsx'
import type { DiffViewProps } from './diff-view-props.ts'
import { GapRows } from './gap-rows.tsx'
import { gapsOf } from './gaps.ts'
import { HunkBox, sayPlace } from './hunk-box.tsx'
import { sayCounts } from './say-counts.ts'
import { splitLines } from './text-lines.ts'

/** So many changed lines are drawn at first, and with each demand for more. */
const portion = 400

interface HunksProps extends DiffViewProps {
  hunks: Hunk[]
  counts: Counts
  split: boolean
}

/** The hunks of a diff with what lies between them. */
export function Hunks(props: HunksProps) {
  let box: HTMLDivElement | undefined
  const [room, setRoom] = createSignal(portion)
  const colours = createColours(props)
  const wrap = () => props.language === 'markdown'
  const lines = createMemo(() => splitLines(props.before ?? ''))
  const gaps = createMemo(() => gapsOf(props.hunks, lines().length))
  const total = () => props.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0)
  const shown = createMemo(() => fitting(props.hunks, room()))
  const gapAt = (index: number, last = false) => (
    <Show when={gaps()[index]}>
      {(gap) => <GapRows gap={gap()} lines={lines()} colours={colours} wrap={wrap()} last={last} label={props.label} />}
    </Show>
  )
  onPlainKey((event) => {
    if (props.keys === false || event.key.toLowerCase() !== 'n' || !box) return
    event.preventDefault()
    focusHunk(box, event.shiftKey ? -1 : 1)
  })
  return (
    <div ref={box}>
      <Summary {...props} />
      <For each={shown()}>
        {({ hunk, lines }) => (
          <>
            {gapAt(hunk.index)}
            <HunkBox
              hunk={hunk}
              lines={lines}
              label={props.label}
              title={props.hunkTitle?.(hunk.index)}
              actions={props.hunkActions?.(hunk.index)}
              choice={choiceOf(props, hunk)}
              colours={colours}
              split={props.split}
              wrap={wrap()}
            />
          </>
        )}
      </For>
      <Show when={room() < total()} fallback={gapAt(props.hunks.length, true)}>
        <div class="border-t border-line px-4 py-2">
          <Button size="small" onClick={() => setRoom((now) => now + portion)}>
            Show {figure(Math.min(portion, total() - room()))} more of {figure(total())} lines
          </Button>
        </div>
      </Show>
    </div>
  )
}

/** Said to those who do not see the colours; to everybody where one side is not there. */
const Summary = (props: HunksProps) => (
  <p class={props.before === undefined || props.after === undefined ? 'px-4 py-2 text-muted' : 'sr-only'}>
    <Show when={props.before === undefined}>{props.beforeLabel}: nothing there. </Show>
    <Show when={props.after === undefined}>{props.afterLabel}: nothing there. </Show>
    {sayCounts(props.counts)}
    <Show when={props.before !== undefined && props.after !== undefined}>
      {' '}
      from {props.beforeLabel} to {props.afterLabel}
    </Show>
    .
  </p>
)

function createColours(props: HunksProps): Colours {
  const colour = (text: string | undefined) => tint((text ?? '').replaceAll('\r\n', '\n'), props.language)
  const [before, after] = [createMemo(() => colour(props.before)), createMemo(() => colour(props.after))]
  return (line) => {
    const tokens = line.kind === 'removed' ? before()[(line.before ?? 0) - 1] : after()[(line.after ?? 0) - 1]
    return tokens ?? [{ text: line.text }]
  }
}

/** As many lines of the hunks, from the first on, as there is room for. */
function fitting(hunks: readonly Hunk[], room: number): { hunk: Hunk; lines: DiffLine[] }[] {
  const fit: { hunk: Hunk; lines: DiffLine[] }[] = []
  let left = room
  for (const hunk of hunks) {
    if (left <= 0) break
    fit.push({ hunk, lines: hunk.lines.length > left ? hunk.lines.slice(0, left) : hunk.lines })
    left -= hunk.lines.length
  }
  return fit
}

function choiceOf(props: HunksProps, hunk: Hunk) {
  const { selection } = props
  if (!selection) return undefined
  const label = selection.label?.(hunk.index) ?? `Choose ${sayPlace(hunk).toLowerCase()}`
  return { chosen: selection.chosen.has(hunk.index), label, onToggle: () => selection.onToggle(hunk.index) }
}

/** From the hunk that has the focus, or from before the first one. */
function focusHunk(box: HTMLElement, step: 1 | -1): void {
  const all = [...box.querySelectorAll<HTMLElement>('[data-hunk]')]
  const at = all.findIndex((hunk) => hunk.parentElement?.contains(document.activeElement))
  const next = at < 0 ? all[step === 1 ? 0 : all.length - 1] : all[Math.max(0, Math.min(at + step, all.length - 1))]
  next?.focus({ preventScroll: true })
  next?.parentElement?.scrollIntoView({ block: 'nearest' })
}
