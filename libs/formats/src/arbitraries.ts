/**
 * Valid components for property tests, here and in other suites. Never part of what ships: it needs `fast-check`.
 *
 * @packageDocumentation
 */
import {
  type AnyComponent,
  type ComponentOf,
  type ComponentType,
  type ConfigOf,
  hookEvents,
  type HookHandler,
  type Json,
  toolEvents,
} from '@ccm/contract'
import fc from 'fast-check'

/** Texts that trip writers and readers of YAML, JSON and Markdown. */
export const awkwardTexts = [
  'Use when: asked "nicely"',
  "it's # not a comment",
  'two\nlines',
  'carriage\r\nreturn',
  '---',
  'before\n---\nafter',
  'a --- b ----- c',
  '- leading dash',
  '* star',
  '&anchor *alias',
  '!tag',
  '@file',
  '%directive',
  '{a: [b',
  '[message]',
  'yes',
  'No',
  'null',
  '~',
  'true',
  '1e3',
  '0x10',
  '007',
  '12:30:45',
  '2026-01-01',
  '.inf',
  '<<',
  '=',
  '🦀 emoji 👩‍👩‍👧',
  'line\u2028and\u2029paragraph',
  'next\u0085line',
  '\uFEFFmark',
  'tab\there',
  ' padded ',
  'back\\slash \\n',
  '\u0001control\u007F',
  '{{unknown}} \\{{escaped}}',
  '<!-- ccm:other -->',
  "'",
  '"',
  '|',
  '>',
  '?',
  ': ',
]

const text = fc.oneof(fc.constantFrom(...awkwardTexts), fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 8 }))
const nonEmpty = text.filter((value) => value.trim() !== '' && !value.includes('\0'))
const anyText = text.filter((value) => !value.includes('\0'))
const oneLine = nonEmpty.filter((value) => !/[\r\n]/.test(value))
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
const kebab = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'))
const seconds = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(0.5, 1.25))

const map = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(fc.tuple(name, value), { maxLength: 4, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries.filter(([key]) => key !== '__proto__')))
const env = map(fc.oneof(fc.constantFrom('NO', 'Y', 'e0', 'API_KEY'), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,9}$/)), anyText)
const headers = map(
  fc.constantFrom('Authorization', 'X-Api-Key', '!odd', "'quoted'"),
  anyText.filter((value) => !/[\r\n]/.test(value)),
)
const serverKey = fc
  .oneof(fc.constantFrom('42', 'brave_search', 'null', 'e0', 'a---b'), fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/))
  .filter((key) => key !== '__proto__' && key !== 'workspace')

const remote = { headers, headersHelper: nonEmpty, timeout: fc.integer({ min: 1000, max: 600_000 }), alwaysLoad: fc.boolean() }
const url = fc.constantFrom('https://example.com/mcp', 'http://localhost:8080/a?b=c#d', '${BASE_URL}/mcp')
const oauth = fc.record(
  {
    clientId: nonEmpty,
    callbackPort: fc.integer({ min: 1, max: 65_535 }),
    authServerMetadataUrl: fc.constant('https://example.com/.well-known'),
    scopes: nonEmpty,
    xaa: fc.boolean(),
  },
  { requiredKeys: [] },
)

const mcpServer: fc.Arbitrary<ConfigOf<'mcp-server'>> = fc.oneof(
  fc.record(
    {
      type: fc.constant('stdio' as const),
      command: nonEmpty,
      args: fc.array(anyText, { maxLength: 3 }),
      env,
      timeout: remote.timeout,
      alwaysLoad: fc.boolean(),
    },
    { requiredKeys: ['type', 'command'] },
  ),
  fc.record({ type: fc.constantFrom('http' as const, 'sse' as const), url, oauth, ...remote }, { requiredKeys: ['type', 'url'] }),
  fc.record(
    { type: fc.constant('ws' as const), url: fc.constantFrom('wss://example.com', '${WS_URL}'), ...remote },
    { requiredKeys: ['type', 'url'] },
  ),
)

const rule = fc.oneof(
  fc.constantFrom('Read', 'Bash', 'Bash(npm run *)', 'Read(//etc/**)', 'WebFetch(domain:example.com)', 'Agent(a, b)', 'mcp__memory'),
  kebab.map((name) => `Skill(${name})`),
  word.map((name) => `mcp__${name}__*`),
)
const rules = fc.uniqueArray(rule, { maxLength: 4 })

const permissionMode = fc.constantFrom('default', 'acceptEdits', 'plan', 'auto', 'dontAsk', 'bypassPermissions')
const permissions: fc.Arbitrary<ConfigOf<'permissions'>> = fc
  .record(
    {
      allow: rules,
      ask: rules,
      deny: rules,
      additionalDirectories: fc.uniqueArray(nonEmpty, { maxLength: 3 }),
      defaultMode: permissionMode,
      disableBypassPermissionsMode: fc.constant('disable' as const),
      disableAutoMode: fc.constant('disable' as const),
    },
    { requiredKeys: [] },
  )
  .filter((config) => Object.values(config).some((value) => value.length > 0))

const always = { timeout: seconds, statusMessage: nonEmpty }
const model = fc.constantFrom('haiku', 'claude-sonnet-4-5', '1e3')
const shell = fc.constantFrom('bash' as const, 'powershell' as const)
const jsonKey = fc.oneof(fc.constantFrom('b', '10', '9', 'yes'), fc.string()).filter((key) => key !== '__proto__')
const jsonLeaf: fc.Arbitrary<Json> = fc.oneof(anyText, fc.integer(), fc.constantFrom(0.5, 1e21, 1e-7), fc.boolean(), fc.constant(null))
const jsonInner: fc.Arbitrary<Json> = fc.oneof(
  jsonLeaf,
  fc.array(jsonLeaf, { maxLength: 2 }),
  fc.dictionary(jsonKey, jsonLeaf, { maxKeys: 2, noNullPrototype: true }),
)
const json = fc.dictionary(jsonKey, jsonInner, { maxKeys: 3, noNullPrototype: true })

const handler: fc.Arbitrary<HookHandler> = fc.oneof(
  fc.record(
    {
      type: fc.constant('command' as const),
      command: nonEmpty,
      args: fc.array(anyText, { maxLength: 2 }),
      async: fc.boolean(),
      asyncRewake: fc.boolean(),
      shell,
      ...always,
    },
    { requiredKeys: ['type', 'command'] },
  ),
  fc.record(
    { type: fc.constant('prompt' as const), prompt: nonEmpty, model, continueOnBlock: fc.boolean(), ...always },
    { requiredKeys: ['type', 'prompt'] },
  ),
  fc.record({ type: fc.constant('agent' as const), prompt: nonEmpty, model, ...always }, { requiredKeys: ['type', 'prompt'] }),
  fc.record(
    {
      type: fc.constant('http' as const),
      url: fc.constant('https://example.com/hook'),
      headers,
      allowedEnvVars: fc.array(nonEmpty, { maxLength: 2 }),
      ...always,
    },
    { requiredKeys: ['type', 'url'] },
  ),
  fc.record(
    { type: fc.constant('mcp_tool' as const), server: nonEmpty, tool: nonEmpty, ...always },
    { requiredKeys: ['type', 'server', 'tool'] },
  ),
)
const matcher = fc.constantFrom('', '*', 'Bash|Edit', 'mcp__memory__.*', '^Notebook')
const group = fc.record({ matcher, hooks: fc.array(handler, { minLength: 1, maxLength: 3 }) }, { requiredKeys: ['hooks'] })
const hook: fc.Arbitrary<ConfigOf<'hook'>> = fc.oneof(
  fc.record({ event: fc.constantFrom(...hookEvents) }).chain(({ event }) => group.map((one) => ({ event, ...one }))),
  fc
    .tuple(fc.constantFrom(...toolEvents), group, rule)
    .map(([event, one, only]) => ({ event, ...one, hooks: one.hooks.map((each) => ({ ...each, if: only })) })),
  json.map((input) => ({ event: 'Stop' as const, hooks: [{ type: 'mcp_tool' as const, server: 'memory', tool: 'save', input }] })),
)

const tools = fc.array(
  fc.oneof(
    rule,
    oneLine.map((tool) => tool.trim()),
  ),
  { minLength: 1, maxLength: 4 },
)
const effort = fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'xhigh' as const, 'max' as const)

const subagent: fc.Arbitrary<ConfigOf<'subagent'>> = fc.record(
  {
    description: nonEmpty,
    tools,
    disallowedTools: tools,
    model,
    permissionMode: fc.oneof(permissionMode, fc.constant('manual' as const)),
    maxTurns: fc.integer({ min: 1, max: 1000 }),
    skills: fc.array(nonEmpty, { maxLength: 3 }),
    mcpServers: fc.array(
      fc.oneof(
        serverKey,
        fc.tuple(serverKey, mcpServer).map(([key, server]) => ({ [key]: server })),
      ),
      { maxLength: 2 },
    ),
    hooks: fc.tuple(fc.constantFrom(...hookEvents), fc.array(group, { maxLength: 2 })).map(([event, groups]) => ({ [event]: groups })),
    memory: fc.constantFrom('user' as const, 'project' as const, 'local' as const),
    background: fc.boolean(),
    effort,
    isolation: fc.constantFrom('worktree' as const, 'remote' as const),
    color: fc.constantFrom('red' as const, 'yellow' as const),
    initialPrompt: nonEmpty,
    prompt: anyText,
  },
  { requiredKeys: ['description', 'prompt'] },
)

const command: fc.Arbitrary<ConfigOf<'command'>> = fc.record(
  {
    description: nonEmpty,
    'argument-hint': nonEmpty,
    arguments: fc.array(nonEmpty, { maxLength: 3 }),
    when_to_use: nonEmpty,
    'allowed-tools': tools,
    'disallowed-tools': tools,
    model,
    effort,
    'disable-model-invocation': fc.boolean(),
    'user-invocable': fc.boolean(),
    context: fc.constant('fork' as const),
    agent: nonEmpty,
    background: fc.boolean(),
    shell,
    prompt: nonEmpty,
  },
  { requiredKeys: ['prompt'] },
)

const claudeMd: fc.Arbitrary<ConfigOf<'claude-md'>> = fc.record(
  {
    template: nonEmpty,
    placeholders: fc.uniqueArray(fc.record({ name: word, description: text, default: text }, { requiredKeys: ['name', 'description'] }), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
  },
  { requiredKeys: ['template'] },
)

/** Valid configs by type. */
export const configs: { [T in ComponentType]: fc.Arbitrary<ConfigOf<T>> } = {
  'mcp-server': mcpServer,
  subagent,
  command,
  hook,
  permissions,
  'claude-md': claudeMd,
}

const fileName = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/).filter((name) => !/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name))

/** Valid keys by type. */
export const keys: { [T in ComponentType]: fc.Arbitrary<string> } = {
  'mcp-server': serverKey,
  subagent: fc.oneof(fileName, fc.constantFrom('My Agent', 'yes', '1e3', 'e0', 'Überprüfer', 'a---b')),
  command: fc.array(fileName, { minLength: 1, maxLength: 3 }).map((names) => names.join('/')),
  hook: kebab,
  permissions: kebab,
  'claude-md': kebab,
}

/** A valid component of one type. */
export const componentOf = <T extends ComponentType>(type: T): fc.Arbitrary<ComponentOf<T>> =>
  fc
    .record({ id: fc.uuid(), name: kebab, key: keys[type], revision: fc.integer({ min: 1, max: 99 }), config: configs[type] })
    .map((fields) => ({ ...fields, type }))

/** A valid component of any type. */
export const anyComponent: fc.Arbitrary<AnyComponent> = fc.oneof(
  componentOf('mcp-server'),
  componentOf('subagent'),
  componentOf('command'),
  componentOf('hook'),
  componentOf('permissions'),
  componentOf('claude-md'),
)
