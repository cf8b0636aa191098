import { useSearchParams } from '@solidjs/router'
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import Layers from '~icons/lucide/layers'
import TagIcon from '~icons/lucide/tag'
import { useApi } from '../api.tsx'
import { allTypes, parseType, typeLooks } from '../component-types.ts'
import { profileQueries } from '../profiles/queries.ts'
import { BusyLine } from '../ui/busy-line.tsx'
import { Choice } from '../ui/choice.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SearchField } from '../ui/search-field.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ComponentList } from './component-list.tsx'
import { filterCount, parseFilter, toSearch } from './filter.ts'
import { componentQueries } from './queries.ts'

const panel = 'components-panel'
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

/** The library: every component, by type, searched and filtered by the address. */
export function ComponentsPage() {
  const api = useApi()
  const [params, setParams] = useSearchParams()
  const filter = createMemo(() => parseFilter(params))
  const tags = useQuery(() => componentQueries.tags(api))
  const profiles = useQuery(() => profileQueries.names(api))
  const known = createMemo(() => new Set(tags.isSuccess ? tags.data.map(({ tag }) => tag) : []))
  const search = createMemo(() => toSearch(filter(), known()))
  const list = useInfiniteQuery(() => componentQueries.list(api, { ...search(), type: filter().type }))
  const counts = useQuery(() => componentQueries.counts(api, search()))
  const unfiltered = useQuery(() => componentQueries.counts(api, {}))

  const countOf = (type: keyof typeof typeLooks) => (counts.isSuccess ? (counts.data[type] ?? 0) : undefined)
  const all = () => {
    if (!unfiltered.isSuccess) return undefined
    const type = filter().type
    return type ? (unfiltered.data[type] ?? 0) : sum(unfiltered.data)
  }
  const clear = () => setParams({ q: undefined, tag: undefined, profile: undefined })
  return (
    <Page title="Components">
      <Tabs
        label="Types"
        panel={panel}
        chosen={filter().type ?? 'all'}
        tabs={[
          { id: 'all', label: 'All', count: counts.isSuccess ? sum(counts.data) : undefined },
          ...allTypes.map((type) => ({
            id: type,
            label: typeLooks[type].plural,
            count: countOf(type),
            icon: typeLooks[type].icon,
            hue: typeLooks[type].hue,
          })),
        ]}
        onChoose={(id) => setParams({ type: parseType(id) })}
      />
      <div id={panel} role="tabpanel" aria-labelledby={`${panel}-${filter().type ?? 'all'}`} class="flex min-h-0 grow flex-col">
        <FilterBar
          matching={list.isSuccess ? totalOf(list.data) : undefined}
          all={all()}
          chosen={[filter().tag, filter().profile].filter(Boolean).length}
          search={
            <SearchField
              label="Filter components"
              placeholder="Name, text or #tag"
              value={filter().q ?? ''}
              onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
            />
          }
          choices={
            <>
              <Choice
                label="Tag"
                any="Any tag"
                icon={<TagIcon class="ic ic-14" />}
                options={tags.isSuccess ? tags.data.map(({ tag }) => ({ value: tag, label: `#${tag}` })) : []}
                value={filter().tag}
                onChoose={(tag) => setParams({ tag })}
              />
              <Choice
                label="Profile"
                any="Any profile"
                icon={<Layers class="ic ic-14" />}
                options={profiles.isSuccess ? profiles.data.map(({ id, name }) => ({ value: id, label: name })) : []}
                value={filter().profile}
                onChoose={(profile) => setParams({ profile })}
              />
            </>
          }
        />
        <BusyLine busy={list.isFetching && !list.isPending} />
        <Load query={list} what="Components" skeleton={<SkeletonRows />}>
          {(data) => (
            <ComponentList
              data={data()}
              searched={filter().q}
              filters={filterCount(filter())}
              type={filter().type}
              onClear={clear}
              onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            />
          )}
        </Load>
      </div>
    </Page>
  )
}
