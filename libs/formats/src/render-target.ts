import type { AnyComponent, Scope } from '@ccm/contract'
import { mergeRendered } from './merge.ts'
import type { RenderContext, Rendered } from './renderer.ts'
import { renderComponent } from './renderers.ts'

/** A component that applies to a target. */
export interface TargetComponent {
  component: AnyComponent
  scope: Scope
  /** How late it comes: rising from parent profile to profile to project to machine. */
  level: number
}

export interface TargetInput extends Omit<RenderContext, 'scope'> {
  /** In the order their artifacts are wanted. */
  components: TargetComponent[]
}

/**
 * Everything a target should receive, one artifact for each identity.
 *
 * @throws {UnresolvableError} when components of the same level contradict each other; it names them and says what to do
 */
export function renderTarget({ components, ...context }: TargetInput): Rendered {
  return mergeRendered(
    components.map(({ component, scope, level }) => ({ rendered: renderComponent(component, { ...context, scope }), level })),
  )
}
