import { type Facts, PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'

const MACHINE = 'machine-one'
const facts: Facts = {
  platform: 'linux',
  shared: false,
  configDirectory: 'default',
  gitRoot: false,
  ccmVersion: '1.0.0',
  protocol: PROTOCOL,
}
let server: TestServer
let projectId: string
let targetId: string
beforeEach(async () => {
  server = await testServer()
  const { api } = server
  const { id: componentId } = await api.components.create(aComponent('hook', 'guard'))
  await api.profiles.create({ name: 'web', components: [{ componentId }] })
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
  const project = await api.projects.register({ machineId: MACHINE, path: '/home/me/demo', name: 'demo', profile: { name: 'web' } })
  projectId = project.id
  targetId = project.targetId
})
afterEach(() => server.remove())

async function report(more: object = {}, of = targetId, api = server.api) {
  const { revision, libraryVersion } = await api.sync.desired({ targetId: of, facts })
  await api.sync.report({ targetId: of, revision, libraryVersion, counts: {}, exceptions: [], ...more })
}
const drifted = { id: 'project:one', state: 'drifted' as const, have: 'a'.repeat(64) }
const since = async () => (await server.api.sync.status({ targetId })).exceptions.map((exception) => [exception.id, exception.since])
const synced = async () => (await server.api.activity.list({})).items.filter(({ action }) => action === 'synced')

describe('since when something is out of step', () => {
  it('is the first report in a row that said so', async () => {
    await report({ exceptions: [drifted] })
    const before = await since()
    expect(before).toEqual([['project:one', expect.any(String)]])
    await report({
      exceptions: [
        { ...drifted, have: 'b'.repeat(64) },
        { id: 'project:two', state: 'waiting' },
      ],
    })
    expect((await since())[0]).toEqual(before[0])
    expect((await since())[1]?.[1]).not.toBe(before[0]?.[1])
  })

  it('begins again when it stands otherwise, or was in step between', async () => {
    await report({ exceptions: [drifted] })
    const first = await since()
    await report({ exceptions: [{ ...drifted, state: 'conflict' }] })
    const second = await since()
    expect(second).not.toEqual(first)
    await report()
    await report({ exceptions: [{ ...drifted, state: 'conflict' }] })
    expect(await since()).not.toEqual(second)
  })

  it('stays unknown of what came before that was noted', async () => {
    await report({ exceptions: [drifted] })
    await server.ctx.db.prisma.targetException.updateMany({ data: { since: null } })
    await report({ exceptions: [drifted] })
    expect(await since()).toEqual([['project:one', null]])
  })
})

describe('the activity says of a sync', () => {
  it('what it did and left, of which project', async () => {
    await report({ counts: { create: 2, keep: 5 }, exceptions: [drifted] })
    expect(await synced()).toMatchObject([
      {
        subject: { kind: 'project', id: projectId, name: 'demo' },
        run: { counts: { create: 2, keep: 5 }, exceptions: 1 },
        before: null,
        after: null,
      },
    ])
  })

  it('who ran it, and of a user scope the machine', async () => {
    const { targetId: user } = await server.api.machines.bindUser({ machineId: MACHINE, path: '/home/me/.claude' })
    const actor = { kind: 'machine' as const, id: MACHINE, name: 'studio' }
    await report({ counts: { create: 1 } }, user, server.apiAs(actor))
    expect(await synced()).toMatchObject([{ actor, subject: { kind: 'machine', id: MACHINE, name: 'studio' } }])
  })

  it('nothing when it wrote nothing and all stands as before', async () => {
    await report({ counts: { create: 2 }, exceptions: [drifted] })
    await report({ counts: { keep: 2 }, exceptions: [drifted] })
    expect(await synced()).toHaveLength(1)
  })

  it.each([
    ['another edit', [{ ...drifted, have: 'b'.repeat(64) }]],
    ['another state', [{ ...drifted, state: 'conflict' as const }]],
    ['something else', [{ ...drifted, id: 'project:two' }]],
    ['nothing any more', []],
  ])('that it found %s', async (_what, exceptions) => {
    await report({ exceptions: [drifted] })
    await report({ exceptions })
    expect(await synced()).toHaveLength(2)
  })

  it('nothing else of any other deed', async () => {
    const { items } = await server.api.activity.list({})
    expect(items.length).toBeGreaterThan(0)
    expect(items.map(({ run }) => run)).toEqual(items.map(() => null))
  })
})
