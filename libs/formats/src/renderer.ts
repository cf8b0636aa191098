import type { Artifact, ComponentOf, ComponentType, FileContent, Scope, Warning } from '@ccm/contract'

/** Contents of supporting files by the sha256 of their bytes. */
export interface FileSource {
  get(hash: string): FileContent | undefined
}

/**
 * What is rendered for: a project, or a user's own directory of Claude Code, which is `.claude` in the home (`default`) or one that
 * `CLAUDE_CONFIG_DIR` names (`own`).
 */
export type RenderTargetKind = { kind: 'project' } | { kind: 'user'; configDirectory: 'default' | 'own' }

/**
 * Where Claude Code keeps what belongs to one checkout: under the real path of the root of its git work tree. `none`: the project is not
 * that root; `unknown`: it may be.
 */
export type Checkout = { root: string } | 'none' | 'unknown'

/** What rendering depends on besides the component itself. */
export interface RenderContext {
  /** Where in a project it goes; a user target has one place only. */
  scope: Scope
  target: RenderTargetKind
  /** Of a project; left out, `unknown`. */
  checkout?: Checkout
  /** Where contents of supporting files come from. */
  files: FileSource
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
