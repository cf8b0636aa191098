import type { ProfileSummary } from '@ccm/contract'
import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import ArrowRight from '~icons/lucide/arrow-right'
import CopyIcon from '~icons/lucide/copy'
import Layers from '~icons/lucide/layers'
import Plus from '~icons/lucide/plus'
import Trash from '~icons/lucide/trash-2'
import { useInfiniteQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { useKeyHint, useKeys } from '../shell/key-registry.tsx'
import { BusyLine } from '../ui/busy-line.tsx'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import type { MenuItem } from '../ui/menu-items.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Time } from '../ui/time.tsx'
import { createDuplicate } from './create-duplicate.ts'
import { createRemoval } from './create-removal.tsx'
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
  const navigate = useNavigate()
  const hint = useKeyHint()
  const duplicate = createDuplicate()
  const remove = createRemoval()
  const create = () => navigate('/profiles/new')
  useKeys([{ keys: ['C'], does: 'New profile', run: create }])
  const actions = (profile: ProfileSummary): MenuItem[] => [
    { label: 'Open', icon: ArrowRight, href: `/profiles/${profile.id}` },
    { label: 'Duplicate', icon: CopyIcon, onSelect: () => duplicate.mutate({ id: profile.id, name: profile.name }) },
    { label: 'Delete profile', icon: Trash, danger: true, onSelect: () => void remove(profile) },
  ]
  return (
    <Page
      title="Profiles"
      actions={
        <Button kind="primary" icon={<Plus class="ic ic-14" />} keys={hint(['C'])} aria-keyshortcuts="C" onClick={create}>
          New profile
        </Button>
      }
    >
      <FilterBar
        matching={list.data !== undefined ? totalOf(list.data) : undefined}
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
      <BusyLine busy={list.isFetching && !list.isPending} />
      <Load query={list} what="Profiles" skeleton={<SkeletonRows />}>
        {(data) => (
          <Show
            when={totalOf(data()) > 0}
            fallback={
              <Show when={params.q} fallback={<NoProfiles onCreate={create} />}>
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
              actions={actions}
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

function NoProfiles(props: { onCreate: () => void }) {
  return (
    <Empty
      mark={<Layers class="ic ic-20" />}
      title="No profiles yet"
      action={
        <Button icon={<Plus class="ic ic-14" />} onClick={() => props.onCreate()}>
          New profile
        </Button>
      }
    >
      A profile bundles components for one kind of project. A directory is bound to a profile, and <span class="mono">ccm sync</span> writes
      what the profile holds.
    </Empty>
  )
}
