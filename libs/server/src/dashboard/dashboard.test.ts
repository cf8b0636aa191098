import type { Facts } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const facts: Facts = { platform: 'linux', shared: false, configDirectory: 'default', gitRoot: false, ccmVersion: '1.0.0', protocol: 1 }

const register = (name: string, profile?: string) =>
  server.api.projects.register({
    machineId: 'machine-one',
    path: `/${name}`,
    name,
    ...(profile !== undefined && { profile: { name: profile } }),
  })

/** The machine writes what the library wants, and says so. */
async function sync(targetId: string) {
  const answer = await server.api.sync.desired({ targetId, facts })
  if (answer.unchanged) throw new Error('Expected a full answer.')
  const { revision, libraryVersion } = answer
  await server.api.sync.report({ targetId, revision, libraryVersion, counts: { create: answer.artifacts.length }, exceptions: [] })
}

it('of a new server is all nothing', async () => {
  expect(await server.api.dashboard.get()).toEqual({
    projects: { total: 0, states: {} },
    components: { total: 0, off: 0 },
    profiles: { total: 0, unused: 0 },
    machines: { total: 0 },
    envVars: { total: 0, missing: 0 },
    outOfStep: [],
    totalOutOfStep: 0,
    lastRun: null,
  })
})

it('counts what there is, what is off, what nobody uses and what has no value', async () => {
  const { api } = server
  const search = await api.components.create(
    aComponent('mcp-server', 'search', { config: { type: 'stdio', command: 'x', env: { A: '${ONE}', B: '${TWO}' } } }),
  )
  await api.components.create(aComponent('hook', 'guard', { enabled: false }))
  const base = await api.profiles.create({ name: 'base', components: [{ componentId: search.id }] })
  await api.profiles.create({ name: 'web', extends: [base.id] })
  await api.profiles.create({ name: 'home' })
  await api.profiles.create({ name: 'nobody-uses-it' })
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  await api.machines.bindUser({ machineId: 'machine-one', path: '/home/.claude', profile: { name: 'home' } })
  await register('shop', 'web')
  await api.envVars.set({ name: 'ONE', value: 'x' })
  await api.envVars.set({ name: 'ONE', value: 'y', machineId: 'machine-one' })
  expect(await api.dashboard.get()).toMatchObject({
    projects: { total: 1 },
    components: { total: 2, off: 1 },
    profiles: { total: 4, unused: 1 },
    machines: { total: 1 },
    envVars: { total: 1, missing: 1 },
  })
})

it('tells the projects that are not in step, the worst first, and the last run', async () => {
  const { api } = server
  const { id } = await api.components.create(aComponent('command', 'ship'))
  await api.profiles.create({ name: 'web', components: [{ componentId: id }] })
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  const shop = await register('shop', 'web')
  const blog = await register('blog')
  await register('new', 'web')
  await sync(shop.targetId)
  await sync(blog.targetId)
  const first = await api.dashboard.get()
  expect(first).toMatchObject({
    projects: { total: 3, states: { 'in-step': 2, 'not-seen': 1 } },
    totalOutOfStep: 1,
    outOfStep: [{ name: 'new' }],
  })
  expect(first.lastRun?.project).toBe('shop')
  await api.components.update({ id, expectedRevision: 1, config: { prompt: 'Otherwise.' } })
  const then = await api.dashboard.get()
  expect(then).toMatchObject({ projects: { states: { 'in-step': 1, outdated: 1, 'not-seen': 1 } }, totalOutOfStep: 2 })
  expect(then.outOfStep.map(({ name, state }) => [name, state])).toEqual([
    ['shop', 'outdated'],
    ['new', 'not-seen'],
  ])
  expect(then.outOfStep[0]?.standing.moved).toMatchObject([{ kind: 'component', name: 'ship', revision: 2 }])
})

it('tells twenty projects and counts the rest', async () => {
  await server.api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  for (let index = 0; index < 22; index += 1) await register(`project-${index}`)
  const { outOfStep, totalOutOfStep } = await server.api.dashboard.get()
  expect([outOfStep.length, totalOutOfStep]).toEqual([20, 22])
})
