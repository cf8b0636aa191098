import { Match, Show, Switch } from 'solid-js'
import type { AnnotatedRow, Origin } from './annotated-rows.ts'
import { Tokens } from './tokens.tsx'

const marks = {
  added: { line: 'bg-add-line', number: 'text-positive', sign: '+', word: 'Added: ' },
  removed: { line: 'bg-del-line', number: 'text-danger', sign: '-', word: 'Removed: ' },
  changed: { line: 'bg-add-line', number: 'text-positive', sign: '~', word: 'Changed: ' },
}
const unmarked = { line: '', number: 'text-faint', sign: '', word: '' }

export const originBars: Record<Origin['tone'], string> = {
  inherited: 'bg-field',
  here: 'bg-accent',
  override: 'bg-warning',
}

export const originWords: Record<Origin['tone'], string> = { inherited: 'inherited', here: 'added here', override: 'overridden here' }

interface AnnotatedLineProps {
  row: AnnotatedRow
  /** Some line of the text has an origin, so each leaves room for one. */
  origins: boolean
  wraps: boolean
}

/** One line of an annotated text: who wrote it, its number, what a save does to it, and what it says. */
export function AnnotatedLine(props: AnnotatedLineProps) {
  const look = () => (props.row.mark ? marks[props.row.mark] : unmarked)
  return (
    <div
      class={`grid ${props.origins ? 'grid-cols-[10px_30px_14px_minmax(0,1fr)] sm:grid-cols-[172px_40px_14px_minmax(0,1fr)]' : 'grid-cols-[32px_14px_minmax(0,1fr)] sm:grid-cols-[36px_14px_minmax(0,1fr)]'} ${look().line}`}
      classList={{
        'border-t border-line': props.origins && props.row.first && props.row.number > 1,
        'bg-accent-tint': props.row.chosen && !props.row.mark,
        'shadow-[inset_0_0_0_1px_var(--color-accent)]': props.row.chosen && props.row.mark !== undefined,
      }}
      data-mark={props.row.mark}
      data-chosen={props.row.chosen ? '' : undefined}
    >
      <Show when={props.origins}>
        <OriginCell origin={props.row.origin} first={props.row.first} />
      </Show>
      <span class={`text-right tabular-nums select-none ${look().number}`} aria-hidden="true">
        {props.row.mark === 'removed' ? '' : props.row.number}
      </span>
      <span class={`text-center font-semibold select-none ${look().number}`} aria-hidden="true">
        {look().sign}
      </span>
      <span class={`min-h-5 pr-4 ${props.wraps ? 'break-words whitespace-pre-wrap' : 'whitespace-pre'}`}>
        <span class="sr-only">{look().word}</span>
        <Show when={props.row.faint} fallback={<Tokens of={props.row.tokens} />}>
          <span class="text-faint">{props.row.tokens.map(({ text }) => text).join('')}</span>
        </Show>
      </span>
    </div>
  )
}

/** The bar of a run, with the name of what wrote it at its first line; on a phone the bar alone, its name in the link. */
function OriginCell(props: { origin: Origin | undefined; first: boolean }) {
  const label = (origin: Origin) =>
    [origin.label, origin.from && `from ${origin.from}`, originWords[origin.tone]].filter(Boolean).join(', ')
  return (
    <span
      class="relative flex h-full min-w-0 items-start overflow-hidden border-line pr-2.5 pl-[13px] text-small leading-5 sm:border-r"
      title={props.origin ? label(props.origin) : undefined}
    >
      <Show when={props.origin}>
        {(origin) => (
          <>
            <i class={`absolute inset-y-0 left-0 w-[3px] ${originBars[origin().tone]}`} />
            <Switch>
              <Match when={props.first && origin().href}>
                {(href) => (
                  <a
                    href={href()}
                    class={`truncate underline-offset-2 hover:underline focus-visible:-outline-offset-2 max-sm:absolute max-sm:inset-0 max-sm:text-transparent ${origin().tone === 'inherited' ? 'text-muted' : 'text-text'}`}
                    aria-label={label(origin())}
                  >
                    {origin().label}
                  </a>
                )}
              </Match>
              <Match when={props.first}>
                <span class="truncate text-muted max-sm:sr-only">{origin().label}</span>
              </Match>
            </Switch>
            <Show when={props.first && origin().from}>
              <span class="ml-1.5 shrink-0 text-faint max-sm:hidden" aria-hidden="true">
                {origin().from}
              </span>
            </Show>
          </>
        )}
      </Show>
    </span>
  )
}
