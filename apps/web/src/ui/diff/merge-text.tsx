import { createMemo, createSignal, createUniqueId, For, Index, Match, Show, Switch } from 'solid-js'
import { figure } from '../count.ts'
import type { TextSides } from './merge-values.ts'
import { type ChunkChoice, chunksOf, joinChunks } from './text-chunks.ts'
import { splitLines, toTextLine } from './text-lines.ts'

interface MergeTextProps {
  label: string
  texts: TextSides
  theirsLabel: string
  mineLabel: string
  /** The text once every place is decided. */
  onResult: (text: string | undefined) => void
}

/** A text that was changed on both sides, decided place by place. */
export function MergeText(props: MergeTextProps) {
  const chunks = createMemo(() => chunksOf(props.texts))
  const [choices, setChoices] = createSignal<Record<number, ChunkChoice>>({})
  const choose = (at: number, choice: ChunkChoice) => {
    setChoices((now) => ({ ...now, [at]: choice }))
    props.onResult(joinChunks(chunks(), choices()))
  }
  return (
    <div class="mono py-2 leading-5">
      <Index each={chunks()}>
        {(chunk, at) => {
          const settled = () => {
            const now = chunk()
            return now.kind === 'settled' ? now : undefined
          }
          const conflict = () => {
            const now = chunk()
            return now.kind === 'conflict' ? now : undefined
          }
          return (
            <Switch>
              <Match when={settled()}>{(found) => <Settled text={found().text} />}</Match>
              <Match when={conflict()}>
                {(found) => (
                  <Conflict
                    {...found()}
                    label={`${props.label}, place ${at + 1}`}
                    theirsLabel={props.theirsLabel}
                    mineLabel={props.mineLabel}
                    choice={choices()[at]}
                    onChoose={(choice) => choose(at, choice)}
                  />
                )}
              </Match>
            </Switch>
          )
        }}
      </Index>
    </div>
  )
}

const linesOf = (text: string) => splitLines(text).map((line) => toTextLine(line).text)

/** So many lines stay in sight at either end of a settled stretch. */
const around = 2

function Settled(props: { text: string }) {
  const lines = createMemo(() => linesOf(props.text))
  const hidden = () => lines().length - 2 * around
  const line = (text: string) => <div class="min-h-5 px-4 break-words whitespace-pre-wrap text-muted">{text}</div>
  return (
    <Show when={hidden() > 1} fallback={<For each={lines()}>{line}</For>}>
      <For each={lines().slice(0, around)}>{line}</For>
      <div class="bg-sunken px-4 font-sans text-small text-faint">{figure(hidden())} settled lines</div>
      <For each={lines().slice(-around)}>{line}</For>
    </Show>
  )
}

interface ConflictProps {
  mine: string
  theirs: string
  label: string
  theirsLabel: string
  mineLabel: string
  choice: ChunkChoice | undefined
  onChoose: (choice: ChunkChoice) => void
}

function Conflict(props: ConflictProps) {
  const name = createUniqueId()
  const options = (): [ChunkChoice, string][] => [
    ['theirs', props.theirsLabel],
    ['mine', props.mineLabel],
    ['both', 'Both'],
  ]
  const takes = (side: 'theirs' | 'mine') => props.choice === undefined || props.choice === side || props.choice === 'both'
  return (
    <div class="border-y border-line" role="radiogroup" aria-label={props.label}>
      <div class="flex flex-wrap items-center gap-x-4 bg-sunken px-4 py-1 font-sans text-small">
        <For each={options()}>
          {([choice, label]) => (
            <label class="flex min-h-6 items-center gap-1.5 max-sm:min-h-11">
              <input
                type="radio"
                class="size-4 accent-accent"
                name={name}
                checked={props.choice === choice}
                onChange={() => props.onChoose(choice)}
              />
              {label}
            </label>
          )}
        </For>
      </div>
      <SideText label={props.theirsLabel} text={props.theirs} taken={takes('theirs')} />
      <SideText label={props.mineLabel} text={props.mine} taken={takes('mine')} />
    </div>
  )
}

const SideText = (props: { label: string; text: string; taken: boolean }) => (
  <div class={`border-l-[3px] py-1 pr-4 pl-[13px] ${props.taken ? 'border-accent' : 'border-line text-faint line-through'}`}>
    <div class="font-sans text-micro text-faint no-underline">{props.label}</div>
    <Show when={props.text !== ''} fallback={<span class="font-sans text-small text-faint">nothing here</span>}>
      <For each={linesOf(props.text)}>{(line) => <div class="min-h-5 break-words whitespace-pre-wrap">{line}</div>}</For>
    </Show>
  </div>
)
