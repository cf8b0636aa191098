import { useParams, useSearchParams } from '@solidjs/router'
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import { useApi } from '../api.tsx'
import { VariableList } from '../profiles/variable-list.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { Load } from '../ui/load.tsx'
import { Page } from '../ui/page.tsx'
import { totalOf } from '../ui/pages.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Warnings } from '../ui/warnings.tsx'
import { EffectiveList } from './effective-list.tsx'
import { ExceptionList } from './exception-list.tsx'
import { ProjectSummary } from './project-summary.tsx'
import { projectQueries } from './queries.ts'
import { RunList } from './run-list.tsx'
import { syncCommand } from './sync-command.ts'

const tabIds = ['state', 'effective', 'runs', 'variables'] as const
type TabId = (typeof tabIds)[number]
const panel = 'project-panel'

/** One project: how it stands, what applies to it and why, and what was done there. */
export default function ProjectPage() {
  const api = useApi()
  const params = useParams<{ id: string }>()
  const [search, setSearch] = useSearchParams<{ tab?: string }>()
  const project = useQuery(() => projectQueries.get(api, params.id))
  const effective = useQuery(() => projectQueries.effective(api, params.id))
  const found = () => (project.isSuccess ? project.data : undefined)
  const targetId = () => found()?.targetId ?? ''
  const status = useQuery(() => ({ ...projectQueries.status(api, targetId()), enabled: targetId() !== '' }))
  const runs = useInfiniteQuery(() => ({ ...projectQueries.runs(api, targetId()), enabled: targetId() !== '' }))
  const chosen = (): TabId => tabIds.find((id) => id === search.tab) ?? 'state'
  return (
    <Page
      title={found()?.name ?? (project.isLoadingError ? 'Project' : '')}
      mono={project.isSuccess}
      parent={{ title: 'Projects', href: '/projects' }}
      after={
        <Show when={found()}>
          {(it) => (
            <span class="flex min-w-0 items-center gap-1.5 text-muted max-sm:hidden">
              <span class="shrink-0">
                on <span class="mono font-medium text-text">{it().machine.name}</span>
              </span>
              <span class="mono truncate" title={it().path}>
                {it().path}
              </span>
            </span>
          )}
        </Show>
      }
      actions={
        <Show when={found()}>
          {(it) => (
            <span class="max-sm:hidden">
              <CommandChip command="ccm sync" copies={syncCommand(it().path)} />
            </span>
          )}
        </Show>
      }
    >
      <Load query={project} what="This project" skeleton={<SkeletonRows />}>
        {(data) => (
          <>
            <ProjectSummary project={data()} />
            <Tabs
              label="Project"
              panel={panel}
              chosen={chosen()}
              onChoose={(tab) => setSearch({ tab: tab === 'state' ? undefined : tab }, { replace: true })}
              tabs={[
                { id: 'state', label: 'Out of step', count: status.isSuccess ? status.data.exceptions.length : undefined },
                { id: 'effective', label: 'Effective', count: effective.isSuccess ? effective.data.components.length : undefined },
                { id: 'runs', label: 'Runs', count: runs.isSuccess ? totalOf(runs.data) : undefined },
                {
                  id: 'variables',
                  label: 'Variables',
                  count: effective.isSuccess ? Object.keys(effective.data.variables).length : undefined,
                },
              ]}
            />
            <div
              id={panel}
              role="tabpanel"
              aria-labelledby={`${panel}-${chosen()}`}
              tabindex="0"
              class="flex min-h-0 grow flex-col overflow-auto *:shrink-0 focus-visible:-outline-offset-2"
            >
              <Switch>
                <Match when={chosen() === 'state'}>
                  <Load query={status} what="The state" skeleton={<SkeletonRows rows={4} />}>
                    {(it) => <ExceptionList status={it()} command={syncCommand(data().path)} />}
                  </Load>
                </Match>
                <Match when={chosen() === 'effective'}>
                  <Load query={effective} what="What applies here" skeleton={<SkeletonRows />}>
                    {(it) => (
                      <>
                        <EffectiveList effective={it()} />
                        <Warnings warnings={it().warnings} />
                      </>
                    )}
                  </Load>
                </Match>
                <Match when={chosen() === 'runs'}>
                  <Load query={runs} what="Runs" skeleton={<SkeletonRows rows={4} />}>
                    {(it) => (
                      <RunList
                        data={it()}
                        more={runs.hasNextPage}
                        command={syncCommand(data().path)}
                        onMore={() => void runs.fetchNextPage()}
                      />
                    )}
                  </Load>
                </Match>
                <Match when={chosen() === 'variables'}>
                  <Load query={effective} what="Variables" skeleton={<SkeletonRows rows={4} />}>
                    {(it) => (
                      <VariableList
                        variables={Object.entries(it().variables).map(([name, rest]) => ({ name, ...rest }))}
                        own={data().name}
                        empty="Variables fill {{name}} in CLAUDE.md templates and in prose. Nothing sets one for this project."
                      />
                    )}
                  </Load>
                </Match>
              </Switch>
            </div>
          </>
        )}
      </Load>
    </Page>
  )
}
