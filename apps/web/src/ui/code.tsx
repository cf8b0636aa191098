import { createMemo, Index } from 'solid-js'
import { Tokens } from './code/tokens.tsx'
import { type Language, tint } from './tint.ts'

/** A file's text, numbered and coloured. Prose wraps; code scrolls inside its own box. */
export function Code(props: { label: string; text: string; language: Language }) {
  const lines = createMemo(() => tint(props.text, props.language))
  const wraps = () => props.language === 'markdown'
  return (
    <div class="mono min-h-0 grow overflow-auto py-3 leading-5" tabindex="0" role="group" aria-label={props.label}>
      <div class={wraps() ? '' : 'w-max min-w-full'}>
        <Index each={lines()}>
          {(line, index) => (
            <div class="grid grid-cols-[44px_minmax(0,1fr)]">
              <span class="pr-3.5 text-right text-faint tabular-nums select-none" aria-hidden="true">
                {index + 1}
              </span>
              <span class={`min-h-5 pr-4 ${wraps() ? 'break-words whitespace-pre-wrap' : 'whitespace-pre'}`}>
                <Tokens of={line()} />
              </span>
            </div>
          )}
        </Index>
      </div>
    </div>
  )
}
