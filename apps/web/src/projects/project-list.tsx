import type { Project } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { A } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import FolderOpen from '~icons/lucide/folder-open'
import { MiddlePath } from '../ui/middle-path.tsx'
import { Cell, RowGrid } from '../ui/row-grid.tsx'
import { StepMark, stepLooks } from '../ui/step-mark.tsx'
import { Time } from '../ui/time.tsx'
import { textOf } from '../ui/words.tsx'
import { byMachine } from './by-machine.ts'
import { createProjectActs } from './project-acts.tsx'
import { sayStanding } from './say-standing.ts'
import { stepOfTarget } from './steps.ts'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[112px_minmax(0,1fr)_96px_72px] lg:grid-cols-[112px_minmax(0,3fr)_minmax(0,2fr)_minmax(0,4fr)_minmax(112px,2fr)_72px_minmax(0,5fr)]'
const grouped =
  'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[96px_112px_minmax(0,1fr)_72px] lg:grid-cols-[minmax(0,2fr)_112px_minmax(0,3fr)_minmax(0,4fr)_minmax(112px,2fr)_72px_minmax(0,5fr)]'
const machine = { title: 'Machine' }
const state = { title: 'State' }
const name = { title: 'Name' }
const rest = [
  { title: 'Path', class: 'max-lg:hidden' },
  { title: 'Profile', class: 'max-lg:hidden' },
  { title: 'Since' },
  { title: 'Why', class: 'max-lg:hidden' },
]

interface ProjectListProps {
  projects: Project[]
  total: number
  /** Machine by machine, each named once. */
  isGrouped: boolean
  onNearEnd: () => void
}

/** Projects with how each stands and why. */
export function ProjectList(props: ProjectListProps) {
  const navigate = useNavigate()
  const acts = createProjectActs()
  const rows = createMemo(() => {
    const all = props.isGrouped ? byMachine(props.projects) : props.projects.map((project) => ({ project, leads: true }))
    return all.map((row) => ({ ...row, id: row.project.id, name: row.project.name }))
  })
  return (
    <>
      <RowGrid
        label="Projects"
        columns={props.isGrouped ? grouped : columns}
        headings={props.isGrouped ? [machine, state, name, ...rest] : [state, name, machine, ...rest]}
        rows={rows()}
        total={props.total}
        onNearEnd={() => props.onNearEnd()}
        actions={(row) => [
          { label: 'Open', icon: FolderOpen, keys: ['Enter'], onSelect: () => navigate(`/projects/${row.id}`) },
          ...acts.itemsFor(row.project),
        ]}
      >
        {(row) => (
          <Show
            when={props.isGrouped}
            fallback={
              <>
                <State project={row().project} />
                <Name project={row().project} />
                <Machine project={row().project} leads />
                <Rest project={row().project} />
              </>
            }
          >
            <Machine project={row().project} leads={row().leads} strong />
            <State project={row().project} />
            <Name project={row().project} />
            <Rest project={row().project} />
          </Show>
        )}
      </RowGrid>
      {acts.dialogs}
    </>
  )
}

const Machine = (props: { project: Project; leads: boolean; strong?: boolean }) => (
  <Cell class={`mono truncate max-sm:hidden ${props.strong ? 'font-medium' : 'text-muted'}`}>
    <span classList={{ 'sr-only': !props.leads }}>{props.project.machine.name}</span>
  </Cell>
)

function State(props: { project: Project }) {
  const step = () => stepOfTarget[props.project.state]
  return (
    <Cell class="flex items-center gap-2 max-sm:order-2">
      <StepMark step={step()} />
      <span class={`font-medium whitespace-nowrap ${stepLooks[step()].tone}`}>{stepLooks[step()].word}</span>
    </Cell>
  )
}

const Name = (props: { project: Project }) => (
  <Cell class="max-sm:order-1">
    <A href={`/projects/${props.project.id}`} class="stretched mono block truncate font-medium" title={props.project.name}>
      {props.project.name}
    </A>
    <span class="block truncate text-small text-muted sm:hidden">
      {props.project.machine.name} · {textOf(sayStanding(props.project))}
    </span>
  </Cell>
)

function Rest(props: { project: Project }) {
  const why = () => (props.project.state === 'in-step' ? '' : textOf(sayStanding(props.project)))
  return (
    <>
      <Cell class="text-muted max-lg:hidden">
        <MiddlePath path={props.project.path} />
      </Cell>
      <Cell class="mono truncate text-muted max-lg:hidden">
        <Show when={props.project.profile} fallback={<span class="font-sans text-faint">none</span>}>
          {(profile) => profile().name}
        </Show>
      </Cell>
      <Cell class="truncate text-small text-faint max-sm:hidden">
        <Show when={props.project.standing.since}>{(at) => <Time at={at()} />}</Show>
      </Cell>
      <Cell class="truncate text-muted max-lg:hidden">
        <span title={why()}>{why()}</span>
      </Cell>
    </>
  )
}
