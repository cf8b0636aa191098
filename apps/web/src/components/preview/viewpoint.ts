import type { Artifact, ComponentType, Effective, Override, Project, TargetPreview, Warning } from '@ccm/contract'
import { fromPointer, type Checkout, type RenderContext } from '@ccm/formats'
import type { Change } from './with-changes.ts'

/** Where a component is looked at from: alone, or in a project with everything else the project receives. */
export interface Viewpoint {
  context: Omit<RenderContext, 'files'>
  /** What the target receives as the library is now, this component's own share included. */
  artifacts: readonly Artifact[]
  /** The machine leaves it out of files that git shares. */
  switchedOff: boolean
  /** Ids of all components that are switched off like that. */
  allSwitchedOff: ReadonlySet<string>
  /** What the project and the machine change in this component, in the order it is done. */
  changes: readonly Change[]
  /** What the library says of this component there. */
  warnings: readonly Warning[]
  /** What keeps it from being written there as it stands, or changes it there, in a sentence. */
  remark: { kind: 'warning' | 'info'; text: string } | undefined
}

/** As if it stood in a project of its own. Keybindings have no place but a user's own directory. */
export function aloneOf(type: ComponentType): Viewpoint {
  const isUsers = type === 'keybindings'
  return {
    context: {
      scope: isUsers ? 'user' : 'project',
      target: isUsers ? { kind: 'user', configDirectory: 'default' } : { kind: 'project' },
      variables: {},
      project: { name: 'example', description: 'A project to look at.' },
    },
    artifacts: [],
    switchedOff: false,
    allSwitchedOff: new Set(),
    changes: [],
    warnings: [],
    remark: undefined,
  }
}

/** What a project's page knows of it. */
export interface SeenProject {
  project: Project
  effective: Effective
  /** Undefined when nothing can be written, because components contradict each other. */
  preview: TargetPreview | undefined
  /** The exceptions of the project and its machine, as far as anything is changed by one. */
  overrides: readonly Override[]
}

/** A component as a project receives it. */
export function projectOf(componentId: string, { project, effective, preview, overrides }: SeenProject): Viewpoint {
  const here = effective.components.find((component) => component.componentId === componentId)
  const left = effective.leftOut.find((component) => component.componentId === componentId)
  const scope = here?.scope ?? left?.scope ?? 'project'
  const artifacts = preview?.artifacts ?? []
  return {
    context: {
      scope,
      target: { kind: 'project' },
      checkout: checkoutOf(artifacts),
      variables: variablesOf(effective, project.shared && scope === 'project'),
      project: { name: project.name, description: project.description },
    },
    artifacts,
    switchedOff: here?.switchedOff ?? false,
    allSwitchedOff: new Set(effective.components.flatMap((component) => (component.switchedOff ? [component.componentId] : []))),
    changes: changesOf(here, overrides),
    warnings: (preview?.warnings ?? []).filter(({ owner, code }) => owner?.componentId === componentId && saidByTarget.has(code)),
    remark: remarkOf(project, effective, here, left),
  }
}

/** What only the whole target can tell; everything else is found in the draft itself. */
const saidByTarget: ReadonlySet<Warning['code']> = new Set(['shadowed', 'override-not-private'])

type Here = Effective['components'][number] | undefined

/** What is changed in it there, by those who do. One that reaches only files that git shares changes nothing, and is no reason. */
const changesOf = (here: Here, overrides: readonly Override[]): Change[] =>
  (here?.reasons ?? []).flatMap(({ action, level, name }) => {
    const override = overrides.find((one) => one.level === level && one.component.id === here?.componentId)
    return action === 'modifies' && override?.patch ? [{ by: name, patch: override.patch }] : []
  })

/** Files that git shares know nothing of one machine. */
function variablesOf({ variables }: Effective, committed: boolean): Record<string, string> {
  const entries = Object.entries(variables).filter(([, { from }]) => !committed || !from.startsWith('machine '))
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value]))
}

/** Read from what is written under the checkout's path, if anything is. */
function checkoutOf(artifacts: readonly Artifact[]): Checkout {
  for (const artifact of artifacts) {
    if (artifact.kind !== 'key' || artifact.root !== 'home') continue
    const [container, root] = fromPointer(artifact.pointer)
    if (container === 'projects' && root !== undefined) return { root }
  }
  return 'unknown'
}

function remarkOf(
  { name }: Project,
  { problem }: Effective,
  here: Here,
  left: Effective['leftOut'][number] | undefined,
): Viewpoint['remark'] {
  if (problem !== null) return { kind: 'warning', text: problem }
  const modifiers = (here?.reasons ?? []).flatMap(({ action, name: by }) => (action === 'modifies' ? [by] : []))
  if (modifiers.length > 0)
    return { kind: 'info', text: `With what ${modifiers.join(' and ')} ${modifiers.length > 1 ? 'change' : 'changes'} by override.` }
  if (here) return undefined
  const last = left?.reasons.at(-1)
  if (last?.action === 'disabled') return { kind: 'warning', text: 'It is off: nothing of this is written until it is turned on.' }
  return last && { kind: 'warning', text: `${last.name} leaves it out, so that ${name} does not receive this.` }
}
