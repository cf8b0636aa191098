import { For, Index, Show } from 'solid-js'
import { colourOf } from '../code/tokens.tsx'
import type { Token } from '../tint.ts'
import type { DiffLine } from './text-diff.ts'
import { markTokens } from './marked-tokens.ts'
import { toSplitRows } from './split-rows.ts'

/** The coloured stretches of a line of either side. */
export type Colours = (line: DiffLine) => Token[]

const looks = {
  same: { line: '', number: 'text-faint', mark: '', sign: '', word: '' },
  added: { line: 'bg-add-line', number: 'text-positive', mark: 'bg-add-word', sign: '+', word: 'Added: ' },
  removed: { line: 'bg-del-line', number: 'text-danger', mark: 'bg-del-word', sign: '-', word: 'Removed: ' },
}

/** Lines one below the other, numbered on both sides, with their sign in a column of its own. */
export function UnifiedRows(props: { lines: DiffLine[]; colours: Colours; wrap: boolean }) {
  return (
    <For each={props.lines}>
      {(line) => (
        <div
          class={`grid grid-cols-[30px_30px_16px_minmax(0,1fr)] sm:grid-cols-[40px_40px_18px_minmax(0,1fr)] ${looks[line.kind].line}`}
          data-kind={line.kind}
        >
          <Numbered of={line.before} kind={line.kind} />
          <Numbered of={line.after} kind={line.kind} />
          <Sign kind={line.kind} />
          <LineText line={line} colours={props.colours} wrap={props.wrap} />
        </div>
      )}
    </For>
  )
}

/** Both sides beside each other; long lines are folded. */
export function SplitRows(props: { lines: DiffLine[]; colours: Colours }) {
  return (
    <For each={toSplitRows(props.lines)}>
      {(row) => (
        <div class="grid grid-cols-2">
          <Half line={row.before} side="before" colours={props.colours} />
          <Half line={row.after} side="after" colours={props.colours} />
        </div>
      )}
    </For>
  )
}

const Half = (props: { line: DiffLine | undefined; side: 'before' | 'after'; colours: Colours }) => (
  <div
    class={`grid min-w-0 grid-cols-[40px_18px_minmax(0,1fr)] ${props.side === 'after' ? 'border-l border-line' : ''} ${props.line ? looks[props.line.kind].line : 'bg-sunken'}`}
  >
    <Show when={props.line}>
      {(line) => (
        <>
          <Numbered of={line()[props.side]} kind={line().kind} />
          <Sign kind={line().kind} />
          <LineText line={line()} colours={props.colours} wrap />
        </>
      )}
    </Show>
  </div>
)

const Numbered = (props: { of: number | undefined; kind: DiffLine['kind'] }) => (
  <span class={`pr-1.5 text-right tabular-nums select-none sm:pr-2.5 ${looks[props.kind].number}`} aria-hidden="true">
    {props.of}
  </span>
)

const Sign = (props: { kind: DiffLine['kind'] }) => (
  <span class={`text-center font-semibold select-none ${looks[props.kind].number}`} aria-hidden="true">
    {looks[props.kind].sign}
  </span>
)

function LineText(props: { line: DiffLine; colours: Colours; wrap: boolean }) {
  const tokens = () => markTokens(props.colours(props.line), props.line.words ?? [])
  return (
    <span class={`min-h-5 pr-4 ${props.wrap ? 'break-words whitespace-pre-wrap' : 'whitespace-pre'}`}>
      <span class="sr-only">{looks[props.line.kind].word}</span>
      <Index each={tokens()}>
        {(token) => (
          <Show when={token().marked} fallback={<span class={colourOf(token().kind)}>{token().text}</span>}>
            <mark class={`rounded-[2px] text-text ${looks[props.line.kind].mark}`}>{token().text}</mark>
          </Show>
        )}
      </Index>
      <Ending line={props.line} />
    </span>
  )
}

/** Says what cannot be seen: that the last line does not end, or that a changed line ends as on Windows. */
const Ending = (props: { line: DiffLine }) => (
  <Show when={props.line.kind !== 'same' && props.line.ending !== '\n'}>
    <span class="pl-2 font-sans text-micro text-faint select-none">{props.line.ending === '' ? 'no newline at end' : 'CRLF'}</span>
  </Show>
)
