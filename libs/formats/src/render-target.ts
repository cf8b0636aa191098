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

export interface TargetInput {
  /** In the order their artifacts are wanted. */
  components: TargetComponent[]
  /** Values for `{{name}}`, the strongest already chosen. */
  variables: RenderContext['variables']
  project: RenderContext['project']
}

/**
 * Everything a project should receive, one artifact for each identity.
 *
 * @throws {UnresolvableError} when components of the same level contradict each other; it names them and says what to do
 */
export function renderTarget({ components, variables, project }: TargetInput): Rendered {
  return mergeRendered(
    components.map(({ component, scope, level }) => ({ rendered: renderComponent(component, { scope, variables, project }), level })),
  )
}
