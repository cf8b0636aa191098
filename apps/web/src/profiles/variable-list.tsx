import { For, Show } from 'solid-js'
import Braces from '~icons/lucide/braces'
import { Empty } from '../ui/empty.tsx'

interface VariableListProps {
  variables: { name: string; value: string; from: string }[]
  /** Where a value needs no word on where it comes from. */
  own: string
  /** What to say when there are none. */
  empty: string
}

/** Values for `{{name}}`, with where each comes from. */
export function VariableList(props: VariableListProps) {
  return (
    <Show
      when={props.variables.length > 0}
      fallback={
        <Empty mark={<Braces class="ic ic-20" />} title="No variables">
          {props.empty}
        </Empty>
      }
    >
      <ul>
        <For each={props.variables}>
          {(variable) => (
            <li class="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-baseline gap-x-3 border-b border-hairline px-4 py-2 sm:px-5">
              <span class="mono font-medium break-words">{variable.name}</span>
              <span class="mono break-words whitespace-pre-wrap text-muted">{variable.value}</span>
              <span class="text-small text-faint">{variable.from === props.own ? '' : `from ${variable.from}`}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
