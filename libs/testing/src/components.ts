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
  skill: (name) => ({
    name,
    description: `Knows how to do ${name}.`,
    'allowed-tools': ['Read', 'Bash(git log *)'],
    prompt: `# ${name}\n\nRead the notes of {{projectName}}.`,
  }),
  command: (name) => ({ description: `Runs ${name}`, 'argument-hint': '[scope]', prompt: `Do ${name} for $ARGUMENTS in {{projectName}}.` }),
  rule: (name) => ({ paths: [`src/${name}/**/*.{ts,tsx}`], prompt: `Keep ${name} small.` }),
  hook: (name) => ({ event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: `echo ${name}`, timeout: 5 }] }),
  permissions: (name) => ({ ask: [`Bash(${name} *)`], deny: [`Read(./${name}/**)`] }),
  settings: (name) => ({ env: { [`FLAG_${name.replaceAll('-', '_')}`]: '1' }, claudeMdExcludes: [`**/${name}/CLAUDE.md`] }),
  'status-line': (name) => ({ type: 'command', command: `echo ${name}`, padding: 0 }),
  'output-style': (name) => ({ description: `Answers like ${name}.`, 'keep-coding-instructions': true, prompt: `Answer like ${name}.` }),
  plugin: (name) => ({ enabled: true, marketplace: { source: { source: 'github', repo: `acme/${name}` } } }),
  keybindings: (name) => ({
    bindings: [{ context: 'Chat', bindings: { 'ctrl+e': 'chat:externalEditor', 'ctrl+k ctrl+s': `command:${name}` } }],
  }),
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
  aComponent('skill', `${prefix}-skill`),
  aComponent('command', `${prefix}-command`),
  aComponent('rule', `${prefix}-rule`),
  aComponent('hook', `${prefix}-hook`),
  aComponent('permissions', `${prefix}-permissions`),
  aComponent('settings', `${prefix}-settings`),
  aComponent('status-line', `${prefix}-status-line`),
  aComponent('output-style', `${prefix}-output-style`),
  aComponent('plugin', `${prefix}-plugin`, { key: `${prefix}@acme` }),
  aComponent('keybindings', `${prefix}-keybindings`),
  aComponent('claude-md', `${prefix}-claude-md`),
]

/** A JSON value nested `depth` objects deep. */
export function nested(depth: number): Json {
  let value: Json = 'bottom'
  for (let level = 0; level < depth; level += 1) value = { a: value }
  return value
}
