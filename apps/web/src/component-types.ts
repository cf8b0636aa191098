import type { ComponentType } from '@ccm/contract'
import type { Component } from 'solid-js'
import Blocks from '~icons/lucide/blocks'
import BookOpen from '~icons/lucide/book-open'
import Bot from '~icons/lucide/bot'
import FileText from '~icons/lucide/file-text'
import Keyboard from '~icons/lucide/keyboard'
import PanelBottom from '~icons/lucide/panel-bottom'
import Plug from '~icons/lucide/plug'
import Scale from '~icons/lucide/scale'
import ShieldCheck from '~icons/lucide/shield-check'
import SlidersHorizontal from '~icons/lucide/sliders-horizontal'
import SquareSlash from '~icons/lucide/square-slash'
import Type from '~icons/lucide/type'
import Webhook from '~icons/lucide/webhook'

interface TypeLook {
  word: string
  plural: string
  /** Its key is a name that Claude Code reads, and not only ours. */
  named: boolean
  icon: Component<{ class?: string }>
  /** The class that carries the type's hue as text colour. */
  hue: string
}

/** How each type is named and drawn. A type is always hue, icon and word together; a new one does not compile until it stands here. */
export const typeLooks: Record<ComponentType, TypeLook> = {
  'mcp-server': { word: 'MCP server', plural: 'MCP servers', named: true, icon: Plug, hue: 'text-mcp-server' },
  subagent: { word: 'Subagent', plural: 'Subagents', named: true, icon: Bot, hue: 'text-subagent' },
  skill: { word: 'Skill', plural: 'Skills', named: true, icon: BookOpen, hue: 'text-skill' },
  command: { word: 'Command', plural: 'Commands', named: true, icon: SquareSlash, hue: 'text-command' },
  rule: { word: 'Rule', plural: 'Rules', named: true, icon: Scale, hue: 'text-rule' },
  hook: { word: 'Hook', plural: 'Hooks', named: false, icon: Webhook, hue: 'text-hook' },
  permissions: { word: 'Permissions', plural: 'Permissions', named: false, icon: ShieldCheck, hue: 'text-permissions' },
  settings: { word: 'Settings', plural: 'Settings', named: false, icon: SlidersHorizontal, hue: 'text-settings' },
  'status-line': { word: 'Status line', plural: 'Status lines', named: false, icon: PanelBottom, hue: 'text-status-line' },
  'output-style': { word: 'Output style', plural: 'Output styles', named: true, icon: Type, hue: 'text-output-style' },
  plugin: { word: 'Plugin', plural: 'Plugins', named: true, icon: Blocks, hue: 'text-plugin' },
  keybindings: { word: 'Keybindings', plural: 'Keybindings', named: false, icon: Keyboard, hue: 'text-keybindings' },
  'claude-md': { word: 'CLAUDE.md', plural: 'CLAUDE.md', named: false, icon: FileText, hue: 'text-claude-md' },
}

const isType = (value: string): value is ComponentType => value in typeLooks

export const allTypes = Object.keys(typeLooks).filter(isType)

/** The type a text from outside names, if it names one. */
export const parseType = (value: string | undefined): ComponentType | undefined =>
  value !== undefined && Object.hasOwn(typeLooks, value) && isType(value) ? value : undefined
