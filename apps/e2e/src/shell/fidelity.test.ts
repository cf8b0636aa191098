import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { made, profileOf } from './plain-calls.ts'
import { type Project, startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const description =
  'Says "hello", it\'s said: use it when\nsomeone: greets\n\n- or # comments, `ticks`, \\n and {{braces}}? Yes: & *all* | > % @ é ✓\n  indented'
const argumentHint = '[message]: "why"'

const tracker = {
  type: 'http',
  url: 'https://mcp.example.com/mcp?a=1&b=2',
  headers: { Authorization: 'Bearer ${TRACKER_TOKEN}', 'X-Quoted': 'a "b" \\ c' },
  headersHelper: './token.sh',
  timeout: 20_000,
}
const guard = {
  type: 'command',
  command: 'node "$CLAUDE_PROJECT_DIR"/guard.js <<< "a\\b"\n',
  if: 'Bash(rm *)',
  timeout: 5,
  statusMessage: 'Checking',
}

let system: System
let project: Project
beforeAll(async () => {
  system = await startSystem()
  await profileOf(system.url, 'faithful', [
    { type: 'mcp-server', name: 'tracker', key: 'Issue_Tracker', config: tracker },
    { type: 'mcp-server', name: 'local', config: { command: 'npx', args: ['-y', 'a b', ''], env: { PORT: '8080', EMPTY: '' } } },
    {
      type: 'command',
      name: 'ship',
      key: 'release/notes/ship',
      config: { description, 'argument-hint': argumentHint, prompt: 'Ship $ARGUMENTS, $1.\n\n```\n---\n```' },
    },
    { type: 'hook', name: 'no-root', config: { event: 'PreToolUse', matcher: 'Bash|Edit', hooks: [guard] } },
    { type: 'hook', name: 'bell', config: { event: 'Stop', hooks: [{ type: 'command', command: 'bell' }] } },
    { type: 'permissions', name: 'asks', config: { ask: ['Bash(git push *)', 'Read(//etc/**)'], deny: ['WebFetch(domain:example.com)'] } },
    {
      type: 'subagent',
      name: 'greeter',
      key: 'The Greeter',
      config: {
        description,
        prompt: '---\nGreet: "you".',
        tools: ['Read', 'Bash(git *)'],
        model: 'haiku',
        maxTurns: 3,
        permissionMode: 'plan',
        color: 'red',
      },
    },
  ])
  project = system.directory('faithful')
  const { code, err } = await project.ccm('apply', '--profile', 'faithful', '--yes')
  expect(code).toBe(0)
  expect(err.split('\n')).toEqual([
    expect.stringMatching(/^Note: mcp-server tracker: .*"headersHelper".* trusted/),
    expect.stringMatching(/^Note: command ship: "\{\{braces\}\}".* has no value/),
    expect.stringMatching(/^Note: subagent greeter: "\{\{braces\}\}".* has no value/),
    expect.stringMatching(/^Note: mcp-server tracker: \$\{TRACKER_TOKEN\} has no value/),
    '',
  ])
})
afterAll(() => system.close())

/** A Markdown file as Claude Code takes it apart: YAML between two lines of three hyphens, and the rest. */
function markdown(path: string): { fields: Record<string, unknown>; body: string } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(project.read(path)) ?? []
  return { fields: parse(head, { schema: 'core' }) as Record<string, unknown>, body }
}
const json = (path: string) => JSON.parse(project.read(path)) as Record<string, unknown>

it('writes a file where each type is read, and nothing else', () => {
  expect(Object.keys(project.files())).toEqual([
    '.claude/agents/The Greeter.md',
    '.claude/commands/release/notes/ship.md',
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.mcp.json',
  ])
})

it('gives a remote server its type, its headers and no value anybody else filled in', () => {
  expect(json('.mcp.json')).toEqual({
    mcpServers: {
      Issue_Tracker: tracker,
      local: { type: 'stdio', command: 'npx', args: ['-y', 'a b', ''], env: { PORT: '8080', EMPTY: '' } },
    },
  })
})

it('gives settings the nested form of hooks, seconds, and rules in the list they were asked for', () => {
  expect(json('.claude/settings.json')).toEqual({
    hooks: { PreToolUse: [{ matcher: 'Bash|Edit', hooks: [guard] }], Stop: [{ hooks: [{ type: 'command', command: 'bell' }] }] },
    permissions: { ask: ['Bash(git push *)', 'Read(//etc/**)'], deny: ['WebFetch(domain:example.com)'] },
  })
})

describe('frontmatter', () => {
  it('of a subagent names it by its key and says its description letter for letter', () => {
    const { fields, body } = markdown('.claude/agents/The Greeter.md')
    expect(fields).toMatchObject({ name: 'The Greeter', description, model: 'haiku', maxTurns: 3, permissionMode: 'plan', color: 'red' })
    expect([fields.tools].flat().join(', ')).toBe('Read, Bash(git *)')
    expect(body.trim()).toBe('---\nGreet: "you".')
  })

  it('of a command keeps a hint in brackets a string', () => {
    const { fields, body } = markdown('.claude/commands/release/notes/ship.md')
    expect(fields).toEqual({ description, 'argument-hint': argumentHint })
    expect(body.trim()).toBe('Ship $ARGUMENTS, $1.\n\n```\n---\n```')
  })
})

it('leaves one final newline and no byte order mark in files of its own', () => {
  for (const [path, text] of Object.entries(project.files())) {
    expect(text, path).toMatch(/[^\n]\n$/)
    expect(text, path).not.toMatch(/^\uFEFF|\r/)
  }
})

it('hands back through the API what a script sent', async () => {
  const component = await made(system.url, 'components.create', {
    type: 'mcp-server',
    name: 'tracker-again',
    config: { ...tracker, type: 'streamable-http' },
  })
  expect(component).toMatchObject({ revision: 1, config: tracker })
})
