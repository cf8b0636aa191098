import type { AnyComponent } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { renderComponent } from '../renderers.ts'
import { context, ownDirectoryContext, sample, userContext } from '../samples.ts'

const components: [AnyComponent, inside: string][] = [
  [sample('subagent', 'reviewer', { description: 'x', prompt: 'x' }), 'agents/reviewer.md'],
  [sample('subagent', 'reviewer', { description: 'x', prompt: 'x', file: 'team/review' }), 'agents/team/review.md'],
  [sample('skill', 'notes', { description: 'x', prompt: 'x' }), 'skills/notes/SKILL.md'],
  [sample('command', 'git/commit', { prompt: 'x' }), 'commands/git/commit.md'],
  [sample('rule', 'web/react', { prompt: 'x' }), 'rules/web/react.md'],
  [sample('output-style', 'plain', { prompt: 'x' }), 'output-styles/plain.md'],
  [sample('hook', 'a', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'x' }] }), 'settings.json'],
  [sample('permissions', 'a', { allow: ['Read'], additionalDirectories: ['../x'] }), 'settings.json'],
  [sample('settings', 'a', { model: 'opus' }), 'settings.json'],
  [sample('status-line', 'a', { type: 'command', command: 'x' }), 'settings.json'],
  [sample('plugin', 'a@b', { enabled: false }), 'settings.json'],
  [sample('keybindings', 'a', { bindings: [{ context: 'Chat', bindings: { a: null } }] }), 'keybindings.json'],
  [sample('claude-md', 'a', { template: 'x' }), 'CLAUDE.md'],
]

describe.each(components)("a user's $type", (component, inside) => {
  it(`lies at ~/.claude/${inside}`, () => {
    const { artifacts, warnings } = renderComponent(component, userContext)
    expect(warnings).toEqual([])
    for (const { id, root, path, private: isPrivate } of artifacts) {
      expect({ root, path, isPrivate }).toEqual({ root: 'home', path: `.claude/${inside}`, isPrivate: false })
      expect(id).toMatch(/^home:\.claude\//)
    }
    expect(artifacts.length).toBeGreaterThan(0)
  })

  it('lies at the same place of a directory that CLAUDE_CONFIG_DIR names, whatever the scope says', () => {
    const { artifacts } = renderComponent(component, { ...ownDirectoryContext, scope: 'local' })
    expect(new Set(artifacts.map(({ root, path }) => `${root}:${path}`))).toEqual(new Set([`home:${inside}`]))
  })

  it('is not written for a project, which has no user scope', () => {
    const { artifacts, warnings } = renderComponent(component, { ...context, scope: 'user' })
    expect(artifacts).toEqual([])
    expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('user profile') }])
  })
})

it("writes no MCP server of a user, whose file is Claude Code's own, and says where it could go", () => {
  const { artifacts, warnings } = renderComponent(sample('mcp-server', 'docs', { type: 'stdio', command: 'x' }), userContext)
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([
    { code: 'no-such-scope', message: expect.stringContaining('Put the server into the profile of a project') },
  ])
})
