import { createMemo, type JSX, Show } from 'solid-js'
import { findMentions } from './find-mentions.ts'

/** Names the files that a text brings in with `@`, and says by what rule they are found. */
export function MentionsLine(props: { text: string; children: JSX.Element }) {
  const files = createMemo(() => findMentions(props.text))
  return (
    <Show when={files().length > 0}>
      <p class="text-small text-muted">
        Brings in <span class="mono break-words">{files().join(', ')}</span>. {props.children}
      </p>
    </Show>
  )
}
