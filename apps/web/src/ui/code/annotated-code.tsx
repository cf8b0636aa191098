import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, For, on, Show } from 'solid-js'
import { type Language, tint } from '../tint.ts'
import { AnnotatedLine } from './annotated-line.tsx'
import { type LineNote, toRows } from './annotated-rows.ts'
import { Legend } from './legend.tsx'

interface AnnotatedCodeProps {
  label: string
  text: string
  language: Language
  /** What is to be said of each line, from the first on. */
  lines?: LineNote[]
  /** What the faint lines are called under the text. */
  faintLabel?: string
}

/** Longer texts are drawn only where they are seen, and then long lines are not folded. */
const manyLines = 400
const lineHeight = 20

/** A text to read: with what a save changes in it, what is of other components, and which component wrote which lines. */
export function AnnotatedCode(props: AnnotatedCodeProps) {
  let box!: HTMLDivElement
  const tokens = createMemo(() => tint(props.text.replaceAll('\r\n', '\n'), props.language))
  const rows = createMemo(() => toRows(tokens(), props.lines ?? []))
  const origins = () => rows().some((row) => row.origin !== undefined)
  const virtual = () => rows().length > manyLines
  const wraps = () => props.language === 'markdown' && !virtual()
  const virtualizer = createVirtualizer({
    get count() {
      return virtual() ? rows().length : 0
    },
    getScrollElement: () => box,
    estimateSize: () => lineHeight,
    overscan: 20,
  })
  const firstChosen = createMemo(() => rows().findIndex(({ chosen }) => chosen))
  const showLine = (line: number) => {
    if (line < 0) return
    if (virtual()) virtualizer.scrollToIndex(line, { align: 'auto' })
    else box.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' })
  }
  createEffect(on(firstChosen, showLine))
  return (
    <>
      <div
        ref={box}
        class={`mono min-h-0 grow overflow-auto leading-5 focus-visible:-outline-offset-2 ${origins() ? '' : 'py-3'} ${virtual() ? 'max-h-dvh' : ''}`}
        tabindex="0"
        role="group"
        aria-label={props.label}
      >
        <Show
          when={virtual()}
          fallback={
            <div class={wraps() ? '' : 'w-max min-w-full'}>
              <For each={rows()}>{(row) => <AnnotatedLine row={row} origins={origins()} wraps={wraps()} />}</For>
            </div>
          }
        >
          <div class="relative" style={{ height: `${virtualizer.getTotalSize()}px`, width: `max(100%, ${longestOf(props.text) + 32}ch)` }}>
            <For each={virtualizer.getVirtualItems()}>
              {(item) => (
                <div class="absolute inset-x-0 h-5" style={{ transform: `translateY(${item.start}px)` }}>
                  <Show when={rows()[item.index]}>{(row) => <AnnotatedLine row={row()} origins={origins()} wraps={false} />}</Show>
                </div>
              )}
            </For>
          </div>
        </Show>
      </div>
      <Legend rows={rows()} faintLabel={props.faintLabel ?? 'of other components'} />
    </>
  )
}

/** In characters: the box has to be as wide as its widest line, also while that one is not drawn. */
const longestOf = (text: string) => text.split('\n').reduce((most, line) => Math.max(most, line.length), 0)
