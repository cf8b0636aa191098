import type { ActivitySubject } from '@ccm/contract'
import { useSearchParams } from '@solidjs/router'
import { Index, Show } from 'solid-js'
import History from '~icons/lucide/history'
import { useInfiniteQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { useNow } from '../clock.tsx'
import { BusyLine } from '../ui/busy-line.tsx'
import { figure } from '../ui/count.ts'
import { Empty } from '../ui/empty.tsx'
import { Load } from '../ui/load.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { createLastingRows, rowsOf, totalOf } from '../ui/pages.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ActivityFeed } from './activity-feed.tsx'
import { byDay } from './by-day.ts'
import { activityQueries } from './queries.ts'

const panel = 'activity-panel'

const kinds: { id: ActivitySubject; label: string }[] = [
  { id: 'component', label: 'Components' },
  { id: 'profile', label: 'Profiles' },
  { id: 'project', label: 'Projects' },
  { id: 'machine', label: 'Machines' },
  { id: 'override', label: 'Overrides' },
  { id: 'env-var', label: 'Variables & secrets' },
  { id: 'settings', label: 'Settings' },
]

/** What was done by whom, newest first, day by day. */
export default function ActivityPage() {
  const api = useApi()
  const now = useNow()
  const [params, setParams] = useSearchParams<{ kind?: string }>()
  const kind = () => kinds.find(({ id }) => id === params.kind)?.id
  const list = useInfiniteQuery(() => activityQueries.list(api, kind()))
  const more = () => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()
  const onScroll = (event: Event & { currentTarget: HTMLElement }) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget
    if (scrollTop + clientHeight > scrollHeight - 800) more()
  }
  return (
    <Page title="Activity">
      <Tabs
        label="Kinds"
        panel={panel}
        chosen={kind() ?? 'all'}
        tabs={[{ id: 'all', label: 'All' }, ...kinds]}
        onChoose={(id) => setParams({ kind: id === 'all' ? undefined : id })}
      />
      <BusyLine busy={list.isFetching && !list.isPending} />
      <div
        id={panel}
        role="tabpanel"
        aria-labelledby={`${panel}-${kind() ?? 'all'}`}
        tabindex="0"
        class="min-h-0 grow overflow-auto focus-visible:-outline-offset-2"
        onScroll={onScroll}
      >
        <Load query={list} what="Activity" skeleton={<SkeletonRows />}>
          {(data) => {
            const entries = createLastingRows(() => rowsOf(data()))
            return (
              <Show
                when={entries().length > 0}
                fallback={<Nothing filtered={kind() !== undefined} onClear={() => setParams({ kind: undefined })} />}
              >
                <Index each={byDay(entries(), now())}>
                  {(day) => (
                    <section class="pb-2" aria-labelledby={`day-${day().date}`}>
                      <h2
                        id={`day-${day().date}`}
                        class="sticky top-0 flex h-[34px] items-center border-b border-hairline bg-canvas px-4 text-small font-medium text-muted sm:px-5"
                      >
                        <time datetime={day().date}>{day().title}</time>
                      </h2>
                      <ActivityFeed entries={day().entries} known={entries()} />
                    </section>
                  )}
                </Index>
                <MoreButton more={list.hasNextPage} onMore={more}>
                  Show earlier ({figure(totalOf(data()) - entries().length)} more)
                </MoreButton>
              </Show>
            )
          }}
        </Load>
      </div>
    </Page>
  )
}

function Nothing(props: { filtered: boolean; onClear: () => void }) {
  return (
    <Show
      when={props.filtered}
      fallback={
        <Empty mark={<History class="ic ic-20" />} title="Nothing was done yet">
          What you and your machines do with the library stands here: saves, syncs, revealed values.
        </Empty>
      }
    >
      <NoMatch searched={undefined} filters={1} onClear={() => props.onClear()} />
    </Show>
  )
}
