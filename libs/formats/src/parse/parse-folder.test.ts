import { componentTypes } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { mayHoldComponents } from './place.ts'
import { parseFolder } from './parse-folder.ts'
import { filesOf, parse, problemsIn } from './samples.ts'

describe('names', () => {
  it('are the kebab case of the key, each once in its type', () => {
    const { components } = parse({
      '.mcp.json': {
        mcpServers: {
          brave_search: { command: 'x' },
          braveSearch: { command: 'y' },
          'BRAVE-search': { command: 'z' },
          __: { command: 'u' },
        },
      },
      '.claude/commands/brave-search.md': 'Search.',
      '.claude/rules/日本.md': 'Rule.',
    })
    expect(components.map(({ type, key, name }) => [type, key, name])).toEqual([
      ['mcp-server', 'brave_search', 'brave-search'],
      ['mcp-server', 'braveSearch', 'brave-search-2'],
      ['mcp-server', 'BRAVE-search', 'brave-search-3'],
      ['mcp-server', '__', 'mcp-server'],
      ['command', 'brave-search', 'brave-search'],
      ['rule', '日本', 'rule'],
    ])
  })

  it('have at most 64 characters', () => {
    const hooks = { PreToolUse: [1, 2].map(() => ({ matcher: 'mcp__memory__.*|'.repeat(8), hooks: [{ type: 'command', command: 'x' }] })) }
    const names = parse({ '.claude/settings.json': { hooks } }).components.map(({ name }) => name)
    expect(new Set(names).size).toBe(2)
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(64)
  })
})

describe('the directory of a user', () => {
  const files = {
    'agents/a.md': '---\nname: a\ndescription: A\n---\n',
    'skills/s/SKILL.md': 'Text',
    'settings.json': { model: 'opus' },
    'keybindings.json': { bindings: [{ context: 'Global', bindings: { 'ctrl+x': 'app:exit' } }] },
    'CLAUDE.md': '<!-- ccm:begin me -->\nI am me.\n<!-- ccm:end me -->\n',
  }
  const below = Object.fromEntries(Object.entries(files).map(([path, content]) => [`.claude/${path}`, content]))

  it.each([
    ['the home', below],
    ['a directory of its own', files],
  ])('is read from %s', (_where, contents) => {
    const { components, problems, unmanaged } = parse(contents, 'user')
    expect({ problems, unmanaged }).toEqual({ problems: [], unmanaged: [] })
    expect(components.map(({ type, scope }) => [type, scope])).toEqual([
      ['subagent', 'user'],
      ['skill', 'user'],
      ['settings', 'user'],
      ['keybindings', 'user'],
      ['claude-md', 'user'],
    ])
  })

  it('has no local settings and no .mcp.json', () => {
    const { components, unmanaged } = parse({ '.claude/settings.local.json': { model: 'x' }, '.mcp.json': { mcpServers: {} } }, 'user')
    expect({ components, unmanaged }).toEqual({ components: [], unmanaged: ['.claude/settings.local.json', '.mcp.json'] })
  })
})

it('reads no keybindings from a project', () => {
  expect(parse({ '.claude/keybindings.json': { bindings: [] } }).unmanaged).toEqual(['.claude/keybindings.json'])
})

it('passes over files that are none of Claude Code', () => {
  const files = { 'src/a.ts': '', '.claude/hooks/a.sh': '', 'agents/a.md': '', 'settings.json': '{', '.claude/commands/a.txt': '' }
  expect(parse(files)).toMatchObject({ components: [], problems: [], unmanaged: Object.keys(files).sort() })
  expect(Object.keys(files).filter((path) => mayHoldComponents(path, 'project'))).toEqual([])
})

it('says so where a file that should be text is none', () => {
  const { problems, unmanaged } = parseFolder([{ path: '.claude/commands/a.md', content: '/w==', encoding: 'base64', executable: false }], {
    root: 'project',
  })
  expect(problems).toMatchObject([{ path: '.claude/commands/a.md', message: expect.stringMatching(/no UTF-8 text/) }])
  expect(unmanaged).toEqual(['.claude/commands/a.md'])
})

it('gives the same whatever order the files come in', () => {
  const files = filesOf({
    '.claude/commands/b.md': 'B',
    '.claude/commands/a.md': 'A',
    '.claude/agents/c.md': '---\nname: c\ndescription: C\n---\n',
  })
  expect(parseFolder([...files].reverse(), { root: 'project' })).toEqual(parseFolder(files, { root: 'project' }))
})

it('keeps names of members that JavaScript gives a meaning', () => {
  expect(problemsIn({ '.mcp.json': '{"mcpServers": {"constructor": {"command": "x"}, "toString": {"command": "y"}}}' })).toEqual([])
})

it('names types in the order of the library', () => {
  const types = parse({
    '.claude/commands/a.md': 'A',
    '.claude/rules/a.md': 'A',
    '.mcp.json': { mcpServers: { a: { command: 'x' } } },
  }).components.map(({ type }) => type)
  expect(types).toEqual(componentTypes.filter((type) => types.includes(type)))
})
