import type { AnyComponent, Warning } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { modified } from '../library/modified-components.ts'
import type { Resolved } from '../resolve/resolution.ts'

/** A component as it applies to a target, its config changed where an exception says so. */
export interface Applied {
  component: AnyComponent
  resolved: Resolved
}

/**
 * The components of a resolution with their configs. A change that does not fit its component any more is not made: the
 * component stays as it is without it, and the warning says so.
 */
export function appliedComponents(library: Library, components: Resolved[]): { applied: Applied[]; warnings: Warning[] } {
  const parsed = new Map(library.components(components).map((component) => [component.id, component]))
  const warnings: Warning[] = []
  const applied = components.flatMap((resolved): Applied[] => {
    const component = parsed.get(resolved.componentId)
    return component ? [{ component: withPatches(component, resolved, warnings), resolved }] : []
  })
  return { applied, warnings }
}

/** A component with another config, changed like the one that applies. */
export const appliedAs = (component: AnyComponent, resolved: Resolved): AnyComponent => withPatches(component, resolved, [])

function withPatches(component: AnyComponent, { patches }: Resolved, warnings: Warning[]): AnyComponent {
  return patches.reduce((current, { patch, from }) => {
    const { component: next, issues } = modified(current, patch)
    if (issues[0]) warnings.push(doesNotFit(component, from, `${issues[0].path.join('.')}: ${issues[0].message}`))
    return next
  }, component)
}

const doesNotFit = ({ id, type, name, revision }: AnyComponent, from: string, why: string): Warning => ({
  code: 'override-invalid',
  message: `The ${type} "${name}" is written without the change that ${from} makes to it, because it would not be valid any more. ${why} Set that override again, or remove it.`,
  owner: { componentId: id, type, name, revision },
})
