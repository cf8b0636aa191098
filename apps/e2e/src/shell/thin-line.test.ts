import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Project, startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const base = ['--profile', 'base', '--yes']

/** What differs between two looks at a project. */
function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path]).sort()
}

describe('a project from nothing', () => {
  let project: Project
  beforeAll(async () => {
    const parent = system.directory('from-nothing')
    const { code, out, err } = await parent.ccm('init', 'demo', ...base)
    expect(err).toBe('')
    expect(out).toMatch(/\nDone: \d+ created\.\n$/)
    expect(code).toBe(0)
    project = system.directory('from-nothing/demo')
  })

  it('holds what the profile says, where Claude Code reads it', () => {
    expect(Object.keys(project.files())).toEqual([
      '.claude/agents/code-reviewer.md',
      '.claude/commands/git/commit.md',
      '.claude/commands/git/pull-request.md',
      '.claude/settings.json',
      '.claude/settings.local.json',
      '.mcp.json',
      'CLAUDE.md',
    ])
    const settings = JSON.parse(project.read('.claude/settings.json'))
    expect(settings.hooks.PreToolUse[0]).toMatchObject({ matcher: 'Bash', hooks: [{ type: 'command' }] })
    expect(settings.permissions.deny).toContain('Read(./.env)')
    expect(JSON.parse(project.read('.mcp.json')).mcpServers).toHaveProperty('context7')
    expect(JSON.parse(project.read('.claude/settings.local.json'))).toEqual({ enabledMcpjsonServers: ['context7'] })
    expect(project.read('CLAUDE.md')).toMatch(/^<!-- ccm:begin house-rules -->\n# demo\n/)
    expect(project.read('.claude/agents/code-reviewer.md')).toMatch(/^---\nname: code-reviewer\n/)
  })

  it('is known to the server as in step', async () => {
    const { items } = await system.api.projects.list.query({ search: 'demo' })
    expect(items).toMatchObject([{ name: 'demo', path: project.path, state: 'in-step', exceptions: 0, profile: { name: 'base' } }])
  })

  it('stays as it is at the second sync, which says so', async () => {
    const before = project.files()
    const { code, out, err } = await project.ccm('sync')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^In step: \d+ artifacts\n$/)
    expect(project.files()).toEqual(before)
  })

  it('changes in one file when one component was edited', async () => {
    const before = project.files()
    const agent = await system.api.components.get.query({ type: 'subagent', name: 'code-reviewer' })
    const config = { ...agent.config, prompt: 'Read it twice.' }
    await system.api.components.update.mutate({ id: agent.id, expectedRevision: agent.revision, config })
    const status = await project.ccm('status')
    expect(status.code).toBe(2)
    expect(status.out).toContain('outdated  .claude/agents/code-reviewer.md')
    const { code, out } = await project.ccm('sync')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Done: 1 updated.') })
    expect(changed(before, project.files())).toEqual(['.claude/agents/code-reviewer.md'])
    expect(project.read('.claude/agents/code-reviewer.md')).toMatch(/\n---\n\nRead it twice\.\n$/)
  })

  it('loses one artifact when one component was deleted', async () => {
    const before = project.files()
    const command = await system.api.components.get.query({ type: 'command', name: 'commit' })
    await system.api.components.remove.mutate({ id: command.id, force: true })
    const { code, out } = await project.ccm('sync')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Done: 1 removed.') })
    expect(changed(before, project.files())).toEqual(['.claude/commands/git/commit.md'])
  })
})

describe('what others wrote', () => {
  const settings = `{
\t"model": "opus",
\t"permissions": {
\t\t"allow": ["Bash(make *)"],
\t\t"deny": [
\t\t\t"Read(./private/**)"
\t\t]
\t},
\t"hooks": {
\t\t"PreToolUse": [
\t\t\t{ "matcher": "Write", "hooks": [{ "type": "command", "command": "./check.sh" }] }
\t\t]
\t}
}
`
  const servers = `{
    "mcpServers": {
        "mine": { "command": "my-server", "args": [] }
    }
}`
  const memory = '# Ours\r\n\r\nWritten by hand, with trailing spaces.  \r\n'
  const agent = '---\nname: mine\ndescription: Mine\n---\nMine.\n'

  it('is there byte for byte after apply, sync and the removal of everything ccm wrote', async () => {
    const project = system.directory('with-others')
    project.write('.claude/settings.json', settings)
    project.write('.mcp.json', servers)
    project.write('CLAUDE.md', memory)
    project.write('.claude/agents/mine.md', agent)
    const foreign = project.files()

    expect((await project.ccm('apply', ...base)).code).toBe(0)
    expect(project.read('.claude/agents/mine.md')).toBe(agent)
    expect(project.read('CLAUDE.md').startsWith(memory)).toBe(true)
    const both = JSON.parse(project.read('.claude/settings.json'))
    expect(both.permissions.deny).toEqual(expect.arrayContaining(['Read(./private/**)', 'Read(./.env)']))
    expect(both.hooks.PreToolUse).toHaveLength(3)
    expect(JSON.parse(project.read('.mcp.json')).mcpServers.mine).toEqual({ command: 'my-server', args: [] })
    expect((await project.ccm('sync')).out).toMatch(/^In step/)

    const profile = await system.api.profiles.create.mutate({ name: 'empty' })
    expect((await project.ccm('apply', '--profile', profile.name, '--yes')).code).toBe(0)
    expect(project.files()).toEqual(foreign)
  })
})

describe('what awkward components become', () => {
  it('arrives as the formats say', async () => {
    const { api } = system
    const description = 'Says "hello": use it when\nsomeone: greets - or # comments'
    const made = await Promise.all([
      api.components.create.mutate({
        type: 'mcp-server',
        name: 'tracker',
        config: { type: 'http', url: 'https://mcp.example.com/mcp', headers: { Authorization: 'Bearer ${TRACKER_TOKEN}' } },
      }),
      api.components.create.mutate({ type: 'command', name: 'ship', key: 'release/ship', config: { prompt: 'Ship $ARGUMENTS.' } }),
      api.components.create.mutate({
        type: 'hook',
        name: 'no-root',
        config: { event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: './guard', timeout: 5 }] },
      }),
      api.components.create.mutate({ type: 'permissions', name: 'asks', config: { ask: ['Bash(git push *)'] } }),
      api.components.create.mutate({ type: 'subagent', name: 'greeter', config: { description, prompt: 'Greet.' } }),
    ])
    await api.profiles.create.mutate({ name: 'awkward', components: made.map(({ id }) => ({ componentId: id })) })
    const project = system.directory('awkward')
    expect((await project.ccm('apply', '--profile', 'awkward', '--yes')).code).toBe(0)
    expect(JSON.parse(project.read('.mcp.json'))).toEqual({
      mcpServers: { tracker: { type: 'http', url: 'https://mcp.example.com/mcp', headers: { Authorization: 'Bearer ${TRACKER_TOKEN}' } } },
    })
    expect(project.read('.claude/commands/release/ship.md')).toMatch(/Ship \$ARGUMENTS\.\n$/)
    expect(JSON.parse(project.read('.claude/settings.json'))).toEqual({
      hooks: { PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: './guard', timeout: 5 }] }] },
      permissions: { ask: ['Bash(git push *)'] },
    })
    const [, quoted = ''] = /^description: (".*")$/m.exec(project.read('.claude/agents/greeter.md')) ?? []
    expect(JSON.parse(quoted)).toBe(description)
  })
})
