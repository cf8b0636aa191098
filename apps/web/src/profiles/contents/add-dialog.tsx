import type { ComponentSummary } from '@ccm/contract'
import { A } from '@solidjs/router'
import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import Check from '~icons/lucide/check'
import Search from '~icons/lucide/search'
import { useInfiniteQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { componentQueries } from '../../components/queries.ts'
import { onInnerSaveKey } from '../../edit/keys.ts'
import { createSettled } from '../../edit/settled.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { count, figure } from '../../ui/count.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { box, typed } from '../../ui/field.tsx'
import { rowsOf, totalOf } from '../../ui/pages.ts'
import { TypeTile } from '../../ui/type-tile.tsx'
import type { Lineage } from '../lineage.ts'
import type { KnownComponent } from '../queries.ts'

interface AddDialogProps {
  /** The profile's. */
  name: string
  lineage: Lineage
  onAdd: (components: KnownComponent[]) => void
  onClose: () => void
}

const rowHeight = 44
/** Below this all rows are in the page; above, only those in sight. */
const manyRows = 100
/** How long typing rests before the library is asked, in milliseconds. */
const pause = 80

/** Finds components in the library and puts several at once into a profile. The focus stays in the search; arrows and Enter choose. */
export default function AddDialog(props: AddDialogProps) {
  const api = useApi()
  const listId = createUniqueId()
  let list: HTMLDivElement | undefined
  const [text, setText] = createSignal('')
  const [active, setActive] = createSignal(0)
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, KnownComponent>>(new Map())
  const search = createSettled(() => text().trim(), pause)
  const query = useInfiniteQuery(() => componentQueries.list(api, search() ? { search: search() } : {}))
  const rows = createMemo(() => (query.data !== undefined ? rowsOf(query.data) : []))
  const total = () => (query.data !== undefined ? totalOf(query.data) : 0)
  const places = createMemo(() => placesIn(props.lineage))
  createEffect(on(search, () => setActive(0), { defer: true }))

  const virtualizer = createVirtualizer({
    get count() {
      return rows().length
    },
    getScrollElement: () => list ?? null,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  /** The rows that are drawn: of a long list those in sight. */
  const drawn = () =>
    rows().length > manyRows
      ? virtualizer.getVirtualItems().map(({ index }) => index)
      : Array.from({ length: rows().length }, (_, index) => index)
  const askForMore = () => {
    const isNearEnd = list && list.scrollTop + list.clientHeight > list.scrollHeight - 400
    if (isNearEnd && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  const isListed = ({ id }: { id: string }) => places().get(id) === 'here'
  const toggle = (row: ComponentSummary | undefined) => {
    if (!row || isListed(row)) return
    const { id, type, name, description, enabled } = row
    const next = new Map(chosen())
    if (!next.delete(id)) next.set(id, { id, type, name, description, enabled })
    setChosen(next)
  }
  const go = (to: number) => {
    const last = rows().length - 1
    setActive(Math.max(0, Math.min(last, to)))
    virtualizer.scrollToIndex(active())
  }
  const add = () => chosen().size > 0 && props.onAdd([...chosen().values()])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) go(active() + step)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) toggle(rows()[active()])
    else return
    event.preventDefault()
  }
  const label = () => (chosen().size > 0 ? `Add ${count(chosen().size, 'component')}` : 'Add components')
  return (
    <Dialog
      open
      size="wide"
      title={
        <>
          Add components to <span class="mono">{props.name || 'this profile'}</span>
        </>
      }
      onClose={() => props.onClose()}
      footer={
        <>
          <A
            href={`/components/new${text().trim() ? `?name=${encodeURIComponent(text().trim())}` : ''}`}
            class="mr-auto self-center truncate font-medium text-accent hover:underline max-sm:w-full"
          >
            {text().trim() ? `Create ${text().trim()}` : 'Create a component'}
          </A>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" keys={['Mod', 'Enter']} reason={chosen().size > 0 ? undefined : 'Choose components first.'} onClick={add}>
            {label()}
          </Button>
        </>
      }
    >
      <div class="grid gap-2" onKeyDown={onInnerSaveKey(add)}>
        <div class={`flex h-10 items-center gap-2 px-2.5 sm:h-8 ${box}`}>
          <Search class="ic text-muted" />
          <input
            type="text"
            role="combobox"
            class={`h-full min-w-0 grow bg-transparent outline-none ${typed}`}
            aria-label="Find components"
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={rows().length > 0 ? `${listId}-${active()}` : undefined}
            data-autofocus
            placeholder="Name, text or type"
            value={text()}
            maxLength={200}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              // A search is nothing typed that could be lost: Escape still closes the dialog.
              event.stopPropagation()
              setText(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div
          ref={list}
          class="h-88 max-h-[50dvh] overflow-auto rounded-sm border border-line focus-visible:-outline-offset-2"
          role="group"
          aria-label="What was found"
          tabindex="0"
          onScroll={askForMore}
        >
          <Show
            when={!query.isLoadingError}
            fallback={<ErrorPanel title="Components did not load" error={query.error} onRetry={() => void query.refetch()} />}
          >
            <div
              id={listId}
              role="listbox"
              aria-label="Components"
              aria-multiselectable="true"
              class="relative"
              style={{ height: `${rows().length * rowHeight}px` }}
            >
              <For each={drawn()}>
                {(index) => (
                  <Show when={rows()[index]}>
                    {(row) => (
                      <PickRow
                        id={`${listId}-${index}`}
                        row={row()}
                        top={index * rowHeight}
                        place={places().get(row().id)}
                        active={index === active()}
                        chosen={chosen().has(row().id)}
                        onPoint={() => setActive(index)}
                        onToggle={() => toggle(row())}
                      />
                    )}
                  </Show>
                )}
              </For>
            </div>
            <Show when={query.data !== undefined && rows().length === 0}>
              <p class="px-4 py-6 text-center text-muted">{search() ? `Nothing matches “${search()}”.` : 'The library is empty.'}</p>
            </Show>
          </Show>
        </div>
        <p class="text-small text-faint" role="status">
          {query.data !== undefined ? `${figure(total())} found` : ''}
          {chosen().size > 0 ? `, ${figure(chosen().size)} chosen` : ''}
        </p>
      </div>
    </Dialog>
  )
}

/** Where a component stands already: in the profile itself, or in one it builds on. */
function placesIn({ groups }: Lineage): ReadonlyMap<string, string> {
  const inherited = groups
    .slice(0, -1)
    .flatMap(({ profile, rows }) => rows.map(({ component }) => [component.componentId, profile.name] as const))
  const own = groups.at(-1)?.rows.map(({ component }) => [component.componentId, 'here'] as const) ?? []
  return new Map([...inherited, ...own])
}

interface PickRowProps {
  id: string
  row: ComponentSummary
  top: number
  place: string | undefined
  active: boolean
  chosen: boolean
  onPoint: () => void
  onToggle: () => void
}

function PickRow(props: PickRowProps) {
  const isListed = () => props.place === 'here'
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.chosen || isListed()}
      aria-disabled={isListed() || undefined}
      class="absolute inset-x-0 flex h-11 items-center gap-2.5 border-b border-hairline px-3"
      classList={{ 'bg-accent-tint': props.active, 'cursor-pointer': !isListed() }}
      style={{ top: `${props.top}px` }}
      onMouseMove={() => !props.active && props.onPoint()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => props.onToggle()}
    >
      <span
        class="grid size-4 shrink-0 place-items-center rounded-xs border-[1.5px]"
        classList={{
          'border-accent bg-accent text-on-accent': props.chosen,
          'border-field bg-surface': !props.chosen && !isListed(),
          'border-line bg-sunken text-faint': isListed(),
        }}
        aria-hidden="true"
      >
        <Show when={props.chosen || isListed()}>
          <Check class="ic size-3! [&_*]:stroke-3" />
        </Show>
      </span>
      <TypeTile type={props.row.type} size="small" />
      <span
        class="mono min-w-0 grow truncate font-medium sm:max-w-[60%] sm:shrink-0 sm:grow-0"
        classList={{ 'text-faint': isListed() }}
        title={props.row.name}
      >
        {props.row.name}
      </span>
      <span class="min-w-0 grow truncate text-small text-muted max-sm:hidden">{props.row.description}</span>
      <Show when={!props.row.enabled}>
        <Badge>off</Badge>
      </Show>
      <Show when={props.place}>
        {(place) => <span class="shrink-0 text-small text-faint">{isListed() ? 'listed' : `from ${place()}`}</span>}
      </Show>
    </div>
  )
}
