import { type AnyComponent, type ComponentOf, type ComponentType, configSchemas } from '@ccm/contract'

type Identity = Pick<AnyComponent, 'id' | 'name' | 'key' | 'revision'>
type Read = { [T in ComponentType]: (identity: Identity, config: unknown) => ComponentOf<T> | undefined }

const reader =
  <T extends ComponentType>(type: T, schema: { safeParse: (config: unknown) => { success: boolean; data?: ComponentOf<T>['config'] } }) =>
  (identity: Identity, config: unknown): ComponentOf<T> | undefined => {
    const { data } = schema.safeParse(config)
    return data === undefined ? undefined : { ...identity, type, config: data }
  }

const read: Read = {
  'mcp-server': reader('mcp-server', configSchemas['mcp-server']),
  subagent: reader('subagent', configSchemas.subagent),
  skill: reader('skill', configSchemas.skill),
  command: reader('command', configSchemas.command),
  rule: reader('rule', configSchemas.rule),
  hook: reader('hook', configSchemas.hook),
  permissions: reader('permissions', configSchemas.permissions),
  settings: reader('settings', configSchemas.settings),
  'status-line': reader('status-line', configSchemas['status-line']),
  'output-style': reader('output-style', configSchemas['output-style']),
  plugin: reader('plugin', configSchemas.plugin),
  keybindings: reader('keybindings', configSchemas.keybindings),
  'claude-md': reader('claude-md', configSchemas['claude-md']),
}

/** A component as formats render it; undefined while its config is not valid for the type. */
export const readComponent = (type: ComponentType, config: unknown, { id, name, key, revision }: Identity): AnyComponent | undefined =>
  read[type]({ id, name, key, revision }, config)
