import type { StandingException, SyncException, TargetStatus } from '@ccm/contract'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { readArtifactId } from '../ui/artifact-id.ts'
import { CommandChip } from '../ui/command-chip.tsx'
import { Empty } from '../ui/empty.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { meaning, stepOfException } from './steps.ts'

/** Worst first: what needs a person before what the next run does by itself. */
const order: SyncException['state'][] = ['conflict', 'foreign', 'failed', 'drifted', 'missing', 'waiting', 'outdated']

/** What is not in step at a project, by state, with what it means. */
export function ExceptionList(props: { status: TargetStatus; command: string }) {
  const groups = createMemo(() =>
    order
      .map((state) => ({ state, exceptions: props.status.exceptions.filter((exception) => exception.state === state) }))
      .filter(({ exceptions }) => exceptions.length > 0),
  )
  return (
    <Show when={groups().length > 0} fallback={<NothingListed status={props.status} command={props.command} />}>
      <For each={groups()}>
        {(group) => (
          <section aria-label={stepLooks[stepOfException({ state: group.state })].word}>
            <h2 class="flex min-h-[34px] flex-wrap items-center gap-x-2 border-b border-line bg-canvas px-4 py-1.5 text-small font-medium text-muted sm:px-5">
              {titles[group.state]} <span class="text-faint tabular-nums">{group.exceptions.length}</span>
              <span class="font-normal text-faint sm:ml-2">{meaning[group.state]}</span>
            </h2>
            <ul>
              <For each={group.exceptions}>{(exception) => <Line exception={exception} />}</For>
            </ul>
          </section>
        )}
      </For>
    </Show>
  )
}

const titles: Record<SyncException['state'], string> = {
  conflict: 'Conflict',
  failed: 'Failed',
  drifted: 'Drift',
  missing: 'Deleted on disk',
  foreign: 'In the way',
  waiting: 'Waiting for a yes',
  outdated: 'Outdated',
}

function Line(props: { exception: StandingException }) {
  const name = () => readArtifactId(props.exception.id)
  const step = () => stepOfException(props.exception)
  const cut = () => name().path.lastIndexOf('/') + 1
  return (
    <li class="flex min-h-11 items-center gap-3 border-b border-hairline px-4 py-1.5 sm:min-h-[38px] sm:px-5">
      <StepMark step={step()} />
      <span class="flex min-w-0 grow items-baseline gap-x-3 max-sm:flex-col">
        <span class="mono min-w-0 break-all">
          <span class="text-faint">{name().path.slice(0, cut())}</span>
          <span class="font-medium">{name().path.slice(cut())}</span>
        </span>
        <span class="mono max-w-full min-w-0 truncate text-small text-muted" title={name().part}>
          {name().part}
        </span>
      </span>
      <Show when={props.exception.putBack}>
        <span class="shrink-0 text-small text-muted">to be put back</span>
      </Show>
      <span class={`shrink-0 text-small font-medium ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
    </li>
  )
}

function NothingListed(props: { status: TargetStatus; command: string }) {
  const sync = () => <CommandChip command="ccm sync" copies={props.command} />
  return (
    <Switch
      fallback={
        <Empty mark={<StepMark step="outdated" width={30} />} title="The library moved on" action={sync()}>
          Nothing was edited on disk. Run this on its machine to write what changed.
        </Empty>
      }
    >
      <Match when={props.status.lastError}>
        {(error) => (
          <Empty mark={<StepMark step="failed" width={30} />} title="The last sync stopped" action={sync()}>
            {error().message}
          </Empty>
        )}
      </Match>
      <Match when={props.status.state === 'in-step'}>
        <Empty mark={<StepMark step="in-step" width={30} />} title="Everything is in step">
          Library, last written and disk agree on every artifact.
        </Empty>
      </Match>
      <Match when={!props.status.reportedAt}>
        <Empty mark={<StepMark step="not-seen" width={30} />} title="No report yet" action={sync()}>
          Run this on its machine. It shows its plan before it writes, and the state appears here.
        </Empty>
      </Match>
    </Switch>
  )
}
