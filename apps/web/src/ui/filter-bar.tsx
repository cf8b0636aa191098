import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import ListFilter from '~icons/lucide/list-filter'
import { Button } from './button.tsx'
import { figure } from './count.ts'

interface FilterBarProps {
  search: JSX.Element
  /** Filters besides the search; on a phone they are behind a button. */
  choices?: JSX.Element
  /** How many of the choices are set. */
  chosen?: number
  /** How many rows match, out of how many; undefined until known. */
  matching: number | undefined
  all: number | undefined
  /** The order of the rows, at the far end. */
  sort?: JSX.Element
}

/** Search, filters and how much is left, above a list. */
export function FilterBar(props: FilterBarProps) {
  const [open, setOpen] = createSignal(false)
  const choices = createUniqueId()
  const amount = () => {
    if (props.matching === undefined) return ''
    if (props.all === undefined || props.all === props.matching) return figure(props.matching)
    return `${figure(props.matching)} of ${figure(props.all)}`
  }
  return (
    <div class="flex min-h-[49px] shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-2 sm:px-5" role="search">
      {props.search}
      <Show when={props.choices}>
        <Button class="min-w-24 sm:hidden" aria-expanded={open()} aria-controls={choices} onClick={() => setOpen(!open())}>
          <ListFilter class="ic ic-14" />
          Filter <span class="text-accent tabular-nums empty:hidden">{props.chosen || ''}</span>
        </Button>
        <div
          id={choices}
          class="flex flex-wrap items-center gap-2 max-sm:order-last max-sm:w-full max-sm:*:grow"
          classList={{ 'max-sm:hidden': !open() }}
        >
          {props.choices}
        </div>
      </Show>
      <span class="ml-auto min-w-16 text-right text-small text-faint tabular-nums max-sm:sr-only" role="status">
        {amount()}
      </span>
      {props.sort}
    </div>
  )
}
