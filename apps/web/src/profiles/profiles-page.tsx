import type { ProfileSummary } from '@ccm/contract'
import { A, useSearchParams } from '@solidjs/router'
import { useInfiniteQuery } from '@tanstack/solid-query'
import { createMemo, For, Show } from 'solid-js'
import Layers from '~icons/lucide/layers'
import { useApi } from '../api.tsx'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Time } from '../ui/time.tsx'
import { profileQueries } from './queries.ts'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_108px_88px_96px] lg:grid-cols-[minmax(0,1fr)_168px_120px_108px_112px]'
const headings = [
  { title: 'Name' },
  { title: 'Extends', class: 'max-lg:hidden' },
  { title: 'Components' },
  { title: 'Projects' },
  { title: 'Changed' },
]

/** Every profile, with how much it holds and who uses it. */
export default function ProfilesPage() {
  const api = useApi()
  const [params, setParams] = useSearchParams<{ q?: string }>()
  const search = createMemo(() => (params.q ? { search: params.q } : {}))
  const list = useInfiniteQuery(() => profileQueries.list(api, search()))
  return (
    <Page title="Profiles">
      <FilterBar
        matching={list.isSuccess ? totalOf(list.data) : undefined}
        all={undefined}
        search={
          <SearchField
            label="Filter profiles"
            placeholder="Name or text"
            value={params.q ?? ''}
            onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          />
        }
      />
      <Load query={list} what="Profiles" skeleton={<SkeletonRows />}>
        {(data) => (
          <Show
            when={totalOf(data()) > 0}
            fallback={
              <Show when={params.q} fallback={<NoProfiles />}>
                <NoMatch searched={params.q} filters={1} onClear={() => setParams({ q: undefined })} />
              </Show>
            }
          >
            <RowGrid
              label="Profiles"
              columns={columns}
              headings={headings}
              rows={rowsOf(data())}
              total={totalOf(data())}
              onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            >
              {(profile) => <ProfileCells profile={profile()} />}
            </RowGrid>
          </Show>
        )}
      </Load>
    </Page>
  )
}

function ProfileCells(props: { profile: ProfileSummary }) {
  return (
    <>
      <Cell class="flex items-center gap-2.5 max-sm:grid max-sm:gap-0.5">
        <A
          href={`/profiles/${props.profile.id}`}
          class="stretched mono min-w-0 max-w-[60%] shrink-0 truncate font-medium max-sm:max-w-full"
          title={props.profile.name}
        >
          {props.profile.name}
        </A>
        <span class="min-w-0 truncate text-muted max-sm:text-small">{props.profile.description}</span>
      </Cell>
      <Cell class="mono truncate text-muted max-lg:hidden">
        <For each={props.profile.extends}>{(parent, index) => `${index() > 0 ? ', ' : ''}${parent.name}`}</For>
      </Cell>
      <Cell class="truncate text-muted tabular-nums max-sm:hidden">{count(props.profile.components, 'component')}</Cell>
      <Cell class="truncate text-muted tabular-nums max-sm:text-small">
        <Show when={props.profile.projects > 0} fallback={<span class="text-faint">not used</span>}>
          {count(props.profile.projects, 'project')}
        </Show>
      </Cell>
      <Cell class="truncate text-small text-faint max-sm:hidden">
        <Time at={props.profile.updatedAt} />
      </Cell>
    </>
  )
}

function NoProfiles() {
  return (
    <Empty mark={<Layers class="ic ic-20" />} title="No profiles yet">
      A profile bundles components for one kind of project. A directory is bound to a profile, and <span class="mono">ccm sync</span> writes
      what the profile holds.
    </Empty>
  )
}
