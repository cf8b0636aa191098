import type { Facts } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'

const facts: Facts = { platform: 'linux', shared: true, configDirectory: 'default', gitRoot: false, ccmVersion: '1.0.0', protocol: 1 }
let server: TestServer
let componentId: string
let revision: number

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  const command = await api.components.create(aComponent('command', 'ship', { config: { prompt: 'Edition 1' } }))
  const guard = await api.components.create(aComponent('permissions', 'guard'))
  const notes = await api.components.create(aComponent('claude-md', 'notes'))
  componentId = command.id
  revision = 1
  await api.profiles.create({
    name: 'web',
    components: [{ componentId }, { componentId: guard.id }, { componentId: notes.id, scope: 'local' }],
  })
  for (const id of ['machine-one', 'machine-two']) await api.machines.register({ id, name: 'studio', platform: 'linux' })
})
afterEach(() => server.remove())

const clone = async (machineId: string, repository: string | null = 'first-commit') =>
  (await server.api.projects.register({ machineId, path: '/p', name: 'demo', profile: { name: 'web' }, repository })).targetId
async function ask(targetId: string) {
  const answer = await server.api.sync.desired({ targetId, facts })
  if (answer.unchanged) throw new Error('Expected a full answer.')
  const ship = answer.artifacts.find(({ id }) => id === 'project:.claude/commands/ship.md')
  return { ...answer, ship: ship && artifactHash(ship) }
}
async function edit() {
  revision += 1
  const config = { prompt: `Edition ${revision}` }
  await server.api.components.update({ id: componentId, expectedRevision: revision - 1, config })
}

it('tells a second clone what the first one was given, newest first, and not what it is given itself', async () => {
  const first = await clone('machine-one')
  const one = await ask(first)
  expect(one.known).toEqual({})
  await edit()
  const two = await ask(first)
  await edit()
  const { known } = await ask(await clone('machine-two'))
  expect(known).toEqual({ 'project:.claude/commands/ship.md': [two.ship, one.ship] })
})

it('keeps each revision of a repository once, and nothing of what is private or an element', async () => {
  const targetId = await clone('machine-one')
  await ask(targetId)
  const rows = async () => [await server.ctx.db.prisma.served.count(), await server.ctx.db.prisma.servedRevision.count()]
  expect(await rows()).toEqual([1, 1])
  await ask(targetId)
  await ask(await clone('machine-two'))
  expect(await rows()).toEqual([1, 1])
  await edit()
  await ask(targetId)
  expect(await rows()).toEqual([2, 2])
})

it('says nothing of other repositories, nor outside of git', async () => {
  await ask(await clone('machine-one'))
  await edit()
  expect((await ask(await clone('machine-two', 'other-commit'))).known).toEqual({})
  expect((await ask(await clone('machine-two', null))).known).toBeUndefined()
})

it('tells the newest twenty', async () => {
  const targetId = await clone('machine-one')
  const given: unknown[] = []
  for (let edition = 0; edition < 23; edition += 1) {
    given.push((await ask(targetId)).ship)
    await edit()
  }
  const { known } = await ask(targetId)
  expect(known?.['project:.claude/commands/ship.md']).toEqual(given.toReversed().slice(0, 20))
})
