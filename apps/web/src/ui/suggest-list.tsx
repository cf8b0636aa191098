import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, For, on, Show } from 'solid-js'
import Check from '~icons/lucide/check'
import Plus from '~icons/lucide/plus'
import { createMedia, phone } from './media.ts'
import { type Option, OptionLook } from './option.tsx'
import { popRow } from './pop.ts'

interface SuggestListProps<V extends string> {
  id: string
  label: string
  options: readonly Option<V>[]
  chosen?: V
  active: number
  onActive: (index: number) => void
  /** The place of what is picked; the one after the options is the last row. */
  onPick: (index: number) => void
  last?: string
}

/** Below this all options are in the page; above, only those in sight. */
const manyOptions = 100

/** The list under a `Suggest`. Each row has the id of the list and its place, for `aria-activedescendant`. */
export function SuggestList<V extends string>(props: SuggestListProps<V>) {
  let scroller: HTMLDivElement | undefined
  const isPhone = createMedia(phone)
  const height = () => (props.options.some(({ help }) => help) ? 44 : isPhone() ? 44 : 30)
  const virtual = () => props.options.length > manyOptions
  const virtualizer = createVirtualizer({
    get count() {
      return props.options.length
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => height(),
    overscan: 8,
  })
  createEffect(
    on(
      () => props.active,
      (active) => {
        if (virtual() && active < props.options.length) virtualizer.scrollToIndex(Math.max(0, active))
        else document.getElementById(`${props.id}-${active}`)?.scrollIntoView?.({ block: 'nearest' })
      },
      { defer: true },
    ),
  )
  const Row = (row: { option: Option<V>; index: number; top?: number }) => (
    <div
      id={`${props.id}-${row.index}`}
      role="option"
      class={`${popRow} cursor-pointer`}
      classList={{ 'bg-hover': row.index === props.active, 'absolute inset-x-0 top-0': row.top !== undefined }}
      style={{ height: `${height()}px`, translate: row.top === undefined ? undefined : `0 ${row.top}px` }}
      aria-selected={row.option.value === props.chosen}
      aria-setsize={virtual() ? props.options.length : undefined}
      aria-posinset={virtual() ? row.index + 1 : undefined}
      onPointerMove={() => props.onActive(row.index)}
      onClick={() => props.onPick(row.index)}
    >
      <OptionLook option={row.option} />
      <Show when={row.option.value === props.chosen}>
        <Check class="ic ic-14 text-accent" />
      </Show>
    </div>
  )
  return (
    <div ref={scroller} id={props.id} class="max-h-80 overflow-auto p-1 empty:hidden" role="listbox" aria-label={props.label}>
      <Show when={virtual()} fallback={<For each={props.options}>{(option, index) => <Row option={option} index={index()} />}</For>}>
        <div class="relative w-full min-w-60" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          <For each={virtualizer.getVirtualItems()}>
            {(seen) => (
              <Show when={props.options[seen.index]}>{(option) => <Row option={option()} index={seen.index} top={seen.start} />}</Show>
            )}
          </For>
        </div>
      </Show>
      <Show when={props.last}>
        <div
          id={`${props.id}-${props.options.length}`}
          role="option"
          class={`${popRow} cursor-pointer text-muted`}
          classList={{ 'bg-hover': props.active === props.options.length }}
          aria-selected={false}
          onPointerMove={() => props.onActive(props.options.length)}
          onClick={() => props.onPick(props.options.length)}
        >
          <Plus class="ic ic-14" />
          <span class="truncate">{props.last}</span>
        </div>
      </Show>
    </div>
  )
}
