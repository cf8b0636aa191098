import { useParams, useSearchParams } from '@solidjs/router'
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query'
import { Match, Switch } from 'solid-js'
import { useApi } from '../api.tsx'
import { projectQueries } from '../projects/queries.ts'
import { Badge } from '../ui/badge.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SkeletonRows, SkeletonText } from '../ui/skeleton.tsx'
import { Workbench } from '../ui/workbench.tsx'
import { ProfileComponents } from './profile-components.tsx'
import { ProfileProjects } from './profile-projects.tsx'
import { ProfileResult } from './profile-result.tsx'
import { ProfileRevisions } from './profile-revisions.tsx'
import { VariableList } from './variable-list.tsx'
import { profileQueries } from './queries.ts'

const tabIds = ['components', 'files', 'variables', 'projects', 'revisions'] as const
type TabId = (typeof tabIds)[number]

/** One profile: what it brings together, and the files that come of it. */
export default function ProfilePage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const [search, setSearch] = useSearchParams<{ tab?: string; file?: string }>()
  const lineage = useQuery(() => profileQueries.lineage(api, params.id))
  const preview = useQuery(() => profileQueries.preview(api, params.id))
  const projects = useInfiniteQuery(() => projectQueries.list(api, { profile: params.id }))
  const revisions = useInfiniteQuery(() => profileQueries.revisions(api, params.id))

  const found = () => (lineage.isSuccess ? lineage.data : undefined)
  const chosen = (): TabId => tabIds.find((id) => id === search.tab) ?? 'components'
  const kept = () => found()?.groups.reduce((total, { rows }) => total + rows.filter((row) => !row.dropped).length, 0)
  return (
    <Page
      title={found()?.profile.name ?? (lineage.isLoadingError ? 'Profile' : '')}
      mono={lineage.isSuccess}
      parent={{ title: 'Profiles', href: '/profiles' }}
      after={lineage.isSuccess && <Badge>rev {lineage.data.profile.revision}</Badge>}
    >
      <Load query={lineage} what="This profile" skeleton={<SkeletonRows />}>
        {(data) => (
          <Workbench
            label="Profile"
            columns="lg:grid-cols-[minmax(320px,400px)_minmax(0,1fr)] xl:grid-cols-[minmax(400px,452px)_minmax(0,1fr)]"
            chosen={chosen()}
            onChoose={(tab) => setSearch({ tab: tab === 'components' ? undefined : tab }, { replace: true })}
            tabs={[
              { id: 'components', label: 'Components', count: kept() },
              { id: 'files', label: 'Files', count: preview.isSuccess ? preview.data.files.length : undefined, narrowOnly: true },
              { id: 'variables', label: 'Variables', count: data().variables.length },
              { id: 'projects', label: 'Used by', count: projects.isSuccess ? totalOf(projects.data) : undefined },
              { id: 'revisions', label: 'Revisions', count: revisions.isSuccess ? totalOf(revisions.data) : undefined },
            ]}
            left={
              <Switch fallback={<ProfileComponents lineage={data()} />}>
                <Match when={chosen() === 'variables'}>
                  <VariableList
                    variables={data().variables}
                    own={data().profile.name}
                    empty="Variables fill {{name}} in CLAUDE.md templates and in prose. This profile sets none."
                  />
                </Match>
                <Match when={chosen() === 'projects'}>
                  <Load query={projects} what="Used by" skeleton={<SkeletonRows rows={3} />}>
                    {(it) => (
                      <ProfileProjects
                        profile={data().profile.name}
                        data={it()}
                        more={projects.hasNextPage}
                        onMore={() => void projects.fetchNextPage()}
                      />
                    )}
                  </Load>
                </Match>
                <Match when={chosen() === 'revisions'}>
                  <Load query={revisions} what="Revisions" skeleton={<SkeletonRows rows={3} />}>
                    {(it) => (
                      <ProfileRevisions
                        data={it()}
                        current={data().profile.revision}
                        more={revisions.hasNextPage}
                        onMore={() => void revisions.fetchNextPage()}
                      />
                    )}
                  </Load>
                </Match>
              </Switch>
            }
            rightTab="files"
            rightLabel="Result"
            right={
              <Load query={preview} what="The result" skeleton={<SkeletonText lines={12} />}>
                {(it) => (
                  <ProfileResult
                    artifacts={it().artifacts}
                    files={it().files}
                    warnings={it().warnings}
                    components={kept() ?? 0}
                    chosen={search.file}
                    onChoose={(file) => setSearch({ file }, { replace: true })}
                  />
                )}
              </Load>
            }
          />
        )}
      </Load>
    </Page>
  )
}
