import { readError } from '@ccm/client'
import type { Machine, Project } from '@ccm/contract'
import { A, useSearchParams } from '@solidjs/router'
import { createSignal, Index, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Monitor from '~icons/lucide/monitor'
import { useInfiniteQuery, useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { OverrideEditor } from '../overrides/override-editor.tsx'
import { projectQueries } from '../projects/queries.ts'
import { stepOfTarget } from '../projects/steps.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { FieldGroup } from '../ui/field.tsx'
import { Load } from '../ui/load.tsx'
import { MiddlePath } from '../ui/middle-path.tsx'
import { rowsOf, totalOf } from '../ui/pages.ts'
import { SkeletonText } from '../ui/skeleton.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { createForget } from './create-forget.tsx'
import { EffectiveHere } from './effective-here.tsx'
import { MachineVariables } from './machine-variables.tsx'
import { machineQueries } from './queries.ts'
import { systemIcon } from './system-icon.ts'
import { systemName } from './system-name.ts'
import { UserScope } from './user-scope.tsx'

const RenameDialog = lazy(() => import('./rename-dialog.tsx'))

/** All about one machine. */
export function MachinePane(props: { id: string }) {
  const api = useApi()
  const machine = useQuery(() => machineQueries.get(api, props.id))
  return (
    <div class="flex min-h-0 min-w-0 grow flex-col overflow-auto *:shrink-0">
      <Show when={!machine.isLoadingError || readError(machine.error).code !== 'not-found'} fallback={<MachineGone />}>
        <Load query={machine} what="The machine" skeleton={<SkeletonText lines={8} />}>
          {(data) => (
            <Show when={data().id} keyed>
              <MachineParts machine={data()} />
            </Show>
          )}
        </Load>
      </Show>
    </div>
  )
}

const MachineGone = () => (
  <Empty
    mark={<Monitor class="ic ic-20" />}
    title="This machine is not here any more"
    action={
      <A href="/machines" class="font-medium text-accent hover:underline">
        All machines
      </A>
    }
  >
    It was forgotten, or its address is wrong. <span class="mono text-small">ccm apply</span> on it brings it back.
  </Empty>
)

function MachineParts(props: { machine: Machine }) {
  const api = useApi()
  const [search, setSearch] = useSearchParams<{ from?: string }>()
  const projects = useInfiniteQuery(() => projectQueries.list(api, { machine: props.machine.id }))
  const rows = () => (projects.data !== undefined ? rowsOf(projects.data) : [])
  /** The project that what applies is seen from; its user scope where it has none. */
  const seenFrom = () => (search.from === 'user' ? undefined : (rows().find(({ id }) => id === search.from) ?? rows()[0]))
  return (
    <>
      <Head machine={props.machine} />
      <UserScope machine={props.machine} />
      <div class="border-b border-line xl:grid xl:grid-cols-[minmax(0,1fr)_304px]">
        <OverrideEditor level="machine" id={props.machine.id} seenFrom={seenFrom()?.id} />
        <EffectiveHere
          machine={props.machine}
          projects={rows()}
          seenFrom={seenFrom()}
          onChoose={(from) => setSearch({ from }, { replace: true })}
        />
      </div>
      <FieldGroup title="Projects">
        <Show when={rows().length > 0} fallback={<p class="text-muted">No project of this machine is known.</p>}>
          <ul class="-my-1.5">
            <Index each={rows()}>{(project) => <ProjectLine project={project()} />}</Index>
          </ul>
          <Show when={projects.data !== undefined && totalOf(projects.data) > rows().length}>
            <A href={`/projects?machine=${encodeURIComponent(props.machine.id)}`} class="font-medium text-accent hover:underline">
              All {props.machine.projects} projects
            </A>
          </Show>
        </Show>
      </FieldGroup>
      <MachineVariables machine={props.machine} />
    </>
  )
}

function Head(props: { machine: Machine }) {
  const forget = createForget()
  const [renames, setRenames] = createSignal(false)
  return (
    <section class="border-b border-line px-4 py-4 sm:px-5" aria-label="About">
      <div class="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <Dynamic component={systemIcon(props.machine.platform)} class="ic text-muted" />
        <h2 class="mono min-w-0 truncate text-page! font-medium" title={props.machine.displayName}>
          {props.machine.displayName}
        </h2>
        <Badge>{systemName[props.machine.platform]}</Badge>
        <Show when={props.machine.ccmVersion}>{(version) => <Badge>ccm {version()}</Badge>}</Show>
        <span class="ml-auto flex items-center gap-1 max-sm:hidden">
          <Button kind="ghost" size="small" onClick={() => setRenames(true)}>
            Rename
          </Button>
          <Button kind="ghost" size="small" class="text-danger!" onClick={() => void forget(props.machine)}>
            Forget machine
          </Button>
        </span>
      </div>
      <dl class="flex flex-wrap gap-x-11 gap-y-3 pt-3">
        <div>
          <dt class="text-muted">Last seen</dt>
          <dd>
            <Time at={props.machine.lastSeenAt} inSentence />
          </dd>
        </div>
        <div>
          <dt class="text-muted">Known since</dt>
          <dd>
            <Time at={props.machine.createdAt} inSentence />
          </dd>
        </div>
        <div class="min-w-0">
          <dt class="text-muted">Id</dt>
          <dd class="mono truncate" title={props.machine.id}>
            {props.machine.id}
          </dd>
        </div>
      </dl>
      <Suspense>
        <Show when={renames()}>
          <RenameDialog machine={props.machine} onClose={() => setRenames(false)} />
        </Show>
      </Suspense>
    </section>
  )
}

function ProjectLine(props: { project: Project }) {
  const step = () => stepOfTarget[props.project.state]
  return (
    <li class="relative flex min-h-11 items-center gap-3 border-b border-hairline py-1.5 last:border-b-0 hover:bg-hover sm:min-h-[38px]">
      <StepMark step={step()} />
      <A href={`/projects/${props.project.id}`} class="stretched mono min-w-0 basis-40 truncate font-medium" title={props.project.name}>
        {props.project.name}
      </A>
      <span class="min-w-0 grow text-muted max-sm:hidden">
        <MiddlePath path={props.project.path} />
      </span>
      <span class={`ml-auto shrink-0 text-small font-medium ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
    </li>
  )
}
