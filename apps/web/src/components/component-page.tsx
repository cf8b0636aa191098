import { useParams, useSearchParams } from '@solidjs/router'
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import { useApi } from '../api.tsx'
import { Badge } from '../ui/badge.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SkeletonText } from '../ui/skeleton.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import { Workbench } from '../ui/workbench.tsx'
import { ComponentDetails } from './component-details.tsx'
import { ComponentRevisions } from './component-revisions.tsx'
import { componentQueries } from './queries.ts'
import { UsedBy } from './used-by.tsx'
import { WhatItWrites } from './what-it-writes.tsx'

const tabIds = ['details', 'used-by', 'revisions', 'files'] as const
type TabId = (typeof tabIds)[number]

/** One component: what it says, what it writes, who uses it and what it said before. */
export default function ComponentPage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const [search, setSearch] = useSearchParams<{ tab?: string; file?: string }>()
  const component = useQuery(() => componentQueries.get(api, params.id))
  const usage = useQuery(() => componentQueries.usage(api, params.id))
  const revisions = useInfiniteQuery(() => componentQueries.revisions(api, params.id))
  const preview = useQuery(() => componentQueries.preview(api, params.id))

  const found = () => (component.isSuccess ? component.data : undefined)
  const chosen = (): TabId => tabIds.find((id) => id === search.tab) ?? 'details'
  const users = () => (usage.isSuccess ? usage.data.profiles.length + usage.data.projects.length : undefined)
  return (
    <Page
      title={found()?.name ?? (component.isLoadingError ? 'Component' : '')}
      mono={component.isSuccess}
      parent={{ title: 'Components', href: '/components' }}
      before={<Show when={found()}>{(it) => <TypeTile type={it().type} size="large" />}</Show>}
      after={
        <Show when={found()}>
          {(it) => (
            <>
              <Badge>rev {it().revision}</Badge>
              <Show when={!it().enabled}>
                <Badge title="It is left out of every project until it is turned on">off</Badge>
              </Show>
            </>
          )}
        </Show>
      }
    >
      <Load query={component} what="This component" skeleton={<SkeletonText />}>
        {(data) => (
          <Workbench
            label="Component"
            columns="lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
            chosen={chosen()}
            onChoose={(tab) => setSearch({ tab: tab === 'details' ? undefined : tab }, { replace: true })}
            tabs={[
              { id: 'details', label: 'Details' },
              { id: 'files', label: 'Files', count: preview.isSuccess ? preview.data.files.length : undefined, narrowOnly: true },
              { id: 'used-by', label: 'Used by', count: users() },
              { id: 'revisions', label: 'Revisions', count: revisions.isSuccess ? totalOf(revisions.data) : undefined },
            ]}
            left={
              <Switch fallback={<ComponentDetails component={data()} preview={preview.isSuccess ? preview.data : undefined} />}>
                <Match when={chosen() === 'used-by'}>
                  <Load query={usage} what="Used by" skeleton={<SkeletonText />}>
                    {(it) => <UsedBy usage={it()} />}
                  </Load>
                </Match>
                <Match when={chosen() === 'revisions'}>
                  <Load query={revisions} what="Revisions" skeleton={<SkeletonText />}>
                    {(it) => (
                      <ComponentRevisions
                        data={it()}
                        current={data().revision}
                        more={revisions.hasNextPage}
                        onMore={() => void revisions.fetchNextPage()}
                      />
                    )}
                  </Load>
                </Match>
              </Switch>
            }
            rightTab="files"
            rightLabel="What it writes"
            right={
              <Load query={preview} what="What it writes" skeleton={<SkeletonText lines={12} />}>
                {(it) => <WhatItWrites preview={it()} chosen={search.file} onChoose={(file) => setSearch({ file }, { replace: true })} />}
              </Load>
            }
          />
        )}
      </Load>
    </Page>
  )
}
