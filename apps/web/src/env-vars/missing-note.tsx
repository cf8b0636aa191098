import { For, Show } from 'solid-js'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/count.ts'
import { Note } from '../ui/note.tsx'
import type { NamedValues } from './names.ts'

/** So many are named; of more, the others are counted. */
const most = 3

/** Names without a value where something needs one, and what does not work for it. */
export function MissingNote(props: { names: NamedValues[]; onSet: (name: string) => void; onShow: () => void }) {
  const machines = () => [...new Set(props.names.flatMap(({ missing }) => missing.map(({ machineName }) => machineName)))]
  const users = () => [...new Set(props.names.flatMap(({ usedBy }) => usedBy.map(({ name }) => name)))]
  return (
    <Show when={props.names.length > 0}>
      <Note
        kind="warning"
        class="mx-4 my-3 sm:mx-5"
        action={
          <Show
            when={props.names.length === 1 && props.names[0]}
            fallback={
              <Button size="small" onClick={() => props.onShow()}>
                Show missing
              </Button>
            }
          >
            {(only) => (
              <Button size="small" onClick={() => props.onSet(only().name)}>
                Set {only().name}
              </Button>
            )}
          </Show>
        }
      >
        <strong class="font-[550]">
          {count(props.names.length, 'value is', 'values are')} missing on{' '}
          {machines().length > most ? count(machines().length, 'machine') : <Listed names={machines()} />}.
        </strong>{' '}
        <span class="text-muted">
          <Listed names={props.names.slice(0, most).map(({ name }) => name)} more={props.names.length - most} />{' '}
          {props.names.length === 1 ? 'stays' : 'stay'} as written, so{' '}
          <Listed names={users().slice(0, most)} more={users().length - most} /> will not work there.
        </span>
      </Note>
    </Show>
  )
}

/** "a, b and c", or "a, b and 4 more". */
function Listed(props: { names: string[]; more?: number }) {
  const more = () => Math.max(0, props.more ?? 0)
  const join = (index: number) => (index === 0 ? '' : index === props.names.length - 1 && more() === 0 ? ' and ' : ', ')
  return (
    <>
      <For each={props.names}>
        {(name, index) => (
          <>
            {join(index())}
            <span class="mono">{name}</span>
          </>
        )}
      </For>
      {more() > 0 ? ` and ${more()} more` : ''}
    </>
  )
}
