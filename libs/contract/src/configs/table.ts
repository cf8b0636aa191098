import { z } from 'zod'
import { Name } from '../common.ts'
import { ClaudeMdConfig } from './claude-md.ts'
import { CommandConfig, CommandKey } from './command.ts'
import { HookConfig } from './hook.ts'
import { KeybindingsConfig } from './keybindings.ts'
import { McpServerConfig, McpServerKey } from './mcp-server.ts'
import { OutputStyleConfig, OutputStyleKey } from './output-style.ts'
import { PermissionsConfig } from './permissions.ts'
import { PluginConfig, PluginKey } from './plugin.ts'
import { RuleConfig, RuleKey } from './rule.ts'
import { SettingsConfig } from './settings.ts'
import { SkillConfig, SkillKey } from './skill.ts'
import { StatusLineConfig } from './status-line.ts'
import { SubagentConfig, SubagentKey } from './subagent.ts'

/** The kinds of component, in the order lists and menus show them. */
export const componentTypes = [
  'mcp-server',
  'subagent',
  'skill',
  'command',
  'rule',
  'hook',
  'permissions',
  'settings',
  'status-line',
  'output-style',
  'plugin',
  'keybindings',
  'claude-md',
] as const
export const ComponentType = z.enum(componentTypes, {
  error: ({ input }) =>
    input === undefined
      ? `Name the type. Use one of: ${componentTypes.join(', ')}.`
      : `"${String(input)}" is no component type. Use one of: ${componentTypes.join(', ')}.`,
})
export type ComponentType = z.infer<typeof ComponentType>

/** The schema of each type's `config`. A new type does not compile until it stands here. */
export const configSchemas = {
  'mcp-server': McpServerConfig,
  subagent: SubagentConfig,
  skill: SkillConfig,
  command: CommandConfig,
  rule: RuleConfig,
  hook: HookConfig,
  permissions: PermissionsConfig,
  settings: SettingsConfig,
  'status-line': StatusLineConfig,
  'output-style': OutputStyleConfig,
  plugin: PluginConfig,
  keybindings: KeybindingsConfig,
  'claude-md': ClaudeMdConfig,
} satisfies Record<ComponentType, z.ZodType>

/** The schema of each type's `key`, its name on disk. Types without a name on disk take a kebab-case one. */
export const keySchemas = {
  'mcp-server': McpServerKey,
  subagent: SubagentKey,
  skill: SkillKey,
  command: CommandKey,
  rule: RuleKey,
  hook: Name,
  permissions: Name,
  settings: Name,
  'status-line': Name,
  'output-style': OutputStyleKey,
  plugin: PluginKey,
  keybindings: Name,
  'claude-md': Name,
} satisfies Record<ComponentType, z.ZodType<string>>

/** The parsed config of a type, or of any type. */
export type ConfigOf<T extends ComponentType = ComponentType> = z.infer<(typeof configSchemas)[T]>
