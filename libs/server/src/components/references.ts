import type { ComponentType, ConfigOf } from '@ccm/contract'

/** A place in a config that calls another component by its key. */
export interface Reference {
  /** The types that can be meant. */
  to: readonly ComponentType[]
  /** The key, with `:` between the parts of a command's. */
  key: string
  field: string
}

const isSkill = ['skill', 'command'] as const

/** Where each type's config calls others by name. */
const readers: { [T in ComponentType]: (config: ConfigOf<T>) => Reference[] } = {
  'mcp-server': () => [],
  subagent: ({ skills, mcpServers, tools, disallowedTools }) => [
    ...named(['skill'], 'skills', skills),
    ...named(
      ['mcp-server'],
      'mcpServers',
      mcpServers?.flatMap((server) => (typeof server === 'string' ? [server] : [])),
    ),
    ...inRules('tools', tools),
    ...inRules('disallowedTools', disallowedTools),
  ],
  skill: (config) => ofSkill(config),
  command: (config) => ofSkill(config),
  rule: () => [],
  hook: ({ hooks }) =>
    hooks.flatMap((handler, index) =>
      handler.type === 'mcp_tool' ? [{ to: ['mcp-server'], key: handler.server, field: `hooks[${index}].server` }] : [],
    ),
  permissions: ({ allow, ask, deny }) => [...inRules('allow', allow), ...inRules('ask', ask), ...inRules('deny', deny)],
  settings: (config) => [
    ...one(['output-style'], 'outputStyle', config.outputStyle),
    ...one(['subagent'], 'agent', config.agent),
    ...named(['mcp-server'], 'enabledMcpjsonServers', texts(config.enabledMcpjsonServers)),
    ...named(['mcp-server'], 'disabledMcpjsonServers', texts(config.disabledMcpjsonServers)),
  ],
  'status-line': () => [],
  'output-style': () => [],
  plugin: () => [],
  keybindings: ({ bindings }) =>
    bindings.flatMap(({ bindings: keys }, index) =>
      Object.entries(keys).flatMap(([chord, action]) =>
        action?.startsWith('command:') ? one(isSkill, `bindings[${index}].${chord}`, action.slice('command:'.length)) : [],
      ),
    ),
  'claude-md': () => [],
}

/** Every place of a config that calls another component by its key. */
export const referencesIn = <T extends ComponentType>(type: T, config: ConfigOf<T>): Reference[] => readers[type](config)

/** A component's key as others call it. */
export const calledKey = (key: string) => key.replaceAll('/', ':')

const ofSkill = (config: ConfigOf<'skill'> | ConfigOf<'command'>) => [
  ...one(['subagent'], 'agent', config.agent),
  ...inRules('allowed-tools', config['allowed-tools']),
]

const one = (to: Reference['to'], field: string, value: unknown): Reference[] =>
  typeof value === 'string' ? [{ to, key: calledKey(value.replace(/^\//, '')), field }] : []

const named = (to: Reference['to'], field: string, keys: readonly string[] = []): Reference[] =>
  keys.flatMap((key, index) => one(to, `${field}[${index}]`, key))

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [])

/** Tools and permission rules: `Agent(name)`, `Skill(name *)`, `mcp__server__tool`. */
const inRules = (field: string, rules: readonly string[] = []): Reference[] =>
  rules.flatMap((rule, index) => inRule(`${field}[${index}]`, rule))

function inRule(field: string, rule: string): Reference[] {
  const [, tool, inside = ''] = /^(Agent|Task|Skill)\(([^)]*)\)$/.exec(rule) ?? []
  if (tool === 'Skill') return one(isSkill, field, inside.split(' ')[0])
  if (tool) return one(['subagent'], field, inside)
  const [, server] = /^mcp__(.+?)(?:__.*)?$/.exec(rule) ?? []
  return one(['mcp-server'], field, server)
}
