import type { Artifact, ComponentType, Effective, Project, TargetPreview, Warning } from '@ccm/contract'
import { fromPointer, type Checkout, type RenderContext } from '@ccm/formats'

/** Where a component is looked at from: alone, or in a project with everything else the project receives. */
export interface Viewpoint {
  context: Omit<RenderContext, 'files'>
  /** What the target receives as the library is now, this component's own share included. */
  artifacts: readonly Artifact[]
  /** The machine leaves it out of files that git shares. */
  switchedOff: boolean
  /** Ids of all components that are switched off like that. */
  allSwitchedOff: ReadonlySet<string>
  /** What the library says of this component there. */
  warnings: readonly Warning[]
  /** What keeps it from being written there as it stands, in a sentence. */
  remark: string | undefined
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
}

/** A component as a project receives it. */
export function projectOf(componentId: string, { project, effective, preview }: SeenProject): Viewpoint {
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
    warnings: (preview?.warnings ?? []).filter(({ owner, code }) => owner?.componentId === componentId && saidByTarget.has(code)),
    remark: remarkOf(project, effective, here, left),
  }
}

/** What only the whole target can tell; everything else is found in the draft itself. */
const saidByTarget: ReadonlySet<Warning['code']> = new Set(['shadowed', 'override-not-private', 'override-invalid'])

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
  here: Effective['components'][number] | undefined,
  left: Effective['leftOut'][number] | undefined,
): string | undefined {
  if (problem !== null) return problem
  const modifier = here?.reasons.find(({ action }) => action === 'modifies')
  if (modifier) return `${modifier.name} changes it by an override. The files here are without that change.`
  if (here) return undefined
  const last = left?.reasons.at(-1)
  if (last?.action === 'disabled') return 'It is off: nothing of this is written until it is turned on.'
  return last ? `${last.name} leaves it out, so that ${name} does not receive this.` : undefined
}
