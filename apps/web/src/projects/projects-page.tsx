import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, Show } from 'solid-js'
import ArrowDownWideNarrow from '~icons/lucide/arrow-down-wide-narrow'
import CircleDot from '~icons/lucide/circle-dot'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { machineQueries } from '../machines/queries.ts'
import { profileQueries } from '../profiles/queries.ts'
import { Button } from '../ui/button.tsx'
import { BusyLine } from '../ui/busy-line.tsx'
import { Choice } from '../ui/choice.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Load } from '../ui/load.tsx'
import { createMedia, phone } from '../ui/media.ts'
import { NoMatch } from '../ui/no-match.tsx'
import { Page } from '../ui/page.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { SearchField } from '../ui/search-field.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { StepMark } from '../ui/step-mark.tsx'
import { filtersSet, readSearch, readStates, stateOptions, type ProjectParams } from './filters.ts'
import { ProjectList } from './project-list.tsx'
import { projectQueries } from './queries.ts'

/** Every project on every machine, and how each stands. */
export default function ProjectsPage() {
  const api = useApi()
  const [params, setParams] = useSearchParams<{ [Name in keyof ProjectParams]: string }>()
  const search = createMemo(() => readSearch(params))
  const list = useInfiniteQuery(() => projectQueries.list(api, search()))
  const everything = useQuery(() => projectQueries.total(api))
  const machines = useInfiniteQuery(() => machineQueries.list(api))
  const profiles = useQuery(() => profileQueries.names(api))
  const isGrouped = () => params.group === 'machine'
  const more = () => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()
  // Machine by machine is only true once every project is here.
  createEffect(() => isGrouped() && list.data !== undefined && more())
  const isPhone = createMedia(phone)
  const Order = () => (
    <Choice
      label="Order"
      any="By name"
      icon={<ArrowDownWideNarrow class="ic ic-14" />}
      options={[{ value: 'state', label: 'Worst first' }]}
      value={params.sort === 'state' ? 'state' : undefined}
      onChoose={(sort) => setParams({ sort })}
      quiet
    />
  )
  return (
    <Page title="Projects">
      <FilterBar
        matching={list.data !== undefined ? totalOf(list.data) : undefined}
        all={everything.data}
        chosen={filtersSet({ ...params, q: undefined })}
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
              label="State"
              any="Any state"
              icon={<CircleDot class="ic ic-14" />}
              options={stateOptions}
              value={readStates(params.state).join(',') || undefined}
              onChoose={(state) => setParams({ state })}
            />
            <Choice
              label="Machine"
              any="Any machine"
              icon={<Monitor class="ic ic-14" />}
              options={
                machines.data !== undefined ? rowsOf(machines.data).map(({ id, displayName }) => ({ value: id, label: displayName })) : []
              }
              value={params.machine}
              onChoose={(machine) => setParams({ machine })}
            />
            <Choice
              label="Profile"
              any="Any profile"
              icon={<Layers class="ic ic-14" />}
              options={profiles.data !== undefined ? profiles.data.map(({ id, name }) => ({ value: id, label: name })) : []}
              value={params.profile}
              onChoose={(profile) => setParams({ profile })}
            />
            {isPhone() && <Order />}
            <Button
              size="small"
              class="aria-pressed:border-transparent aria-pressed:bg-accent-tint aria-pressed:text-accent"
              aria-pressed={isGrouped()}
              onClick={() => setParams({ group: isGrouped() ? undefined : 'machine' })}
            >
              Group by machine
            </Button>
          </>
        }
        sort={!isPhone() && <Order />}
      />
      <BusyLine busy={list.isPlaceholderData} />
      <Load query={list} what="Projects" skeleton={<SkeletonRows />}>
        {(data) => (
          <Show
            when={totalOf(data()) > 0}
            fallback={
              <Show when={filtersSet(params) > 0} fallback={<NoProjects />}>
                <NoMatch
                  searched={params.q}
                  filters={filtersSet(params)}
                  onClear={() => setParams({ q: undefined, machine: undefined, profile: undefined, state: undefined })}
                />
              </Show>
            }
          >
            <ProjectList projects={rowsOf(data())} total={totalOf(data())} isGrouped={isGrouped()} onNearEnd={more} />
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
