import { createMemo, For, Show } from 'solid-js'
import { count } from '../../../ui/count.ts'
import { Note } from '../../../ui/note.tsx'
import { findRuns } from './find-runs.ts'

/** So many commands are shown; the others are a number. */
const mostShown = 5

/** Says which commands of a text Claude Code runs by itself. */
export function RunsNote(props: { text: string }) {
  const runs = createMemo(() => findRuns(props.text))
  return (
    <Show when={runs().length > 0}>
      <Note kind="warning">
        <p>
          <b class="font-semibold">{runs().length === 1 ? 'A command runs' : `${count(runs().length, 'command')} run`} on each machine</b>{' '}
          before Claude reads the text. What it prints takes its place.
        </p>
        <ul class="mt-1">
          <For each={runs().slice(0, mostShown)}>
            {({ command, line }) => (
              <li class="flex gap-2">
                <span class="text-small whitespace-nowrap text-muted">line {line}</span>
                <code class="mono min-w-0 truncate" title={command}>
                  {command}
                </code>
              </li>
            )}
          </For>
        </ul>
        <Show when={runs().length > mostShown}>
          <p class="text-muted">and {count(runs().length - mostShown, 'other')}</p>
        </Show>
      </Note>
    </Show>
  )
}
