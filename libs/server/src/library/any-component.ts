import { type AnyComponent, type ComponentOf, type ComponentType, configSchemas } from '@ccm/contract'

type Identity = Pick<AnyComponent, 'id' | 'name' | 'key' | 'revision'>
type Narrow = { [T in ComponentType]: (identity: Identity, config: unknown) => ComponentOf<T> }

const narrow: Narrow = {
  'mcp-server': (identity, config) => ({ ...identity, type: 'mcp-server', config: configSchemas['mcp-server'].parse(config) }),
  subagent: (identity, config) => ({ ...identity, type: 'subagent', config: configSchemas.subagent.parse(config) }),
  skill: (identity, config) => ({ ...identity, type: 'skill', config: configSchemas.skill.parse(config) }),
  command: (identity, config) => ({ ...identity, type: 'command', config: configSchemas.command.parse(config) }),
  rule: (identity, config) => ({ ...identity, type: 'rule', config: configSchemas.rule.parse(config) }),
  hook: (identity, config) => ({ ...identity, type: 'hook', config: configSchemas.hook.parse(config) }),
  permissions: (identity, config) => ({ ...identity, type: 'permissions', config: configSchemas.permissions.parse(config) }),
  settings: (identity, config) => ({ ...identity, type: 'settings', config: configSchemas.settings.parse(config) }),
  'status-line': (identity, config) => ({ ...identity, type: 'status-line', config: configSchemas['status-line'].parse(config) }),
  'output-style': (identity, config) => ({ ...identity, type: 'output-style', config: configSchemas['output-style'].parse(config) }),
  plugin: (identity, config) => ({ ...identity, type: 'plugin', config: configSchemas.plugin.parse(config) }),
  keybindings: (identity, config) => ({ ...identity, type: 'keybindings', config: configSchemas.keybindings.parse(config) }),
  'claude-md': (identity, config) => ({ ...identity, type: 'claude-md', config: configSchemas['claude-md'].parse(config) }),
}

/**
 * A component whose config is parsed by its type.
 *
 * @throws ZodError when the config is not valid for the type
 */
export const toAnyComponent = (type: ComponentType, config: unknown, { id, name, key, revision }: Identity): AnyComponent =>
  narrow[type]({ id, name, key, revision }, config)
