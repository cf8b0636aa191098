import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { made, post, profileOf } from './plain-calls.ts'
import { type Project, type Run, startServer, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const agentFile = '.claude/agents/reviewer.md'
const lines = ['First, read the diff.', 'Then run the tests.', 'Look at names.', 'Look at errors.', 'Say what matters.']
const reviewer = (prompt: readonly string[]) => ({ description: 'Reviews changes.', prompt: prompt.join('\n') })
const exchanged = (from: string, to: string) => (text: string) => text.replace(from, to)

let count = 0
/** A project with a subagent, a server, a hook, permissions and a CLAUDE.md block, in step with a profile of its own. */
async function prepared(): Promise<{ project: Project; name: string; edit: (file: string, change: (text: string) => string) => void }> {
  count += 1
  const name = `settled-${count}`
  await profileOf(system.url, name, [
    { type: 'subagent', name: `${name}-agent`, key: 'reviewer', config: reviewer(lines) },
    { type: 'mcp-server', name: `${name}-docs`, key: 'docs', config: { type: 'stdio', command: 'docs-server', args: ['--port', '1'] } },
    { type: 'permissions', name: `${name}-rules`, config: { ask: ['Bash(git push *)'] } },
    { type: 'claude-md', name: `${name}-house`, key: 'house', config: { template: 'Be brief.\nBe kind.\nBe clear.' } },
  ])
  const project = system.directory(name)
  project.write('CLAUDE.md', '# Mine\r\n\r\nMy own words.\r\n')
  const run = await project.ccm('apply', '--profile', name, '--yes')
  expect(run.code, run.err).toBe(0)
  const edit = (file: string, change: (text: string) => string) => project.write(file, change(project.read(file)))
  return { project, name, edit }
}

async function component(type: 'subagent' | 'mcp-server' | 'claude-md', name: string) {
  return system.api.components.get.query({ type, name })
}

async function change(type: 'subagent' | 'mcp-server' | 'claude-md', name: string, more: object) {
  const { id, revision } = await component(type, name)
  return made(system.url, 'components.update', { id, expectedRevision: revision, ...more })
}

const document = ({ out }: Run) => JSON.parse(out)

describe('an edit of a person and one of the library', () => {
  it('are merged where they fit together, and that is said', async () => {
    const { project, name, edit } = await prepared()
    edit(agentFile, exchanged('First, read the diff.', 'First, read the ticket.'))
    await change('subagent', `${name}-agent`, { config: reviewer([...lines.slice(0, 4), 'Say what matters most.']) })
    const status = await project.ccm('status')
    expect(status.code).toBe(2)
    const run = await project.ccm('sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(run.out).toMatch(/merged/)
    expect(project.read(agentFile)).toContain('First, read the ticket.')
    expect(project.read(agentFile)).toContain('Say what matters most.')
    expect((await project.ccm('sync')).out).toMatch(/^In step/)
  })

  it('are merged by key in JSON', async () => {
    const { project, name } = await prepared()
    const file = JSON.parse(project.read('.mcp.json'))
    file.mcpServers.docs.env = { MINE: 'yes' }
    project.write('.mcp.json', JSON.stringify(file, null, 2))
    await change('mcp-server', `${name}-docs`, { config: { type: 'stdio', command: 'docs-server', args: ['--port', '2'] } })
    const run = await project.ccm('sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(JSON.parse(project.read('.mcp.json')).mcpServers.docs).toEqual({
      type: 'stdio',
      command: 'docs-server',
      args: ['--port', '2'],
      env: { MINE: 'yes' },
    })
  })

  describe('in one place', () => {
    let project: Project
    let name: string
    beforeEach(async () => {
      const start = await prepared()
      ;({ project, name } = start)
      start.edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
      await change('subagent', `${name}-agent`, { config: reviewer(lines.map(exchanged('Look at names.', 'Look at all names.'))) })
    })

    it('are left alone without an answer, shown, and counted by the exit code', async () => {
      const run = await project.ccm('sync', '--yes')
      expect(run.code).toBe(2)
      expect(project.read(agentFile)).toContain('Look at my names.')
      const diff = await project.ccm('diff')
      expect(diff.out).toContain('Look at my names.')
      expect(diff.out).toContain('Look at all names.')
      const reported = await system.api.projects.list.query({ search: name })
      expect(reported.items[0]?.state).toBe('conflict')
    })

    it('are settled as mine, and not asked for again until the library changes', async () => {
      expect((await project.ccm('sync', '--mine')).code).toBe(0)
      expect(project.read(agentFile)).toContain('Look at my names.')
      expect((await project.ccm('sync')).out).toMatch(/^In step/)
      expect((await project.ccm('status')).code).toBe(0)
      await change('subagent', `${name}-agent`, { config: reviewer(lines.map(exchanged('Look at names.', 'Look at every name.'))) })
      expect((await project.ccm('sync')).code).toBe(2)
    })

    it('are settled as theirs, by path, and undone byte for byte', async () => {
      const before = project.read(agentFile)
      const run = await project.ccm('sync', `--theirs=${agentFile}`)
      expect(run.code, run.err).toBe(0)
      expect(project.read(agentFile)).toContain('Look at all names.')
      expect((await project.ccm('undo', '--yes')).code).toBe(0)
      expect(project.read(agentFile)).toBe(before)
    })
  })
})

describe('undo', () => {
  it('takes everything back, run by run, to the very bytes and modes of before', async () => {
    count += 1
    const name = `settled-${count}`
    await profileOf(system.url, name, [
      { type: 'subagent', name: `${name}-agent`, key: 'reviewer', config: reviewer(lines) },
      { type: 'mcp-server', name: `${name}-docs`, key: 'docs', config: { type: 'stdio', command: 'docs-server' } },
      { type: 'claude-md', name: `${name}-house`, key: 'house', config: { template: 'Be brief.' } },
    ])
    const project = system.directory(name)
    project.write('CLAUDE.md', '# Mine\r\n\r\nNo newline at the end')
    project.write('.mcp.json', '\uFEFF{\r\n\t"mcpServers": { "own": { "command": "own" } } // mine\r\n}')
    const original = treeOf(project.path)
    expect((await project.ccm('apply', '--profile', name, '--yes')).code).toBe(0)
    await change('subagent', `${name}-agent`, { config: reviewer(['Another prompt.']) })
    expect((await project.ccm('sync', '--yes')).code).toBe(0)
    await change('mcp-server', `${name}-docs`, { config: { type: 'http', url: 'https://docs.example.com/mcp' } })
    expect((await project.ccm('sync', '--yes')).code).toBe(0)

    const { runs } = document(await project.ccm('history', '--json')).targets[0]
    expect(runs).toHaveLength(3)
    const shown = await project.ccm('show', 'run', String(runs[0].run))
    expect(shown.code, shown.err).toBe(0)
    expect(shown.out).toContain('.mcp.json')
    for (const _run of runs) {
      const undone = await project.ccm('undo', '--yes')
      expect(undone.code, undone.err).toBe(0)
    }
    expect(treeOf(project.path)).toEqual(original)
    expect((await project.ccm('undo', '--yes')).code).toBe(0)
    expect((await project.ccm('sync', '--yes')).code).toBe(0)
    expect(project.read('.mcp.json')).toContain('docs.example.com')
  })

  it('asks before it takes what was changed since', async () => {
    const { project, edit } = await prepared()
    edit(agentFile, (text) => `${text}\nMine.\n`)
    const run = await project.ccm('undo', '--yes')
    expect(run.code).toBe(2)
    expect(project.read(agentFile)).toContain('Mine.')
    expect(existsSync(join(project.path, '.mcp.json'))).toBe(false)
    expect(project.read('CLAUDE.md')).toBe('# Mine\r\n\r\nMy own words.\r\n')
  })
})

describe('a component that gets another name', () => {
  it('takes what a person made of its file along', async () => {
    const { project, name, edit } = await prepared()
    edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
    await change('subagent', `${name}-agent`, { key: 'examiner' })
    const run = await project.ccm('sync', '--yes')
    expect(run.err + run.out).toMatch(/moved/)
    expect(existsSync(join(project.path, agentFile))).toBe(false)
    expect(project.read('.claude/agents/examiner.md')).toContain('name: examiner')
    expect(project.read('.claude/agents/examiner.md')).toContain('Look at my names.')
  })
})

describe('what a person changed, seen from the server', () => {
  const idOf = (project: Project) => system.api.projects.list.query({ search: project.path.split('/').at(-1) ?? '' })

  async function drifted() {
    const start = await prepared()
    start.edit(agentFile, exchanged('Look at names.', 'Look at my names, ghp_0123456789abcdefghijklmnopqrstuvwxyzAB.'))
    await start.project.ccm('sync', '--yes')
    const target = (await idOf(start.project)).items[0]
    const status = await system.api.sync.status.query({ targetId: target?.targetId ?? '' })
    return { ...start, target, status, exception: status.exceptions[0] }
  }

  it('is there with its text, secrets masked', async () => {
    const { target, status, exception } = await drifted()
    expect(status.state).toBe('drifted')
    expect(exception).toMatchObject({ state: 'drifted', hasText: true, putBack: false })
    const difference = await system.api.sync.difference.query({ targetId: target?.targetId ?? '', id: exception?.id ?? '' })
    expect(difference.disk).toContain('Look at my names, ‹secret 1›.')
    expect(difference.library).toContain('Look at names.')
    expect(difference.takeProblem).toMatch(/secret/i)
  })

  it('is taken into the library, and in step everywhere after it', async () => {
    const { project, name, edit } = await prepared()
    edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
    await project.ccm('sync', '--yes')
    const targetId = (await idOf(project)).items[0]?.targetId ?? ''
    const [exception] = (await system.api.sync.status.query({ targetId })).exceptions
    const taken = await post(system.url, 'sync.take', { targetId, id: exception?.id, have: exception?.have })
    expect(taken.status, JSON.stringify(taken.error)).toBe(200)
    expect((await component('subagent', `${name}-agent`)).config.prompt).toContain('Look at my names.')
    const run = await project.ccm('sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect((await project.ccm('sync')).out).toMatch(/^In step/)
  })

  it('is kept for this project alone', async () => {
    const { project, name, edit } = await prepared()
    edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
    await project.ccm('sync', '--yes')
    const targetId = (await idOf(project)).items[0]?.targetId ?? ''
    const [exception] = (await system.api.sync.status.query({ targetId })).exceptions
    const kept = await post(system.url, 'sync.keep', { targetId, id: exception?.id, have: exception?.have })
    expect(kept.status, JSON.stringify(kept.error)).toBe(200)
    expect((await component('subagent', `${name}-agent`)).config.prompt).toContain('Look at names.')
    expect((await project.ccm('sync', '--yes')).code).toBe(0)
    expect(project.read(agentFile)).toContain('Look at my names.')
    expect((await system.api.sync.status.query({ targetId })).state).toBe('in-step')
  })

  it('is put back after a yes on that machine', async () => {
    const { project, target, exception } = await drifted()
    const targetId = target?.targetId ?? ''
    const asked = await post(system.url, 'sync.putBack', { targetId, id: exception?.id, have: exception?.have })
    expect(asked.status, JSON.stringify(asked.error)).toBe(200)
    const waiting = await project.ccm('sync')
    expect(waiting.code).toBe(2)
    expect(project.read(agentFile)).toContain('Look at my names')
    const run = await project.ccm('sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(project.read(agentFile)).toContain('Look at names.')
    expect((await system.api.sync.status.query({ targetId })).state).toBe('in-step')
  })
})

describe('without the server', () => {
  it('status, diff and undo work from what is remembered, and sync says what it could not learn', async () => {
    const { project, edit } = await prepared()
    edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
    const away = (...argv: string[]) => system.ccm(project.path, argv, { CCM_SERVER_URL: 'http://127.0.0.1:9' })
    const status = await away('status', '--json')
    expect(status.code).toBe(2)
    expect(document(status)).toMatchObject({ offline: true })
    expect((await away('diff')).out).toContain('Look at my names.')
    const before = treeOf(project.path)
    const sync = await away('sync')
    expect(sync.code).toBe(69)
    expect(sync.err + sync.out).toMatch(/library/i)
    expect(treeOf(project.path)).toEqual(before)
    expect((await away('undo', '--yes')).code).toBe(2)
    expect(existsSync(join(project.path, '.mcp.json'))).toBe(false)
  })
})

describe('a project', () => {
  it('that moved is known again, with its edits', async () => {
    const { project, edit } = await prepared()
    edit(agentFile, exchanged('Look at names.', 'Look at my names.'))
    const there = `${project.path}-moved`
    renameSync(project.path, there)
    const lost = await system.ccm(there, ['sync'])
    expect(lost.code).toBe(2)
    expect(lost.err).toContain(`ccm project move ${project.path}`)
    const run = await system.ccm(there, ['project', 'move', project.path, '--yes'])
    expect(run.code, run.err).toBe(2)
    expect((await system.api.projects.list.query({ search: project.path.split('/').at(-1) ?? '' })).items[0]?.path).toBe(there)
    expect(readFileSync(join(there, agentFile), 'utf8')).toContain('Look at my names.')
  })

  it('that is removed with its files keeps what a person wrote', async () => {
    const { project, name } = await prepared()
    project.write('.claude/agents/own.md', 'own')
    const run = await project.ccm('remove', '--files', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(project.files()).toEqual({ '.claude/agents/own.md': 'own', 'CLAUDE.md': '# Mine\r\n\r\nMy own words.\r\n' })
    expect((await system.api.projects.list.query({ search: name })).total).toBe(0)
    expect((await project.ccm('sync')).code).not.toBe(0)
  })
})

describe('the directory of the user', () => {
  it('gets MCP servers in ~/.claude.json, beside all that is not ours', async () => {
    const home = system.directory('user-home').path
    const own = '{\n  "numStartups": 7,\n  "mcpServers": { "own": { "command": "own" } },\n  "projects": {}\n}\n'
    writeFileSync(join(home, '.claude.json'), own, { mode: 0o600 })
    mkdirSync(join(home, '.claude'))
    await profileOf(system.url, 'user-scope', [
      { type: 'mcp-server', name: 'user-docs', config: { type: 'stdio', command: 'docs-server' } },
      { type: 'permissions', name: 'user-rules', config: { deny: ['Read(./.env)'] } },
    ])
    const ccm = (...argv: string[]) => system.ccm(home, argv, { HOME: home, USERPROFILE: home })
    const run = await ccm('machine', 'apply', '--profile', 'user-scope', '--yes')
    expect(run.code, run.err).toBe(0)
    const state = JSON.parse(readFileSync(join(home, '.claude.json'), 'utf8'))
    expect(state).toMatchObject({ numStartups: 7, mcpServers: { own: { command: 'own' }, 'user-docs': { command: 'docs-server' } } })
    expect(statSync(join(home, '.claude.json')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(home, '.claude.json.lock'))).toBe(false)
    expect((await ccm('sync', '--user')).out).toMatch(/^In step/)
    expect((await ccm('status', '--all')).code).toBe(0)
    expect((await ccm('undo', '--user', '--yes')).code).toBe(0)
    expect(readFileSync(join(home, '.claude.json'), 'utf8')).toBe(own)
  })
})

describe('a failed sync', () => {
  it('is told to the server, and forgotten after the next good one', async () => {
    const { project, name } = await prepared()
    const good = project.read('.mcp.json')
    project.write('.mcp.json', '{ "mcpServers": ')
    await change('mcp-server', `${name}-docs`, { config: { type: 'stdio', command: 'docs-two' } })
    expect((await project.ccm('sync', '--yes')).code).toBe(1)
    const stateOf = async () => (await system.api.projects.list.query({ search: name })).items[0]
    expect(await stateOf()).toMatchObject({
      state: 'failed',
      lastError: { code: 'unreadable', message: expect.stringContaining('.mcp.json') },
    })
    project.write('.mcp.json', good)
    expect((await project.ccm('sync', '--yes')).code).toBe(0)
    expect(await stateOf()).toMatchObject({ state: 'in-step', lastError: null })
  })
})

describe('two servers', () => {
  it('are not taken for one another', async () => {
    const { project } = await prepared()
    const data = system.directory('other-data').path
    const other = await startServer(data)
    const run = await system.ccm(project.path, ['sync', '--yes'], { CCM_SERVER_URL: other.url })
    await other.stop()
    expect(run.code).not.toBe(0)
    expect(project.read(agentFile)).toContain('Look at names.')
  })
})
