import type { Project } from '@ccm/contract'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { MiddlePath } from '../ui/middle-path.tsx'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { sayState, stepOfTarget } from './steps.ts'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[112px_minmax(0,1fr)_96px_96px] lg:grid-cols-[112px_minmax(0,3fr)_minmax(0,2fr)_minmax(0,4fr)_minmax(0,2fr)_112px]'
const headings = [
  { title: 'State' },
  { title: 'Name' },
  { title: 'Machine' },
  { title: 'Path', class: 'max-lg:hidden' },
  { title: 'Profile', class: 'max-lg:hidden' },
  { title: 'Reported' },
]

export function ProjectList(props: { projects: Project[]; total: number; onNearEnd: () => void }) {
  return (
    <RowGrid
      label="Projects"
      columns={columns}
      headings={headings}
      rows={props.projects}
      total={props.total}
      onNearEnd={() => props.onNearEnd()}
    >
      {(project) => <ProjectCells project={project()} />}
    </RowGrid>
  )
}

function ProjectCells(props: { project: Project }) {
  const step = () => stepOfTarget[props.project.state]
  return (
    <>
      <Cell class="flex items-center gap-2 max-sm:order-2">
        <StepMark step={step()} />
        <span class={`font-medium ${stepLooks[step()].tone}`} title={sayState(props.project)}>
          {stepLooks[step()].word}
        </span>
      </Cell>
      <Cell class="max-sm:order-1">
        <A href={`/projects/${props.project.id}`} class="stretched mono block truncate font-medium" title={props.project.name}>
          {props.project.name}
        </A>
        <span class="block truncate text-small text-muted sm:hidden">
          {props.project.machine.name} · {props.project.path}
        </span>
      </Cell>
      <Cell class="mono truncate text-muted max-sm:hidden">{props.project.machine.name}</Cell>
      <Cell class="text-muted max-lg:hidden">
        <MiddlePath path={props.project.path} />
      </Cell>
      <Cell class="mono truncate text-muted max-lg:hidden">
        <Show when={props.project.profile} fallback={<span class="font-sans text-faint">none</span>}>
          {(profile) => profile().name}
        </Show>
      </Cell>
      <Cell class="truncate text-small text-faint max-sm:hidden">
        <Show when={props.project.reportedAt} fallback="never">
          {(at) => <Time at={at()} />}
        </Show>
      </Cell>
    </>
  )
}
