import { type AnyComponent, type ComponentOf, type ComponentType, configSchemas } from '@ccm/contract'

type Identity = Pick<AnyComponent, 'id' | 'name' | 'key' | 'revision'>
type Narrow = { [T in ComponentType]: (identity: Identity, config: unknown) => ComponentOf<T> }

const narrow: Narrow = {
  'mcp-server': (identity, config) => ({ ...identity, type: 'mcp-server', config: configSchemas['mcp-server'].parse(config) }),
  subagent: (identity, config) => ({ ...identity, type: 'subagent', config: configSchemas.subagent.parse(config) }),
  command: (identity, config) => ({ ...identity, type: 'command', config: configSchemas.command.parse(config) }),
  hook: (identity, config) => ({ ...identity, type: 'hook', config: configSchemas.hook.parse(config) }),
  permissions: (identity, config) => ({ ...identity, type: 'permissions', config: configSchemas.permissions.parse(config) }),
  'claude-md': (identity, config) => ({ ...identity, type: 'claude-md', config: configSchemas['claude-md'].parse(config) }),
}

/**
 * A component whose config is parsed by its type.
 *
 * @throws ZodError when the config is not valid for the type
 */
export const toAnyComponent = (type: ComponentType, config: unknown, { id, name, key, revision }: Identity): AnyComponent =>
  narrow[type]({ id, name, key, revision }, config)
