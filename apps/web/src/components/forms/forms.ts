import type { ComponentType } from '@ccm/contract'
import { type Component, lazy } from 'solid-js'
import type { FormProps } from './fields.ts'

/** The form of each component type, loaded when an editor opens. A new type does not compile until it has one. */
export const forms: Record<ComponentType, Component<FormProps>> = {
  'mcp-server': lazy(() => import('./mcp-server-form.tsx')),
  subagent: lazy(() => import('./subagent-form.tsx')),
  skill: lazy(() => import('./skill-form.tsx')),
  command: lazy(() => import('./command-form.tsx')),
  rule: lazy(() => import('./rule-form.tsx')),
  hook: lazy(() => import('./hook-form.tsx')),
  permissions: lazy(() => import('./permissions-form.tsx')),
  settings: lazy(() => import('./settings-form.tsx')),
  'status-line': lazy(() => import('./status-line-form.tsx')),
  'output-style': lazy(() => import('./output-style-form.tsx')),
  plugin: lazy(() => import('./plugin-form.tsx')),
  keybindings: lazy(() => import('./keybindings-form.tsx')),
  'claude-md': lazy(() => import('./claude-md-form.tsx')),
}
