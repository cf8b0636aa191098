import type { ComponentOf, ComponentType } from '@ccm/contract'
import { renderClaudeMd } from './claude-code/claude-md.ts'
import { renderCommand } from './claude-code/command.ts'
import { renderHook } from './claude-code/hook.ts'
import { renderKeybindings } from './claude-code/keybindings.ts'
import { renderMcpServer } from './claude-code/mcp-server.ts'
import { renderOutputStyle } from './claude-code/output-style.ts'
import { renderPermissions } from './claude-code/permissions.ts'
import { renderPlugin } from './claude-code/plugin.ts'
import { renderRule } from './claude-code/rule.ts'
import { renderSettings } from './claude-code/settings.ts'
import { renderSkill } from './claude-code/skill.ts'
import { renderStatusLine } from './claude-code/status-line.ts'
import { renderSubagent } from './claude-code/subagent.ts'
import type { RenderContext, Rendered, Renderer } from './renderer.ts'

/** How each type of component is written for Claude Code. A new type does not compile until it stands here. */
export const renderers: { readonly [T in ComponentType]: Renderer<T> } = {
  'mcp-server': renderMcpServer,
  subagent: renderSubagent,
  skill: renderSkill,
  command: renderCommand,
  rule: renderRule,
  hook: renderHook,
  permissions: renderPermissions,
  settings: renderSettings,
  'status-line': renderStatusLine,
  'output-style': renderOutputStyle,
  plugin: renderPlugin,
  keybindings: renderKeybindings,
  'claude-md': renderClaudeMd,
}

/** Renders one component by its type. */
export const renderComponent = <T extends ComponentType>(component: ComponentOf<T>, context: RenderContext): Rendered =>
  renderers[component.type](component, context)
