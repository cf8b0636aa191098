import { For, type JSX, Show } from 'solid-js'
import { originBars, originWords } from './annotated-line.tsx'
import type { AnnotatedRow, Origin } from './annotated-rows.ts'

const tones: Origin['tone'][] = ['inherited', 'here', 'override']

/** What the marks of a text mean: those that are in it. */
export function Legend(props: { rows: AnnotatedRow[]; faintLabel: string }) {
  const changed = () => props.rows.some(({ mark }) => mark === 'added' || mark === 'changed')
  const removed = () => props.rows.some(({ mark }) => mark === 'removed')
  const faint = () => props.rows.some((row) => row.faint)
  const shown = () => tones.filter((tone) => props.rows.some(({ origin }) => origin?.tone === tone))
  return (
    <Show when={changed() || removed() || faint() || shown().length > 0}>
      <p class="flex shrink-0 flex-wrap gap-x-4 gap-y-1 border-t border-hairline px-4 py-2 text-small text-muted">
        <Show when={changed()}>
          <Item swatch="size-3 rounded-[3px] bg-add-word">changes with this save</Item>
        </Show>
        <Show when={removed()}>
          <Item swatch="size-3 rounded-[3px] bg-del-word">goes with this save</Item>
        </Show>
        <Show when={faint()}>
          <Item swatch="size-3 rounded-[3px] bg-press">{props.faintLabel}</Item>
        </Show>
        <For each={shown()}>{(tone) => <Item swatch={`h-3 w-[3px] rounded-[1px] ${originBars[tone]}`}>{originWords[tone]}</Item>}</For>
      </p>
    </Show>
  )
}

const Item = (props: { swatch: string; children: JSX.Element }) => (
  <span class="flex items-center gap-1.5">
    <i class={props.swatch} />
    {props.children}
  </span>
)
