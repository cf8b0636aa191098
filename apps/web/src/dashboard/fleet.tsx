import type { Machine, Platform, Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import { type Component, createMemo, For, Index, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Apple from '~icons/lucide/apple'
import AppWindow from '~icons/lucide/app-window'
import Terminal from '~icons/lucide/terminal'
import { useNow } from '../clock.tsx'
import { systemName } from '../machines/system-name.ts'
import { stepOfTarget } from '../projects/steps.ts'
import { count } from '../ui/count.ts'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { BlockHead } from './block-head.tsx'
import { type FleetColumn, sayMore, toFleet } from './fleet-columns.ts'
import { away } from './say-figures.ts'

const icons: Partial<Record<Platform, Component<{ class?: string }>>> = { darwin: Apple, win32: AppWindow }

const legend = ['in-step', 'outdated', 'drift', 'conflict', 'not-written'] as const

const widths = ['', 'sm:grid-cols-1', 'sm:grid-cols-2', 'sm:grid-cols-2 lg:grid-cols-3']

/** Every machine with its projects, three beside each other. */
export function Fleet(props: { machines: Machine[]; projects: Project[] }) {
  const fleet = createMemo(() => toFleet(props.machines, props.projects))
  const total = () => props.machines.reduce((sum, { projects }) => sum + projects, 0)
  return (
    <section class="mt-3" aria-labelledby="fleet">
      <BlockHead id="fleet" title="Fleet" said={`${count(props.machines.length, 'machine')}, ${count(total(), 'project')}`}>
        <span class="flex gap-3 text-small text-muted max-lg:hidden">
          <For each={legend}>
            {(step) => (
              <span class="inline-flex items-center gap-1.5">
                <StepMark step={step} width={15} />
                {stepLooks[step].word}
              </span>
            )}
          </For>
        </span>
      </BlockHead>
      <div class={`grid overflow-hidden border-y border-line ${widths[Math.min(3, fleet().columns.length)]}`}>
        <Index each={fleet().columns}>{(column) => <MachineColumn column={column()} />}</Index>
      </div>
      <Show when={fleet().folded.length > 0}>
        <p class="flex items-center gap-2.5 px-4 py-3 text-muted sm:px-5">
          <StepMark step="in-step" />
          <span>
            <A href="/machines" class="font-medium text-accent underline-offset-3 hover:underline">
              {count(fleet().folded.length, 'more machine')}
            </A>{' '}
            with all in step.
          </span>
        </p>
      </Show>
    </section>
  )
}

function MachineColumn(props: { column: FleetColumn }) {
  const now = useNow()
  const machine = () => props.column.machine
  const isAway = () => now() - Date.parse(machine().lastSeenAt) > away
  return (
    <div class="-mt-px -ml-px min-w-0 border-t border-l border-line">
      <h3 class="flex items-center gap-2 border-b border-hairline px-4 py-2.5 font-normal sm:pl-5">
        <Dynamic component={icons[machine().platform] ?? Terminal} class="ic text-muted" />
        <A
          href={`/machines/${machine().id}`}
          class="mono truncate font-[550] underline-offset-3 hover:underline"
          title={machine().displayName}
        >
          {machine().displayName}
        </A>
        <span class="text-small text-faint">{systemName[machine().platform]}</span>
        <span class="ml-auto flex shrink-0 items-center gap-1.5 text-small text-muted">
          <span
            class="size-2 rounded-full border-[1.5px]"
            classList={{ 'border-positive bg-positive': !isAway(), 'border-faint': isAway() }}
            aria-hidden="true"
          />
          <span class="sr-only">Last seen</span>
          <Time at={machine().lastSeenAt} inSentence />
        </span>
      </h3>
      <ul class="py-1">
        <For each={props.column.projects}>{(project) => <FleetProject project={project} />}</For>
      </ul>
      <Show
        when={sayMore(props.column)}
        fallback={
          <Show when={machine().projects === 0}>
            <p class="px-4 pb-3 text-faint sm:px-5">No projects yet</p>
          </Show>
        }
      >
        {(more) => (
          <A
            href={`/projects?machine=${encodeURIComponent(machine().id)}`}
            class="block px-4 pt-1 pb-3 text-small text-muted underline-offset-3 hover:underline focus-visible:-outline-offset-2 sm:px-5"
          >
            {more()}
          </A>
        )}
      </Show>
    </div>
  )
}

function FleetProject(props: { project: Project }) {
  const look = () => stepLooks[stepOfTarget[props.project.state]]
  return (
    <li>
      <A
        href={`/projects/${props.project.id}`}
        class="flex h-11 items-center gap-2.5 px-4 hover:bg-hover focus-visible:-outline-offset-2 sm:h-8 sm:pl-5"
      >
        <StepMark step={stepOfTarget[props.project.state]} />
        <span class="mono truncate" title={props.project.name}>
          {props.project.name}
        </span>
        <span class={`ml-auto shrink-0 text-small ${props.project.state === 'in-step' ? 'text-faint' : look().tone}`}>{look().word}</span>
      </A>
    </li>
  )
}
