import type { Dashboard, Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { sayStanding } from '../projects/say-standing.ts'
import { stepOfTarget } from '../projects/steps.ts'
import { syncCommand } from '../projects/sync-command.ts'
import { Button } from '../ui/button.tsx'
import { createCopy } from '../ui/copy.ts'
import { count, figure } from '../ui/count.ts'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { textOf, Words } from '../ui/words.tsx'
import { BlockHead } from './block-head.tsx'

/** The projects that need something, the worst first; one calm line when none does. */
export function OutOfStep(props: { dashboard: Dashboard }) {
  const total = () => props.dashboard.totalOutOfStep
  return (
    <section aria-labelledby="out-of-step">
      <BlockHead
        id="out-of-step"
        title="Out of step"
        said={total() > 0 ? figure(total()) : undefined}
        link={{ label: 'All projects', href: '/projects' }}
      />
      <Show when={total() > 0} fallback={<AllInStep dashboard={props.dashboard} />}>
        <ul class="border-t border-line">
          <For each={props.dashboard.outOfStep}>{(project) => <OutOfStepRow project={project} />}</For>
        </ul>
        <Show when={total() > props.dashboard.outOfStep.length}>
          <p class="px-4 py-3 text-muted sm:px-5">
            <A href="/projects?sort=state" class="font-medium text-accent underline-offset-3 hover:underline">
              {count(total() - props.dashboard.outOfStep.length, 'more project')}
            </A>{' '}
            out of step.
          </p>
        </Show>
      </Show>
    </section>
  )
}

function OutOfStepRow(props: { project: Project }) {
  const step = () => stepOfTarget[props.project.state]
  const reason = () => sayStanding(props.project)
  return (
    <li class="grid min-h-11 grid-cols-[24px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 border-b border-hairline px-4 py-2.5 hover:bg-hover sm:grid-cols-[24px_146px_80px_minmax(0,1fr)_56px_116px] sm:gap-x-4 sm:px-5 sm:py-0">
      <span class="max-sm:self-start max-sm:pt-1">
        <StepMark step={step()} />
      </span>
      <A
        href={`/projects/${props.project.id}`}
        class="mono truncate font-[550] underline-offset-3 hover:underline"
        title={props.project.name}
      >
        {props.project.name}
      </A>
      <span class="truncate text-muted max-sm:hidden" title={props.project.machine.name}>
        {props.project.machine.name}
      </span>
      <span
        class="text-muted max-sm:col-start-2 max-sm:row-start-2 max-sm:break-words sm:truncate"
        title={`${stepLooks[step()].word}. ${textOf(reason())}`}
      >
        <span class={`font-[550] ${stepLooks[step()].tone}`}>{stepLooks[step()].word}.</span> <Words of={reason()} />
      </span>
      <span class="text-right text-small leading-4 text-faint max-sm:hidden">
        <Show when={props.project.standing.since}>{(at) => <Time at={at()} />}</Show>
      </span>
      <span class="justify-self-end max-sm:col-start-3 max-sm:row-span-2 max-sm:row-start-1">
        <NextStep project={props.project} />
      </span>
    </li>
  )
}

/** The one thing to do about a project: to decide here, or to run the command there. */
function NextStep(props: { project: Project }) {
  const page = () => `/projects/${props.project.id}`
  return (
    <Switch fallback={<CopyCommand project={props.project} />}>
      <Match when={props.project.state === 'conflict'}>
        <ActionLink href={page()} label="Resolve" about={props.project.name} />
      </Match>
      <Match when={props.project.state === 'drifted' || props.project.state === 'failed'}>
        <ActionLink href={page()} label="Review" about={props.project.name} />
      </Match>
    </Switch>
  )
}

function ActionLink(props: { href: string; label: string; about: string }) {
  return (
    <A
      href={props.href}
      class="inline-flex h-8 items-center rounded-[5px] border border-line-strong bg-surface px-[9px] text-small font-[550] whitespace-nowrap hover:bg-hover max-sm:h-11 sm:h-[26px]"
      aria-label={`${props.label} ${props.about}`}
    >
      {props.label}
    </A>
  )
}

function CopyCommand(props: { project: Project }) {
  const { word, copy } = createCopy()
  const command = () => syncCommand(props.project.path)
  return (
    <Button
      size="small"
      class="max-sm:hidden"
      title={command()}
      aria-label={`Copy the command for ${props.project.name}`}
      onClick={() => void copy(command())}
    >
      <span class="min-w-[86px]" aria-live="polite">
        {word() === 'Copy' ? 'Copy command' : word()}
      </span>
    </Button>
  )
}

function AllInStep(props: { dashboard: Dashboard }) {
  const total = () => props.dashboard.projects.total
  return (
    <p class="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-y border-line px-4 py-3 sm:px-5">
      <StepMark step="in-step" />
      <span>{total() === 1 ? 'The one project is in step.' : `All ${figure(total())} projects are in step.`}</span>
      <Show when={props.dashboard.lastRun}>
        {(run) => (
          <span class="text-muted">
            Last run: <span class="mono font-medium">{run().project}</span>, <Time at={run().at} inSentence />.
          </span>
        )}
      </Show>
    </p>
  )
}
