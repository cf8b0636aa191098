import { createSignal, createUniqueId, type ParentProps, Show } from 'solid-js'
import ChevronDown from '~icons/lucide/chevron-down'
import ChevronRight from '~icons/lucide/chevron-right'
import { count } from '../../ui/count.ts'

interface MoreFieldsProps {
  /** What is behind it: "memory, hooks, isolation". */
  about: string
  /** How many of its fields hold something, so that nobody has to open it to find out. */
  used: number
  /** How many of its fields are wrong. It is open then. */
  errors?: number
  title?: string
  /** What `used` counts, when it is not fields. */
  noun?: string
  /** What is inside has sections of its own, from edge to edge. */
  flush?: boolean
}

/** Fields that few need, behind a button. What stands in them stays in the page's flow once opened. */
export function MoreFields(props: ParentProps<MoreFieldsProps>) {
  const id = createUniqueId()
  const [opened, setOpened] = createSignal(false)
  const open = () => opened() || (props.errors ?? 0) > 0
  return (
    <section class="border-b border-line last:border-b-0">
      <h2>
        <button
          type="button"
          class="flex min-h-11 w-full items-center gap-2 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
          aria-expanded={open()}
          aria-controls={open() ? id : undefined}
          onClick={() => setOpened(!open())}
        >
          <Show when={open()} fallback={<ChevronRight class="ic ic-14 text-faint" />}>
            <ChevronDown class="ic ic-14 text-faint" />
          </Show>
          <span class="shrink-0 font-semibold">{props.title ?? 'More'}</span>
          <span class="min-w-0 truncate text-faint">{props.about}</span>
          <Show when={props.used > 0}>
            <span class="ml-auto text-small whitespace-nowrap text-muted">{count(props.used, props.noun ?? 'field')} set</span>
          </Show>
        </button>
      </h2>
      <Show when={open()}>
        <div id={id} class={props.flush ? '' : 'grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pt-1 pb-4 sm:px-5 sm:pb-[22px]'}>
          {props.children}
        </div>
      </Show>
    </section>
  )
}
