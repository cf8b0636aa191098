import type { AnyComponent, Artifact, Hash, Warning } from '@ccm/contract'
import { mergeRendered, renderComponent, type RenderedAt, UnresolvableError } from '@ccm/formats'
import { listRevision } from '@ccm/formats/hash'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Resolution } from '../resolve/resolve.ts'

/** What templates know of the project they are rendered for. */
export interface ProjectFace {
  name: string
  description: string
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
export function render(library: Library, { components, variables }: Resolution, { name, description }: ProjectFace): Wanted {
  const parsed = new Map(library.components(components).map((component) => [component.id, component]))
  const values = Object.fromEntries(Object.entries(variables).map(([variable, { value }]) => [variable, value]))
  const renderOne = library.renders.with({ variables: values, project: { name, description } })
  const rendered = components.flatMap(({ componentId, scope, level }) => {
    const component = parsed.get(componentId)
    return component ? [{ rendered: renderOne(component, scope), level }] : []
  })
  return merged(rendered)
}

/** Renders one component as if it stood in a project alone. */
export const renderAlone = (component: AnyComponent, project: ProjectFace): Wanted =>
  merged([{ rendered: renderComponent(component, { scope: 'project', variables: {}, project }), level: 0 }])

function merged(rendered: RenderedAt[]): Wanted {
  try {
    const { artifacts, warnings } = mergeRendered(rendered)
    return { artifacts, warnings, revision: listRevision(artifacts, warnings) }
  } catch (error) {
    if (error instanceof UnresolvableError) throw new AppError('unresolvable', error.message, { cause: error })
    throw error
  }
}
