import { readError } from '@ccm/client'
import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Match, Show, Switch } from 'solid-js'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { overrideQueries } from '../overrides/queries.ts'
import { CommandChip } from '../ui/command-chip.tsx'
import { Load } from '../ui/load.tsx'
import { MiddlePath } from '../ui/middle-path.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { EffectiveTab } from './effective/effective-tab.tsx'
import { OverridesTab } from './overrides-tab.tsx'
import { FilesTab } from './files/files-tab.tsx'
import { ProjectGone } from './project-gone.tsx'
import { ProjectMenu } from './project-menu.tsx'
import { ProjectSummary } from './project-summary.tsx'
import { projectQueries } from './queries.ts'
import { RunsTab } from './runs/runs-tab.tsx'
import { syncCommand } from './sync-command.ts'
import { VariablesTab } from './variables/variables-tab.tsx'

const tabIds = ['files', 'effective', 'runs', 'variables', 'overrides'] as const
type TabId = (typeof tabIds)[number]
const panel = 'project-panel'

/** One project: how it stands, what applies to it and why, and what to do about what somebody changed there. */
export default function ProjectPage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const [search, setSearch] = useSearchParams<{ tab?: string; file?: string }>()
  const project = useQuery(() => projectQueries.get(api, params.id))
  const effective = useQuery(() => projectQueries.effective(api, params.id))
  const overrides = useQuery(() => overrideQueries.list(api, { level: 'project', id: params.id }))
  const found = () => project.data
  const targetId = () => found()?.targetId ?? ''
  const resolves = () => effective.data !== undefined && effective.data.problem === null
  const preview = useQuery(() => ({ ...projectQueries.preview(api, params.id), enabled: resolves() }))
  const status = useQuery(() => ({ ...projectQueries.status(api, targetId()), enabled: targetId() !== '' }))
  const runs = useInfiniteQuery(() => ({ ...projectQueries.runs(api, targetId()), enabled: targetId() !== '' }))
  const chosen = (): TabId => tabIds.find((id) => id === search.tab) ?? 'files'
  /** On a phone the list and one of its files are two pages. */
  const isOneFile = () => chosen() === 'files' && search.file !== undefined
  const wanted = () => (resolves() ? preview.data : undefined)
  const problem = () => {
    if (effective.data !== undefined && effective.data.problem !== null) return effective.data.problem
    const error = effective.error ?? preview.error
    return error && !wanted() ? `What the library wants here did not load: ${readError(error).message}` : undefined
  }
  const files = createMemo(() => {
    const artifacts = wanted()?.artifacts
    return artifacts && new Set(artifacts.map(({ root, path }) => `${root}:${path}`)).size
  })
  return (
    <Page
      title={found()?.name ?? (project.isLoadingError ? 'Project' : '')}
      mono={project.data !== undefined}
      parent={{ title: 'Projects', href: '/projects' }}
      after={
        <Show when={found()}>
          {(it) => (
            <span class="flex min-w-0 shrink-[999] items-center gap-1.5 overflow-hidden text-muted max-sm:hidden">
              <span class="max-w-60 shrink-0 truncate" title={it().machine.name}>
                on{' '}
                <a href={`/machines/${it().machine.id}`} class="mono font-medium text-accent hover:underline">
                  {it().machine.name}
                </a>
              </span>
              <MiddlePath path={it().path} />
            </span>
          )}
        </Show>
      }
      actions={
        <Show when={found()}>
          {(it) => (
            <>
              <span class="max-sm:hidden">
                <CommandChip command="ccm sync" copies={syncCommand(it().path)} />
              </span>
              <ProjectMenu project={it()} />
            </>
          )}
        </Show>
      }
    >
      <Show when={!project.isLoadingError || !isGone(project.error)} fallback={<ProjectGone />}>
        <Load query={project} what="This project" skeleton={<SkeletonRows />}>
          {(data) => (
            <>
              <div class="contents" classList={{ 'max-sm:hidden': isOneFile() }}>
                <ProjectSummary project={data()} lastRun={runs.data !== undefined ? runs.data.pages[0]?.items[0] : undefined} />
                <Tabs
                  label="Project"
                  panel={panel}
                  chosen={chosen()}
                  onChoose={(tab) => setSearch({ ...noFilters, tab: tab === 'files' ? undefined : tab })}
                  tabs={[
                    { id: 'files', label: 'Files', count: files() },
                    {
                      id: 'effective',
                      label: 'Effective',
                      count: effective.data !== undefined ? effective.data.components.length : undefined,
                    },
                    { id: 'runs', label: 'Runs', count: runs.data !== undefined ? totalOf(runs.data) : undefined },
                    {
                      id: 'variables',
                      label: 'Variables',
                      count: effective.data !== undefined ? Object.keys(effective.data.variables).length : undefined,
                    },
                    {
                      id: 'overrides',
                      label: 'Includes and excludes',
                      count: overrides.data !== undefined ? overrides.data.length : undefined,
                    },
                  ]}
                />
              </div>
              <div
                id={panel}
                role="tabpanel"
                aria-labelledby={`${panel}-${chosen()}`}
                tabindex={chosen() === 'files' ? undefined : '0'}
                class="flex min-h-0 grow flex-col focus-visible:-outline-offset-2"
                classList={{ 'overflow-auto *:shrink-0': chosen() !== 'files' }}
              >
                <Switch>
                  <Match when={chosen() === 'files'}>
                    <Load query={status} what="The state" skeleton={<SkeletonRows rows={6} />}>
                      {(it) => (
                        <FilesTab
                          project={data()}
                          status={it()}
                          preview={wanted()}
                          isPending={effective.isPending || (resolves() && preview.isPending)}
                          problem={problem()}
                          effective={effective.data}
                        />
                      )}
                    </Load>
                  </Match>
                  <Match when={chosen() === 'effective'}>
                    <Load query={effective} what="What applies here" skeleton={<SkeletonRows />}>
                      {(it) => <EffectiveTab project={data()} effective={it()} />}
                    </Load>
                  </Match>
                  <Match when={chosen() === 'runs'}>
                    <Load query={runs} what="Runs" skeleton={<SkeletonRows rows={4} />}>
                      {(it) => <RunsTab data={it()} more={runs.hasNextPage} path={data().path} onMore={() => void runs.fetchNextPage()} />}
                    </Load>
                  </Match>
                  <Match when={chosen() === 'variables'}>
                    <Load query={effective} what="Variables" skeleton={<SkeletonRows rows={4} />}>
                      {(it) => <VariablesTab project={data()} effective={it()} />}
                    </Load>
                  </Match>
                  <Match when={chosen() === 'overrides'}>
                    <OverridesTab project={data()} />
                  </Match>
                </Switch>
              </div>
            </>
          )}
        </Load>
      </Show>
    </Page>
  )
}

const isGone = (error: unknown) => readError(error).code === 'not-found'

/** What one tab's address says is nothing to another. */
const noFilters = { file: undefined, diff: undefined, view: undefined, step: undefined, q: undefined, change: undefined }
