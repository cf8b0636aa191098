import type { Project, SyncRun } from '@ccm/contract'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { Badge } from '../ui/badge.tsx'
import { CommandChip } from '../ui/command-chip.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { Words } from '../ui/words.tsx'
import { LastErrorNote } from './last-error-note.tsx'
import { sayCounts } from './runs/say-counts.ts'
import { sayStanding } from './say-standing.ts'
import { stepOfTarget } from './steps.ts'
import { syncCommand } from './sync-command.ts'

/** How a project stands, what it follows and when something last happened there. */
export function ProjectSummary(props: { project: Project; lastRun: SyncRun | undefined }) {
  const step = () => stepOfTarget[props.project.state]
  return (
    <div class="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1.5 px-4 pt-3 pb-2 max-sm:gap-x-4 sm:px-5">
      <span class="flex min-w-0 items-center gap-2.5 max-sm:basis-full">
        <StepMark step={step()} width={30} />
        <span class="min-w-0">
          <span class={`font-[550] ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
          <Show when={props.project.state !== 'failed'}>
            <span class="text-muted max-sm:text-small">
              {'. '}
              <Words of={sayStanding(props.project)} />
            </span>
          </Show>
          <Show when={props.project.standing.since}>
            {(at) => (
              <span class="text-faint">
                , <Time at={at()} inSentence />
              </span>
            )}
          </Show>
        </span>
      </span>
      <span class="text-muted max-sm:text-small">
        Profile{' '}
        <Show when={props.project.profile} fallback="none">
          {(profile) => (
            <A href={`/profiles/${profile().id}`} class="mono font-medium text-accent hover:underline">
              {profile().name}
            </A>
          )}
        </Show>
      </span>
      <span class="text-muted max-sm:text-small">
        Last run{' '}
        <Show when={props.project.lastRunAt} fallback="never">
          {(at) => <Time at={at()} inSentence />}
        </Show>
        <Show when={props.lastRun}>{(run) => <>, {sayCounts(run().counts)}</>}</Show>
      </span>
      <span class="text-muted max-sm:text-small">
        Reported{' '}
        <Show when={props.project.reportedAt} fallback="never">
          {(at) => <Time at={at()} inSentence />}
        </Show>
      </span>
      <Show when={props.project.shared}>
        <Badge title="Its files are committed to git, so they render the same on every machine">committed</Badge>
      </Show>
      <span class="basis-full text-small text-muted sm:hidden">
        on <span class="mono text-small">{props.project.machine.name}</span>,{' '}
        <span class="mono text-small break-all">{props.project.path}</span>
      </span>
      <span class="basis-full sm:hidden">
        <CommandChip command="ccm sync" copies={syncCommand(props.project.path)} />
      </span>
      <Show when={props.project.lastError}>{(error) => <LastErrorNote error={error()} path={props.project.path} />}</Show>
    </div>
  )
}
