import type { Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { CommandChip } from '../ui/command-chip.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { sayState, stepOfTarget } from './steps.ts'
import { syncCommand } from './sync-command.ts'

/** How a project stands, in one line. */
export function ProjectSummary(props: { project: Project }) {
  const step = () => stepOfTarget[props.project.state]
  return (
    <div class="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1.5 px-4 pt-3 pb-2 sm:px-5">
      <span class="flex items-center gap-2">
        <StepMark step={step()} width={30} />
        <span>
          <span class={`font-medium ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
          <Show when={props.project.state !== 'in-step'}>
            <span class="text-muted"> · {sayState(props.project)}</span>
          </Show>
        </span>
      </span>
      <span class="text-muted">
        Profile{' '}
        <Show when={props.project.profile} fallback="none">
          {(profile) => (
            <A href={`/profiles/${profile().id}`} class="mono font-medium text-accent hover:underline">
              {profile().name}
            </A>
          )}
        </Show>
      </span>
      <span class="text-muted">
        Last written{' '}
        <Show when={props.project.lastRunAt} fallback="never">
          {(at) => <Time at={at()} inSentence />}
        </Show>
      </span>
      <span class="text-muted">
        Reported{' '}
        <Show when={props.project.reportedAt} fallback="never">
          {(at) => <Time at={at()} inSentence />}
        </Show>
      </span>
      <Show when={props.project.lastError}>
        {(error) => (
          <span class="basis-full break-words text-muted">
            <Time at={error().at} />: {error().message}
          </span>
        )}
      </Show>
      <span class="basis-full text-small text-muted sm:hidden">
        on <span class="mono text-small">{props.project.machine.name}</span>,{' '}
        <span class="mono text-small break-all">{props.project.path}</span>
      </span>
      <span class="basis-full sm:hidden">
        <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
      </span>
    </div>
  )
}
