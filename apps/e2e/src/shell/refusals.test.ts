import { createServer, type AddressInfo } from 'node:net'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const base = ['--profile', 'base', '--yes']

/** An address where surely nobody listens: a port that was free a moment ago. */
async function deadAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

it('answers --version without anything else', async () => {
  const { code, out } = await system.ccm(system.home, ['--version'])
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

it('explains itself with --help and without arguments', async () => {
  for (const argv of [['--help'], []]) {
    const { code, out } = await system.ccm(system.home, argv)
    expect(code).toBe(0)
    for (const command of ['init', 'apply', 'sync', 'status', 'diff', 'list', 'show', 'config']) expect(out).toContain(`  ${command}`)
  }
})

describe('a server that cannot be reached', () => {
  it('is named in one line, with how to name another', async () => {
    const url = await deadAddress()
    const { code, out, err } = await system.ccm(system.home, ['list', '--server', url])
    expect({ code, out }).toEqual({ code: 69, out: '' })
    expect(err).toBe(
      `ccm: No CCM server answered at ${url}: the connection was refused. Start it with "npm start" where CCM was cloned, or name another one with --server, CCM_SERVER_URL or "ccm config set serverUrl <url>".\n`,
    )
  })

  it('makes one JSON document with --json', async () => {
    const { code, out } = await system.ccm(system.home, ['list', '--json', '--server', await deadAddress()])
    expect(code).toBe(69)
    expect(JSON.parse(out)).toMatchObject({ command: 'list', exitCode: 69, error: { code: 'unreachable' } })
  })

  it('leaves a bound project as it is', async () => {
    const project = system.directory('offline')
    await project.ccm('apply', ...base)
    const before = project.files()
    const { code } = await project.ccm('sync', '--server', await deadAddress())
    expect(code).toBe(69)
    expect(project.files()).toEqual(before)
  })
})

describe('a broken .mcp.json', () => {
  it('stops a first apply before anything is registered or written', async () => {
    const project = system.directory('broken-first')
    project.write('.mcp.json', '{ "mcpServers": { "mine": ')
    const before = project.files()
    const { code, err } = await project.ccm('apply', ...base)
    expect(code).toBe(1)
    expect(err).toMatch(/^ccm: Nothing was written\.\n  \.mcp\.json: /)
    expect(project.files()).toEqual(before)
    expect((await system.api.projects.list.query({ search: 'broken-first' })).total).toBe(0)
  })

  it('stops a sync before the first write', async () => {
    const project = system.directory('broken-later')
    await project.ccm('apply', ...base)
    const agent = await system.api.components.get.query({ type: 'subagent', name: 'code-reviewer' })
    await system.api.components.update.mutate({
      id: agent.id,
      expectedRevision: agent.revision,
      config: { ...agent.config, prompt: 'New.' },
    })
    project.write('.mcp.json', '[]')
    const before = project.files()
    const { code, err } = await project.ccm('sync', '--yes')
    expect(code).toBe(1)
    expect(err).toContain('.mcp.json: ')
    expect(project.files()).toEqual(before)
  })
})

describe('first contact', () => {
  it('registers and writes nothing in a dry run', async () => {
    const machines = (await system.api.machines.list.query()).total
    const project = system.directory('dry')
    const home = system.directory('dry-home').path
    const { code, out } = await system.ccm(project.path, ['init', 'demo', ...base, '--dry-run'], { HOME: home })
    expect(code).toBe(2)
    expect(out).toContain('Nothing was written or registered.')
    expect(readdirSync(project.path)).toEqual([])
    expect(readdirSync(home)).toEqual([])
    expect((await system.api.machines.list.query()).total).toBe(machines)
  })

  it('does nothing without a yes where nobody can be asked', async () => {
    const project = system.directory('nobody')
    expect((await project.ccm('apply', '--profile', 'base')).code).toBe(2)
    expect(project.files()).toEqual({})
  })

  it('names the profiles when the one asked for is not there', async () => {
    const { code, err } = await system.directory('unknown').ccm('apply', '--profile', 'web-ap', '--yes')
    expect(code).toBe(64)
    expect(err).toContain(
      'There is no profile "web-ap"; did you mean "web-app"? Use one of: api-service, automation, base, security-review, web-app.',
    )
  })
})

it('refuses what it does not know with the usage code and what was meant', async () => {
  expect(await system.ccm(system.home, ['snyc'])).toEqual({
    code: 64,
    out: '',
    err: 'ccm: There is no command "snyc"; did you mean "sync"? "ccm --help" lists them.\n',
  })
})

it('lets what runs code wait when nobody can be asked', async () => {
  const project = system.directory('waits')
  await project.ccm('apply', ...base)
  const made = await system.api.components.create.mutate({
    type: 'mcp-server',
    name: 'memory',
    config: { type: 'stdio', command: 'npx', args: ['-y', '@modelcontextprotocol/server-memory'] },
  })
  const profile = await system.api.profiles.get.query({ name: 'base' })
  const components = profile.components.map(({ componentId, scope }) => ({ componentId, scope }))
  await system.api.profiles.setComponents.mutate({ id: profile.id, components: [...components, { componentId: made.id }] })
  const { code, err } = await project.ccm('sync')
  expect(code).toBe(2)
  // The server, and its approval.
  expect(err).toContain('Waiting: 2 artifacts need a yes.')
  expect(project.read('.mcp.json')).not.toContain('memory')
  const { items } = await system.api.projects.list.query({ search: 'waits' })
  expect(items).toMatchObject([{ exceptions: 2 }])
  expect((await project.ccm('sync', '--yes')).code).toBe(0)
  expect(project.read('.mcp.json')).toContain('memory')
})

it('keeps one document on stdout with --json, whatever happens', async () => {
  const project = system.directory('documents')
  await project.ccm('apply', ...base)
  for (const argv of [
    ['sync'],
    ['status'],
    ['diff'],
    ['list'],
    ['list', 'projects'],
    ['show', 'base'],
    ['config'],
    ['sync', '--nope'],
    ['show', 'nothing'],
  ]) {
    const { code, out } = await project.ccm(...argv, '--json')
    expect(JSON.parse(out), argv.join(' ')).toMatchObject({ exitCode: code })
  }
})
