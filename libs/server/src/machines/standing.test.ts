import { type Facts, PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

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
let hookId: string
beforeEach(async () => {
  server = await testServer()
  const { api } = server
  hookId = (await api.components.create(aComponent('hook', 'guard'))).id
  await api.profiles.create({ name: 'mine', components: [{ componentId: hookId }] })
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
  await api.machines.register({ id: 'machine-two', name: 'attic', platform: 'linux' })
})
afterEach(() => server.remove())

const bind = (path: string) => server.api.machines.bindUser({ machineId: MACHINE, path, profile: { name: 'mine' } })
async function report(targetId: string, more: object = {}) {
  const { revision, libraryVersion } = await server.api.sync.desired({ targetId, facts })
  await server.api.sync.report({ targetId, revision, libraryVersion, counts: { create: 1 }, exceptions: [], ...more })
}
const machine = () => server.api.machines.get({ id: MACHINE })

it('says of a machine how each directory of its user scope stands, by path', async () => {
  expect((await machine()).users).toEqual([])
  const own = await bind('/srv/claude')
  const home = await bind('/home/me/.claude')
  await report(home.targetId, { exceptions: [{ id: 'home:.claude/settings.json#/hooks/PreToolUse', state: 'drifted' }] })
  const { users } = await machine()
  expect(users).toEqual([
    {
      targetId: home.targetId,
      path: '/home/me/.claude',
      state: 'drifted',
      exceptions: 1,
      standing: {
        artifacts: [{ id: 'home:.claude/settings.json#/hooks/PreToolUse', state: 'drifted' }],
        moved: [],
        since: users[0]?.reportedAt,
      },
      reportedAt: expect.any(String),
    },
    {
      targetId: own.targetId,
      path: '/srv/claude',
      state: 'not-seen',
      exceptions: 0,
      standing: { artifacts: [], moved: [], since: null },
      reportedAt: null,
    },
  ])
  await report(home.targetId)
  await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })
  expect((await machine()).users[0]).toMatchObject({ state: 'outdated', standing: { moved: [{ kind: 'component', name: 'guard' }] } })
})

it('counts the projects of each machine by how they stand', async () => {
  const register = (name: string, machineId: string) =>
    server.api.projects.register({ machineId, path: `/p/${name}`, name, profile: { name: 'mine' } })
  await report((await register('one', MACHINE)).targetId)
  await report((await register('two', MACHINE)).targetId)
  await register('three', MACHINE)
  await register('four', 'machine-two')
  const { items } = await server.api.machines.list({})
  expect(items.map(({ name, projects, states }) => ({ name, projects, states }))).toEqual([
    { name: 'attic', projects: 1, states: { 'not-seen': 1 } },
    { name: 'studio', projects: 3, states: { 'in-step': 2, 'not-seen': 1 } },
  ])
  expect((await machine()).states).toEqual({ 'in-step': 2, 'not-seen': 1 })
})

it('tells what the library wants in each directory, and nothing for a machine without one', async () => {
  expect(await server.api.machines.preview({ id: MACHINE })).toEqual({ targets: [] })
  const { targetId } = await bind('/home/me/.claude')
  const { targets } = await server.api.machines.preview({ id: MACHINE })
  expect(targets).toMatchObject([{ targetId, path: '/home/me/.claude', artifacts: [{ root: 'home', path: '.claude/settings.json' }] }])
  expect(await server.api.sync.desired({ targetId, facts })).toMatchObject({ revision: targets[0]?.revision })
  expect(await told(server.api.machines.preview({ id: 'no-machine' }))).toMatchObject({ code: 'not-found' })
})
