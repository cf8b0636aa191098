import type { AnyComponent } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import type { Checkout } from '../renderer.ts'
import { renderComponent } from '../renderers.ts'
import { context, ownDirectoryContext, sample, userContext } from '../samples.ts'
import { approvalsOf } from './approvals.ts'

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

describe('an MCP server outside .mcp.json', () => {
  const component = sample('mcp-server', 'docs', { type: 'stdio', command: 'x' })
  const local = (checkout?: Checkout) => renderComponent(component, { ...context, scope: 'local', checkout })

  it.each([
    ['home', userContext],
    ['directory that CLAUDE_CONFIG_DIR names', ownDirectoryContext],
  ])("stands in the file of Claude Code's own in a user's %s, which nobody else reads", (_name, where) => {
    const { artifacts, warnings } = renderComponent(component, where)
    expect(artifacts).toMatchObject([{ id: 'home:.claude.json#/mcpServers/docs', private: true, runs: true }])
    expect(warnings).toEqual([])
  })

  it('stands there under the path of one checkout, as Claude Code spells it', () => {
    expect(local({ root: '/home/a/my~work' }).artifacts).toMatchObject([
      { id: 'home:.claude.json#/projects/~1home~1a~1my~0work/mcpServers/docs', private: true, runs: true },
    ])
    expect(local({ root: 'C:\\work\\app' }).artifacts).toMatchObject([{ pointer: '/projects/C:~1work~1app/mcpServers/docs' }])
    expect(local({ root: '/odd\\name' }).artifacts).toMatchObject([{ pointer: '/projects/~1odd\\name/mcpServers/docs' }])
  })

  it.each<[string, Checkout | undefined, string]>([
    ['of a directory that is no git root', 'none', 'Give it the scope "project"'],
    ['of a checkout that is not known', undefined, 'once "ccm sync" has run'],
  ])('is not written for one checkout %s, and says why', (_name, checkout, why) => {
    const { artifacts, warnings } = local(checkout)
    expect(artifacts).toEqual([])
    expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining(why) }])
  })

  it('needs no approval', () => {
    expect(approvalsOf(local({ root: '/home/a' }).artifacts, new Set())).toEqual([])
  })
})
