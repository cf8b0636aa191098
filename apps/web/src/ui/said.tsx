import { For } from 'solid-js'

/** A sentence from elsewhere, in which what stands between backticks is something to type: it is set in mono, without them. */
export function Said(props: { text: string }) {
  const parts = () => props.text.split(/`([^`]+)`/)
  return <For each={parts()}>{(part, at) => (at() % 2 === 0 ? part : <span class="mono">{part}</span>)}</For>
}
