import type { ComponentType, ConfigOf, Json } from '@ccm/contract'

/** What `components.create` takes. */
export interface NewComponent<T extends ComponentType> {
  type: T
  name: string
  key?: string
  description?: string
  config: ConfigOf<T>
  tags?: string[]
  enabled?: boolean
}

/** A new component of any one type. */
export type AnyNewComponent = { [T in ComponentType]: NewComponent<T> }[ComponentType]

const samples: { [T in ComponentType]: (name: string) => ConfigOf<T> } = {
  'mcp-server': (name) => ({ type: 'stdio', command: 'node', args: [`${name}.js`], env: { TOKEN: '${TOKEN}' } }),
  subagent: (name) => ({ description: `Reviews what ${name} touches: "carefully".`, tools: ['Read', 'Grep'], prompt: `You are ${name}.` }),
  command: (name) => ({ description: `Runs ${name}`, 'argument-hint': '[scope]', prompt: `Do ${name} for $ARGUMENTS in {{projectName}}.` }),
  hook: (name) => ({ event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: `echo ${name}`, timeout: 5 }] }),
  permissions: (name) => ({ ask: [`Bash(${name} *)`], deny: [`Read(./${name}/**)`] }),
  'claude-md': (name) => ({ template: `# ${name}\n\nThis is {{projectName}}. Test with {{testCommand}}.` }),
}

/** A valid component of a type, different for each name. */
export const aComponent = <T extends ComponentType>(type: T, name: string, more: Partial<NewComponent<T>> = {}): NewComponent<T> => ({
  type,
  name,
  config: samples[type](name),
  ...more,
})

/** One valid component of each type, named `<prefix>-<type>`. */
export const oneOfEach = (prefix: string): AnyNewComponent[] => [
  aComponent('mcp-server', `${prefix}-mcp-server`),
  aComponent('subagent', `${prefix}-subagent`),
  aComponent('command', `${prefix}-command`),
  aComponent('hook', `${prefix}-hook`),
  aComponent('permissions', `${prefix}-permissions`),
  aComponent('claude-md', `${prefix}-claude-md`),
]

/** A JSON value nested `depth` objects deep. */
export function nested(depth: number): Json {
  let value: Json = 'bottom'
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}
