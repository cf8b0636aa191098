import { describe, expect, it } from 'vitest'
import { CreateComponent } from './components.ts'

const issuesOf = (input: unknown) => {
  const result = CreateComponent.safeParse(input)
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const server = (config: object, rest: object = {}) => ({ type: 'mcp-server', name: 'demo', config, ...rest })
const hook = (config: object) => ({ type: 'hook', name: 'demo', config })
const permissions = (config: object) => ({ type: 'permissions', name: 'demo', config })

describe('a new component', () => {
  it('takes its name as its key when none is given', () => {
    expect(CreateComponent.parse(server({ command: 'npx' }))).toMatchObject({ key: 'demo', tags: [], enabled: true })
  })

  it('keeps tags sorted, lowercase and once', () => {
    expect(CreateComponent.parse(server({ command: 'npx' }, { tags: ['Web', 'api', 'web'] })).tags).toEqual(['api', 'web'])
  })

  it('has each of its bad fields named at once', () => {
    const issues = issuesOf({ type: 'mcp-server', name: 'X y', key: '../x', config: { command: 'x', env: { PORT: 1 } } })
    expect(issues.map((issue) => issue.split(': ')[0])).toEqual(['name', 'key', 'config.env.PORT'])
  })

  it('is asked for its type when it has none', () => {
    expect(issuesOf({ name: 'demo', config: {} })).toEqual([expect.stringMatching(/^type: Name the type\. Use one of: mcp-server/)])
  })

  it('names the types there are when it has another one', () => {
    expect(issuesOf({ type: 'widget', name: 'demo', config: {} })).toEqual([
      'type: "widget" is no component type. Use one of: mcp-server, subagent, skill, command, rule, hook, permissions, settings, status-line, output-style, plugin, keybindings, claude-md.',
    ])
  })

  it.each([
    ['mcp-server', '../../x'],
    ['mcp-server', 'workspace'],
    ['mcp-server', 'a b'],
    ['subagent', '../../x'],
    ['subagent', 'a:b'],
    ['subagent', '-agent'],
    ['subagent', 'con'],
    ['command', '../../x'],
    ['command', 'git/../commit'],
    ['command', '/git'],
    ['command', 'git/'],
    ['command', 'aux/x'],
    ['claude-md', 'Git Notes'],
  ])('of type %s refuses the key %j', (type, key) => {
    const config = { 'mcp-server': { command: 'x' }, subagent: { description: 'x', prompt: 'x' }, command: { prompt: 'x' } }[type] ?? {
      template: 'x',
    }
    expect(issuesOf({ type, name: 'demo', key, config })).toEqual([expect.stringMatching(/^key: /)])
  })

  it.each([
    ['mcp-server', 'brave_search', { command: 'npx' }],
    ['subagent', 'My Agent', { description: 'Reviews', prompt: '' }],
    ['command', 'git/commit', { prompt: 'Commit' }],
  ])('of type %s takes the key %j', (type, key, config) => {
    expect(issuesOf({ type, name: 'demo', key, config })).toEqual([])
  })
})

describe('the config of an MCP server', () => {
  it.each([
    ['stdio, named', { type: 'stdio', command: 'npx', args: ['-y', 'x'], env: { A: '${B}' }, timeout: 20_000, alwaysLoad: true }],
    ['http', { type: 'http', url: 'https://example.com/mcp', headers: { Authorization: 'Bearer ${TOKEN}' }, headersHelper: 'token.sh' }],
    ['http with oauth', { type: 'http', url: '${BASE}/mcp', oauth: { clientId: 'a', callbackPort: 8080, scopes: 'read write' } }],
    ['sse', { type: 'sse', url: 'http://localhost:1/sse' }],
    ['ws', { type: 'ws', url: 'wss://example.com' }],
  ])('may be %s', (_name, config) => {
    expect(CreateComponent.parse(server(config)).config).toEqual(config)
  })

  it('is stdio when it has a command and no type, and http when it says streamable-http', () => {
    expect(CreateComponent.parse(server({ command: 'npx' })).config).toEqual({ type: 'stdio', command: 'npx' })
    expect(CreateComponent.parse(server({ type: 'streamable-http', url: 'https://e.com' })).config).toMatchObject({ type: 'http' })
  })

  it.each([
    ['a url without a type', { url: 'https://example.com' }, /^config(?:\.type)?: .*without a type/],
    ['an unknown type', { type: 'grpc', url: 'x' }, /^config\.type: Use "stdio"/],
    ['a numeric env value', { command: 'x', env: { PORT: 8080 } }, /^config\.env\.PORT: Write the value as a string: "8080"/],
    ['args as one string', { command: 'x', args: '-y x' }, /^config\.args: /],
    ['a timeout in seconds', { command: 'x', timeout: 30 }, /^config\.timeout: Use milliseconds/],
    ['an unknown field', { command: 'x', disabled: true }, /^config: .*disabled/],
    ['oauth over ws', { type: 'ws', url: 'ws://x', oauth: {} }, /^config: .*oauth/],
    ['a header over two lines', { type: 'http', url: 'https://e.com', headers: { A: 'a\nb' } }, /^config\.headers\.A: /],
  ])('may not have %s', (_name, config, message) => {
    expect(issuesOf(server(config))).toEqual([expect.stringMatching(message)])
  })
})

describe('the config of a hook', () => {
  const handler = { type: 'command', command: './check.sh', timeout: 30 }

  it.each([
    ['command', handler],
    ['prompt', { type: 'prompt', prompt: 'Is this safe? $ARGUMENTS', model: 'haiku', continueOnBlock: true }],
    ['agent', { type: 'agent', prompt: 'Check' }],
    ['http', { type: 'http', url: 'http://localhost:1/x', headers: { A: '$T' }, allowedEnvVars: ['T'] }],
    ['mcp_tool', { type: 'mcp_tool', server: 'a', tool: 'b', input: { x: [1, null] } }],
  ])('may hold a %s handler', (_name, one) => {
    const config = { event: 'PreToolUse', matcher: 'Bash|Edit', hooks: [one] }
    expect(CreateComponent.parse(hook(config)).config).toEqual(config)
  })

  it.each([
    ['an unknown event', { event: 'preToolUse', hooks: [handler] }, /^config\.event: "preToolUse" is no event/],
    ['an unknown handler', { event: 'Stop', hooks: [{ type: 'script', command: 'x' }] }, /^config\.hooks\.0\.type: Use one of/],
    ['no handler', { event: 'Stop', hooks: [] }, /^config\.hooks: /],
    ['a timeout as text', { event: 'Stop', hooks: [{ ...handler, timeout: '30' }] }, /^config\.hooks\.0\.timeout: /],
    ['a matcher that does not compile', { event: 'PreToolUse', matcher: '(', hooks: [handler] }, /^config\.matcher: /],
    ['"if" where it makes the hook dead', { event: 'Stop', hooks: [{ ...handler, if: 'Bash(ls)' }] }, /^config\.hooks\.0\.if: Remove/],
    ['the flat form', { event: 'Stop', type: 'command', command: 'x' }, /^config/],
  ])('may not have %s', (_name, config, message) => {
    expect(issuesOf(hook(config))).toContainEqual(expect.stringMatching(message))
  })
})

describe('the config of permissions', () => {
  it('takes rules of every documented form', () => {
    const config = {
      allow: ['Bash(npm run *)', 'Bash(npm run:*)', 'Read(~/notes/**)', 'mcp__github__*', 'mcp__memory', 'WebFetch(domain:example.com)'],
      ask: ['Agent(reviewer)', 'Skill(deploy *)'],
      deny: ['mcp__*', '*', 'Read(//etc/**)', 'Edit(.env)'],
      additionalDirectories: ['../shared'],
      defaultMode: 'acceptEdits',
    }
    expect(CreateComponent.parse(permissions(config)).config).toEqual(config)
  })

  it.each([
    [{ allow: ['bash(ls)'] }, 'config.allow.0'],
    [{ allow: ['Bash()'] }, 'config.allow.0'],
    [{ deny: ['Bash(ls'] }, 'config.deny.0'],
    [{ deny: ['mcp__a__b(x)'] }, 'config.deny.0'],
    [{ allow: ['mcp__*'] }, 'config.allow.0'],
    [{ allow: ['Bash(a:* b)'] }, 'config.allow.0'],
    [{ ask: ['Read', 'Read'] }, 'config.ask.1'],
    [{ defaultMode: 'yolo' }, 'config.defaultMode'],
    [{ allow: 'Bash' }, 'config.allow'],
    [{}, 'config'],
  ])('refuses %j at %s', (config, path) => {
    expect(issuesOf(permissions(config)).map((issue) => issue.split(': ')[0])).toEqual([path])
  })
})

describe('the config of a subagent', () => {
  it('keeps tools as a list, also when they come as one string', () => {
    const { config } = CreateComponent.parse({
      type: 'subagent',
      name: 'demo',
      config: { description: 'x', prompt: 'y', tools: 'Read, Agent(a, b), Grep' },
    })
    expect(config).toMatchObject({ tools: ['Read', 'Agent(a, b)', 'Grep'] })
  })

  it.each([
    ['no description', { prompt: 'x' }, 'config.description'],
    ['a color Claude Code has not', { description: 'x', prompt: 'x', color: 'teal' }, 'config.color'],
    ['maxTurns as text', { description: 'x', prompt: 'x', maxTurns: '3' }, 'config.maxTurns'],
    ['a hook for no event', { description: 'x', prompt: 'x', hooks: { Nope: [] } }, 'config.hooks'],
  ])('is refused with %s', (_name, config, path) => {
    expect(issuesOf({ type: 'subagent', name: 'demo', config })[0]).toMatch(new RegExp(`^${path.replace('.', '\\.')}`))
  })
})

describe('the config of a CLAUDE.md', () => {
  it('is a template with described placeholders', () => {
    const config = { template: '# {{title}}', placeholders: [{ name: 'title', description: 'The heading', default: 'Notes' }] }
    expect(CreateComponent.parse({ type: 'claude-md', name: 'demo', config }).config).toEqual(config)
  })

  it('may not hold our own markers', () => {
    expect(issuesOf({ type: 'claude-md', name: 'demo', config: { template: 'a\n<!-- ccm:end demo -->\nb' } })).toEqual([
      expect.stringMatching(/^config\.template: /),
    ])
  })
})
