import type { Facts } from '@ccm/contract'
import { aComponent, oneOfEach } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { told } from '../told.ts'
import { testServer, type TestServer } from '../test-server.ts'

const MACHINE = 'machine-one'
let server: TestServer
let serverId: string
let projectId: string
let targetId: string

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  const mcp = await api.components.create(
    aComponent('mcp-server', 'search', { config: { type: 'stdio', command: 'search', args: ['-v'] } }),
  )
  serverId = mcp.id
  await api.profiles.create({ name: 'web', components: [{ componentId: mcp.id }] })
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
  const project = await api.projects.register({ machineId: MACHINE, path: '/p', name: 'demo', profile: { name: 'web' } })
  projectId = project.id
  targetId = project.targetId
})
afterEach(() => server.remove())

const facts = (shared: boolean): Facts => ({
  platform: 'linux',
  shared,
  configDirectory: 'default',
  gitRoot: false,
  ccmVersion: '1.0.0',
  protocol: 1,
})
async function wanted(shared = false, target = targetId) {
  const answer = await server.api.sync.desired({ targetId: target, facts: facts(shared) })
  if (answer.unchanged) throw new Error('Expected a full answer.')
  return answer
}
const ids = ({ artifacts }: { artifacts: { id: string }[] }) => artifacts.map(({ id }) => id)
const valueOf = ({ artifacts }: Awaited<ReturnType<typeof wanted>>, pointer: string) =>
  artifacts.flatMap((artifact) => (artifact.kind === 'key' && artifact.pointer === pointer ? [artifact.value] : []))[0]

describe('an exception', () => {
  it('is set once per component, listed, and removed', async () => {
    const { overrides } = server.api.projects
    const made = await overrides.set({ projectId, componentId: serverId, action: 'include' })
    expect(made).toMatchObject({ level: 'project', component: { name: 'search' }, action: 'include', scope: 'project', patch: null })
    const changed = await overrides.set({ projectId, componentId: serverId, action: 'modify', patch: { args: ['-q'] } })
    expect(changed).toMatchObject({ id: made.id, action: 'modify', scope: null, patch: { args: ['-q'] } })
    expect(await overrides.list({ projectId })).toEqual({ items: [changed] })
    expect(await server.api.machines.overrides.list({ machineId: MACHINE })).toEqual({ items: [] })
    await overrides.remove({ projectId, componentId: serverId })
    expect(await overrides.list({ projectId })).toEqual({ items: [] })
  })

  it('set again as it is writes nothing and tells nobody', async () => {
    const set = () => server.api.machines.overrides.set({ machineId: MACHINE, componentId: serverId, action: 'exclude' })
    const first = await set()
    expect(server.published.at(-1)).toEqual({ kind: 'machine', action: 'updated', id: MACHINE, name: 'studio' })
    const before = [server.published.length, server.ctx.library.version(), await server.ctx.db.prisma.activity.count()]
    expect(await set()).toEqual(first)
    expect([server.published.length, server.ctx.library.version(), await server.ctx.db.prisma.activity.count()]).toEqual(before)
  })

  it('is noted: who, what and where', async () => {
    await server.api.machines.overrides.set({ machineId: MACHINE, componentId: serverId, action: 'exclude' })
    await server.api.machines.overrides.remove({ machineId: MACHINE, componentId: serverId })
    const rows = await server.ctx.db.prisma.activity.findMany({ where: { subjectKind: 'override' }, orderBy: { at: 'asc' } })
    expect(rows.map(({ action, subjectName }) => [action, subjectName])).toEqual([
      ['created', 'mcp-server/search on studio'],
      ['removed', 'mcp-server/search on studio'],
    ])
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['of a project nobody knows', () => server.api.projects.overrides.list({ projectId: 'no-project' }), 'not-found'],
    ['of a machine nobody knows', () => server.api.machines.overrides.list({ machineId: 'no-machine' }), 'not-found'],
    [
      'for a component that is not there',
      () => server.api.machines.overrides.set({ machineId: MACHINE, componentId: 'no-component', action: 'exclude' }),
      'not-found',
    ],
    ['that is not there', () => server.api.machines.overrides.remove({ machineId: MACHINE, componentId: serverId }), 'not-found'],
  ])('%s is refused', async (_name, call, code) => {
    expect(await told(call())).toMatchObject({ code })
  })

  it('goes with its component', async () => {
    await server.api.projects.overrides.set({ projectId, componentId: serverId, action: 'exclude' })
    await server.api.components.remove({ id: serverId, force: true })
    expect(await server.api.projects.overrides.list({ projectId })).toEqual({ items: [] })
  })
})

describe('a change of a config', () => {
  const modify = (patch: { [name: string]: string | string[] | number | null }) =>
    server.api.projects.overrides.set({ projectId, componentId: serverId, action: 'modify', patch })

  it('is merged into what is written, over the component as it is then', async () => {
    await modify({ args: ['-q'] })
    expect(valueOf(await wanted(), '/mcpServers/search')).toEqual({ type: 'stdio', command: 'search', args: ['-q'] })
    await server.api.components.update({
      id: serverId,
      expectedRevision: 1,
      config: { type: 'stdio', command: 'find', args: ['-v'], timeout: 5000 },
    })
    expect(valueOf(await wanted(), '/mcpServers/search')).toEqual({ type: 'stdio', command: 'find', args: ['-q'], timeout: 5000 })
  })

  it('is told anew when the change changes', async () => {
    await modify({ args: ['-q'] })
    const { revision } = await wanted()
    await modify({ args: ['-x'] })
    expect((await wanted()).revision).not.toBe(revision)
    expect(valueOf(await wanted(), '/mcpServers/search')).toMatchObject({ args: ['-x'] })
  })

  it('is refused when the result would not be valid, with the path', async () => {
    expect(await told(modify({ timeout: 1 }))).toMatchObject({ code: 'bad-request', issues: [{ path: ['patch', 'timeout'] }] })
    expect(await told(modify({ command: null }))).toMatchObject({ code: 'bad-request' })
  })

  it('that no longer fits its component changes nothing, and says so', async () => {
    await modify({ timeout: 5000 })
    await server.ctx.db.prisma.override.updateMany({ data: { patch: '{"timeout":1}' } })
    const answer = await wanted()
    expect(valueOf(answer, '/mcpServers/search')).toEqual({ type: 'stdio', command: 'search', args: ['-v'] })
    expect(answer.warnings).toMatchObject([{ code: 'override-invalid', message: expect.stringContaining('config.timeout') }])
  })

  it('of the machine goes over that of the project', async () => {
    await modify({ args: ['-q'], timeout: 5000 })
    await server.api.machines.overrides.set({
      machineId: MACHINE,
      componentId: serverId,
      action: 'modify',
      patch: { args: ['-m'] },
    })
    expect(valueOf(await wanted(), '/mcpServers/search')).toMatchObject({ args: ['-m'], timeout: 5000 })
    const { components } = await server.api.projects.effective({ id: projectId })
    expect(components[0]?.reasons.map(({ action, level }) => `${action} ${level}`)).toEqual([
      'includes profile',
      'modifies project',
      'modifies machine',
    ])
  })
})

describe('what a machine leaves out', () => {
  beforeEach(() => server.api.machines.overrides.set({ machineId: MACHINE, componentId: serverId, action: 'exclude' }))

  it('is not written where git shares nothing, also right after it was asked otherwise', async () => {
    expect((await wanted(true)).artifacts).not.toEqual([])
    expect((await wanted()).artifacts).toEqual([])
  })

  it('is written all the same where git shares the file, switched off and not approved', async () => {
    const { artifacts } = await wanted(true)
    const element = (pointer: string) => artifacts.flatMap((one) => (one.kind === 'element' && one.pointer === pointer ? [one] : []))
    expect(ids({ artifacts })).toContain('project:.mcp.json#/mcpServers/search')
    expect(element('/disabledMcpjsonServers')).toMatchObject([{ path: '.claude/settings.local.json', value: 'search', private: true }])
    expect(element('/enabledMcpjsonServers')).toEqual([])
  })
})

describe("approvals of the library's MCP servers", () => {
  it('are given in the settings of this checkout, unless nobody wants them', async () => {
    const approvals = async () => (await wanted()).artifacts.filter((one) => one.kind === 'element')
    expect(await approvals()).toMatchObject([
      { path: '.claude/settings.local.json', pointer: '/enabledMcpjsonServers', value: 'search', private: true },
    ])
    await server.ctx.db.prisma.setting.create({ data: { key: 'settings.approveMcpServers', value: 'false' } })
    expect(await approvals()).toEqual([])
  })

  it('are not doubled where a component says the same', async () => {
    const settings = await server.api.components.create(
      aComponent('settings', 'approved', { config: { enabledMcpjsonServers: ['search'] } }),
    )
    await server.api.projects.overrides.set({ projectId, componentId: settings.id, action: 'include', scope: 'local' })
    const elements = (await wanted()).artifacts.filter((one) => one.kind === 'element')
    expect(elements).toHaveLength(1)
  })
})

it('names each env var that has no value for the target, and who needs it', async () => {
  const { id } = await server.api.components.create(
    aComponent('mcp-server', 'tokens', { config: { type: 'stdio', command: 'x', env: { A: '${ONE}', B: '${TWO}' } } }),
  )
  await server.api.projects.overrides.set({ projectId, componentId: id, action: 'include', scope: 'project' })
  const missing = async () => (await wanted()).warnings.flatMap(({ code, message }) => (code === 'missing-env-var' ? [message] : []))
  expect(await missing()).toEqual([
    '${ONE} has no value here, and the mcp-server "tokens" needs it. Run `ccm env set ONE` to give it one.',
    expect.stringContaining('${TWO}'),
  ])
  const at = server.ctx.now()
  const value = (name: string, place: string) =>
    server.ctx.db.prisma.envVar.create({
      data: { id: `var-${name}-${place}`, name, place, sensitive: false, value: 'x', createdAt: at, updatedAt: at },
    })
  await value('ONE', '/')
  await value('TWO', 'another-machine/')
  expect(await missing()).toHaveLength(1)
  await value('TWO', `${MACHINE}/${projectId}`)
  expect(await missing()).toEqual([])
})

describe('files that git shares', () => {
  /** What git would bring from one machine to the other. */
  const committed = ({ artifacts }: Awaited<ReturnType<typeof wanted>>) =>
    artifacts.filter((one) => one.root === 'project' && !one.private).map((one) => JSON.stringify(one))

  it('are the same on two machines, whatever exceptions and variables one of them has', async () => {
    const made = []
    for (const component of oneOfEach('all')) made.push(await server.api.components.create(component))
    const here = made.filter((_, index) => index % 2 === 0).map(({ id }) => ({ componentId: id }))
    const own = made.filter((_, index) => index % 4 === 1).map(({ id }) => ({ componentId: id, scope: 'local' as const }))
    const profile = await server.api.profiles.create({ name: 'all', components: [...here, ...own] })
    await server.api.machines.register({ id: 'machine-two', name: 'attic', platform: 'darwin' })
    const on = (machineId: string) =>
      server.api.projects.register({ machineId, path: '/all', name: 'all', profile: { id: profile.id }, shared: true })
    const one = await on(MACHINE)
    const two = await on('machine-two')
    const expected = committed(await wanted(true, one.targetId))
    expect(expected.length).toBeGreaterThan(5)

    const { set, remove } = server.api.machines.overrides
    await server.api.machines.update({ id: 'machine-two', expectedRevision: 1, variables: { projectName: 'x', testCommand: 'y' } })
    for (const { id: componentId, config } of made) {
      const changes = [
        () => set({ machineId: 'machine-two', componentId, action: 'exclude' }),
        () => set({ machineId: 'machine-two', componentId, action: 'include', scope: 'project' }),
        () => set({ machineId: 'machine-two', componentId, action: 'include', scope: 'local' }),
        () => set({ machineId: 'machine-two', componentId, action: 'include', scope: 'user' }),
        () => set({ machineId: 'machine-two', componentId, action: 'modify', patch: config }),
      ]
      for (const change of changes) {
        await change()
        expect(committed(await wanted(true, two.targetId))).toEqual(expected)
      }
      await remove({ machineId: 'machine-two', componentId })
    }
    for (const { id: componentId } of made) await set({ machineId: 'machine-two', componentId, action: 'exclude' })
    expect(committed(await wanted(true, two.targetId))).toEqual(expected)
  }, 60_000)
})
