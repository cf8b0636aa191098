import { useSearchParams } from '@solidjs/router'
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query'
import { createMemo, Show } from 'solid-js'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import { useApi } from '../api.tsx'
import { machineQueries } from '../machines/queries.ts'
import { profileQueries } from '../profiles/queries.ts'
import { Choice } from '../ui/choice.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { SearchField } from '../ui/search-field.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { StepMark } from '../ui/step-mark.tsx'
import { ProjectList } from './project-list.tsx'
import { projectQueries } from './queries.ts'

/** Every project on every machine, and how each stands. */
export default function ProjectsPage() {
  const api = useApi()
  const [params, setParams] = useSearchParams<{ q?: string; machine?: string; profile?: string }>()
  const search = createMemo(() => ({
    ...(params.q && { search: params.q.slice(0, 200) }),
    ...(params.machine && { machine: params.machine }),
    ...(params.profile && { profile: params.profile }),
  }))
  const list = useInfiniteQuery(() => projectQueries.list(api, search()))
  const machines = useInfiniteQuery(() => machineQueries.list(api))
  const profiles = useQuery(() => profileQueries.names(api))
  const filters = () => Object.keys(search()).length
  return (
    <Page title="Projects">
      <FilterBar
        matching={list.isSuccess ? totalOf(list.data) : undefined}
        all={undefined}
        chosen={[params.machine, params.profile].filter(Boolean).length}
        search={
          <SearchField
            label="Filter projects"
            placeholder="Name or path"
            value={params.q ?? ''}
            onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          />
        }
        choices={
          <>
            <Choice
              label="Machine"
              any="Any machine"
              icon={<Monitor class="ic ic-14" />}
              options={machines.isSuccess ? rowsOf(machines.data).map(({ id, displayName }) => ({ value: id, label: displayName })) : []}
              value={params.machine}
              onChoose={(machine) => setParams({ machine })}
            />
            <Choice
              label="Profile"
              any="Any profile"
              icon={<Layers class="ic ic-14" />}
              options={profiles.isSuccess ? profiles.data.map(({ id, name }) => ({ value: id, label: name })) : []}
              value={params.profile}
              onChoose={(profile) => setParams({ profile })}
            />
          </>
        }
      />
      <Load query={list} what="Projects" skeleton={<SkeletonRows />}>
        {(data) => (
          <Show
            when={totalOf(data()) > 0}
            fallback={
              <Show when={filters() > 0} fallback={<NoProjects />}>
                <NoMatch
                  searched={params.q}
                  filters={filters()}
                  onClear={() => setParams({ q: undefined, machine: undefined, profile: undefined })}
                />
              </Show>
            }
          >
            <ProjectList
              projects={rowsOf(data())}
              total={totalOf(data())}
              onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
            />
          </Show>
        )}
      </Load>
    </Page>
  )
}

function NoProjects() {
  return (
    <Empty mark={<StepMark step="not-seen" width={30} />} title="No projects yet" action={<CommandChip command="ccm init" />}>
      Run this in a directory that uses Claude Code. It shows its plan before it writes.
    </Empty>
  )
}
