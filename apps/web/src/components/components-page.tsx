import type { ComponentSummary } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { BusyLine } from '../ui/busy-line.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { createSelection } from '../ui/selection.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import type { Asked, Deed } from './bulk/asked.ts'
import { ComponentFilters } from './component-filters.tsx'
import { useListKeys } from './list-keys.ts'
import { ComponentList } from './component-list.tsx'
import { filterCount, noFilter, parseFilter, toSearch } from './filter.ts'
import { NewComponentButton } from './new-component-button.tsx'
import { componentQueries } from './queries.ts'
import { TypeTabs } from './type-tabs.tsx'

const Bulk = lazy(() => import('./bulk/bulk.tsx'))
const panel = 'components-panel'
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

/** The library: every component, by type, searched and filtered by the address. */
export default function ComponentsPage() {
  const api = useApi()
  let newButton: HTMLButtonElement | undefined
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => parseFilter(params))
  const tags = useQuery(() => componentQueries.tags(api))
  const known = createMemo(() => new Set(tags.data !== undefined ? tags.data.map(({ tag }) => tag) : []))
  const search = createMemo(() => toSearch(filter(), known()))
  const typed = () => ({ ...search(), type: filter().type })
  const list = useInfiniteQuery(() => componentQueries.list(api, { ...typed(), sort: filter().sort }))
  const counts = useQuery(() => componentQueries.counts(api, search()))
  const unfiltered = useQuery(() => componentQueries.counts(api, {}))
  const rows = createMemo((): ComponentSummary[] => (list.data !== undefined ? rowsOf(list.data) : []))
  const total = () => (list.data !== undefined ? totalOf(list.data) : undefined)
  const all = () => {
    if (unfiltered.data === undefined) return undefined
    const type = filter().type
    return type ? (unfiltered.data[type] ?? 0) : sum(unfiltered.data)
  }

  const selection = createSelection()
  const [asked, setAsked] = createSignal<Asked>()
  const ask = (deed: Deed, ids: readonly string[]) => setAsked({ deed, ids })
  /** Once something was selected or asked for, what does it stays at hand. */
  const needsBulk = createMemo((before: boolean) => before || selection.selected().size > 0 || asked() !== undefined, false)
  useListKeys({ rows, selection, onDo: ask, onNew: () => newButton?.click() })
  return (
    <Page title="Components" actions={<NewComponentButton key="C" ref={(element) => (newButton = element)} />}>
      <Suspense>
        <TypeTabs panel={panel} chosen={filter().type} counts={counts.data} onChoose={(type) => setParams({ type })} />
      </Suspense>
      <div id={panel} role="tabpanel" aria-labelledby={`${panel}-${filter().type ?? 'all'}`} class="flex min-h-0 grow flex-col">
        <ComponentFilters filter={filter()} matching={total()} all={all()} onChange={setParams} />
        <BusyLine busy={list.isFetching && !list.isPending} />
        <Load query={list} what="Components" skeleton={<SkeletonRows />}>
          {(data) => (
            <ComponentList
              rows={rows()}
              total={totalOf(data())}
              selection={selection}
              searched={filter().q}
              filters={filterCount(filter())}
              type={filter().type}
              onDo={ask}
              onClear={() => setParams(noFilter)}
              onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            />
          )}
        </Load>
      </div>
      <Suspense>
        <Show when={needsBulk()}>
          <Bulk selection={selection} asked={asked()} rows={rows()} total={total() ?? 0} search={typed()} />
        </Show>
      </Suspense>
    </Page>
  )
}
