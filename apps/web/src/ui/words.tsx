import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'

/** A name within a sentence: what a person could type, set in mono, and where it leads. */
export interface Name {
  name: string
  href?: string
}

/** A sentence of plain words and names. */
export type Sentence = readonly (string | Name)[]

/** The sentence as text alone, for a tooltip or a label. */
export const textOf = (sentence: Sentence): string => sentence.map((part) => (typeof part === 'string' ? part : part.name)).join('')

/** A sentence as it is shown. */
export function Words(props: { of: Sentence }) {
  return <For each={props.of}>{(part) => (typeof part === 'string' ? part : <NameWord of={part} />)}</For>
}

function NameWord(props: { of: Name }) {
  return (
    <Show when={props.of.href} fallback={<b class="mono font-medium text-text">{props.of.name}</b>}>
      {(href) => (
        <A href={href()} class="mono font-medium text-text underline-offset-3 hover:underline">
          {props.of.name}
        </A>
      )}
    </Show>
  )
}
