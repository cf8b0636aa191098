import type { AnyComponent, Artifact, Hash, Warning } from '@ccm/contract'
import {
  approvalsOf,
  type Checkout,
  type FileSource,
  mergeRendered,
  renderComponent,
  type RenderContext,
  type RenderedAt,
  renderSwitchedOff,
  type RenderTargetKind,
  UnresolvableError,
} from '@ccm/formats'
import { listRevision } from '@ccm/formats/hash'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Resolution, ResolvedVariable } from '../resolve/resolution.ts'
import { readSettings } from '../settings/read.ts'
import { type Applied, appliedComponents } from './applied.ts'
import { missingEnvVars } from './missing-env-vars.ts'

/** What templates know of the project they are rendered for. */
export type ProjectFace = RenderContext['project']

/** What components are rendered for. */
export interface RenderFor {
  target: RenderTargetKind
  /** Of a project; left out, unknown. */
  checkout?: Checkout
  project: ProjectFace
  /** Names of env vars that have a value there. */
  envNames: ReadonlySet<string>
}

/** What a target should be. */
export interface Wanted {
  revision: Hash
  artifacts: Artifact[]
  warnings: Warning[]
}

/**
 * Renders what was resolved.
 *
 * @throws AppError `unresolvable` when two components of one level want one place to hold different things
 */
export function render(library: Library, resolution: Resolution, where: RenderFor): Wanted {
  const { artifacts, warnings, applied } = renderApplied(library, resolution, where)
  return wanted(artifacts, [...resolution.warnings, ...warnings, ...missingEnvVars(applied, where.envNames)])
}

/** The artifacts alone, without what takes time to say about them. */
export const renderArtifacts = (library: Library, resolution: Resolution, where: Omit<RenderFor, 'envNames'>): Artifact[] =>
  renderApplied(library, resolution, where).artifacts

function renderApplied(library: Library, resolution: Resolution, { target, checkout, project }: Omit<RenderFor, 'envNames'>) {
  const { applied, warnings } = appliedComponents(library, resolution.components)
  const committed = library.renders.with({ variables: valuesOf(resolution.committedVariables), project, target, checkout })
  const own = library.renders.with({ variables: valuesOf(resolution.variables), project, target, checkout })
  const merged = merge([
    ...applied.map(({ component, resolved: { scope, level } }) => ({
      rendered: (scope === 'project' ? committed : own)(component, scope),
      level,
    })),
    ...switchedOff(applied),
  ])
  const artifacts = target.kind === 'project' ? withApprovals(library, merged.artifacts, applied) : merged.artifacts
  return { artifacts, applied, warnings: [...warnings, ...merged.warnings] }
}

/** Renders one component as if it stood alone: in a project, or in a user's own directory when it has no other place. */
export function renderAlone(component: AnyComponent, project: ProjectFace, files: FileSource): Wanted {
  const isUsers = component.type === 'keybindings'
  const target: RenderTargetKind = isUsers ? { kind: 'user', configDirectory: 'default' } : { kind: 'project' }
  const scope = isUsers ? 'user' : 'project'
  const { artifacts, warnings } = merge([
    { rendered: renderComponent(component, { scope, target, files, variables: {}, project }), level: 0 },
  ])
  return wanted(artifacts, warnings)
}

const wanted = (artifacts: Artifact[], warnings: Warning[]): Wanted => ({
  artifacts,
  warnings,
  revision: listRevision(artifacts, warnings),
})

/** The values alone. */
export const valuesOf = (variables: Record<string, ResolvedVariable>) =>
  Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]))

/** What leaves components alone in one checkout, over everything else. */
const switchedOff = (applied: Applied[]): RenderedAt[] =>
  applied.flatMap(({ component, resolved }) =>
    resolved.switchedOff ? [{ rendered: renderSwitchedOff(component), level: Number.POSITIVE_INFINITY }] : [],
  )

/** Approves the library's own MCP servers, unless nobody wants that. */
function withApprovals({ read }: Library, artifacts: Artifact[], applied: Applied[]): Artifact[] {
  if (!artifacts.some(({ path }) => path === '.mcp.json') || !readSettings(read).approveMcpServers) return artifacts
  const off = new Set(applied.flatMap(({ resolved }) => (resolved.switchedOff ? [resolved.componentId] : [])))
  return [...artifacts, ...approvalsOf(artifacts, off)]
}

function merge(rendered: RenderedAt[]) {
  try {
    return mergeRendered(rendered)
  } catch (error) {
    if (error instanceof UnresolvableError) throw new AppError('unresolvable', error.message, { cause: error })
    throw error
  }
}
