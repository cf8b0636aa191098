import type { ConfigOf } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { contentOf, context, sample } from '../samples.ts'
import { renderSubagent } from './subagent.ts'

const render = (config: Partial<ConfigOf<'subagent'>>, key = 'code-reviewer') =>
  renderSubagent(sample('subagent', key, { description: 'Reviews code', prompt: 'Review.', ...config }), context)

it('writes a file of its own whose description keeps quotes, colons and newlines', () => {
  const { artifacts, warnings } = render({
    prompt: '\r\nYou review {{projectName}}.\r\n\r\n- be kind\n\n',
    color: 'blue',
    model: 'sonnet',
    tools: ['Read', 'Grep', 'Bash(git log *)'],
    description: 'Use when: asked for a "review".\nExample: "look at this" # now\n---',
  })
  expect(warnings).toEqual([])
  expect(artifacts).toMatchObject([
    {
      kind: 'file',
      id: 'project:.claude/agents/code-reviewer.md',
      path: '.claude/agents/code-reviewer.md',
      runs: false,
      executable: false,
    },
  ])
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    name: code-reviewer
    description: "Use when: asked for a \\"review\\".\\nExample: \\"look at this\\" # now\\n--\\u002d"
    tools: "Read, Grep, Bash(git log *)"
    model: sonnet
    color: blue
    ---

    You review demo.

    - be kind
    "
  `)
})

it('writes tools as a list when one of them holds a comma', () => {
  expect(contentOf(render({ tools: ['Agent(planner, tester)', 'Read'] }).artifacts)).toMatchInlineSnapshot(`
    "---
    name: code-reviewer
    description: "Reviews code"
    tools:
      - "Agent(planner, tester)"
      - Read
    ---

    Review.
    "
  `)
})

it('writes hooks and MCP servers nested, as settings and .mcp.json hold them', () => {
  const { artifacts } = render({
    mcpServers: ['github', { docs: { url: 'https://example.com/mcp', type: 'http' } }],
    hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ timeout: 30, command: './check.sh "$X"', type: 'command' }] }] },
    prompt: '',
  })
  expect(contentOf(artifacts)).toMatchInlineSnapshot(`
    "---
    name: code-reviewer
    description: "Reviews code"
    mcpServers:
      - github
      - docs:
          type: http
          url: "https://example.com/mcp"
    hooks:
      PreToolUse:
        - matcher: Bash
          hooks:
            - type: command
              command: "./check.sh \\"$X\\""
              timeout: 30
    ---
    "
  `)
})

it('writes a list that is used twice out twice, without YAML references', () => {
  const tools = ['Agent(a, b)']
  const text = contentOf(render({ tools, disallowedTools: tools }).artifacts)
  expect(text?.match(/- "Agent\(a, b\)"/g)).toHaveLength(2)
})

it('names the file and the frontmatter alike, spaces included', () => {
  const { artifacts } = render({}, 'My Agent')
  expect(artifacts[0]?.path).toBe('.claude/agents/My Agent.md')
  expect(contentOf(artifacts)).toContain('\nname: "My Agent"\n')
})

it.each(['yes', '1e3', 'e0', 'null', '007', 'a---b'])('quotes the name %s, which a reader could take for something else', (key) => {
  expect(contentOf(render({}, key).artifacts)).toMatch(/\nname: "/)
})

it('keeps the description of the library when filling it in leaves nothing', () => {
  const rendered = renderSubagent(sample('subagent', 'a', { description: '{{when}}', prompt: '' }), {
    ...context,
    variables: { when: ' ' },
  })
  expect(contentOf(rendered.artifacts)).toContain('description: "{{when}}"')
})

it('reports a placeholder without a value once, and leaves it', () => {
  const { artifacts, warnings } = render({ description: 'For {{team}}', prompt: 'Ask {{ team }}.' })
  expect(contentOf(artifacts)).toContain('Ask {{ team }}.')
  expect(warnings).toMatchObject([{ code: 'unknown-placeholder', message: expect.stringContaining('{{team}}') }])
})

it('fills in prose alone, never what runs', () => {
  const { artifacts } = render({ hooks: { Stop: [{ hooks: [{ type: 'command', command: 'echo {{projectName}}' }] }] } })
  expect(contentOf(artifacts)).toContain('command: "echo {{projectName}}"')
})

describe('runs', () => {
  it.each([
    ['hooks', { hooks: { Stop: [{ hooks: [{ type: 'command', command: 'true' }] }] } }, true],
    ['MCP servers', { mcpServers: ['github'] }, true],
    ['a mode that asks less', { permissionMode: 'acceptEdits' }, true],
    ['a mode that asks as usual', { permissionMode: 'manual' }, false],
    ['a mode that only plans', { permissionMode: 'plan' }, false],
    ['no hooks after all', { hooks: {}, mcpServers: [] }, false],
  ] satisfies [string, Partial<ConfigOf<'subagent'>>, boolean][])('%s', (_what, config, runs) => {
    expect(render(config).artifacts[0]?.runs).toBe(runs)
  })
})

it('says where the matcher of a hook is ignored', () => {
  const { warnings } = render({ hooks: { Stop: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'true' }] }] } })
  expect(warnings).toMatchObject([{ code: 'matcher-ignored' }])
})

it.each(['local', 'user'] as const)('writes nothing for the scope "%s" and says what to do', (scope) => {
  const { artifacts, warnings } = renderSubagent(sample('subagent', 'a', { description: 'A', prompt: '' }), { ...context, scope })
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('Give it the scope') }])
})
