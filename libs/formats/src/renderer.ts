import type { Artifact, ComponentOf, ComponentType, Scope, Warning } from '@ccm/contract'

/** What rendering depends on besides the component itself. */
export interface RenderContext {
  scope: Scope
  /** Values for `{{name}}`, the strongest already chosen. */
  variables: Readonly<Record<string, string>>
  project: { name: string; description: string }
}

/** What a component gives at a target, and what a person should know about it. */
export interface Rendered {
  artifacts: Artifact[]
  warnings: Warning[]
}

/** Turns a component of one type into artifacts. Same input, same output. */
export type Renderer<T extends ComponentType> = (component: ComponentOf<T>, context: RenderContext) => Rendered
