import { afterEach, beforeEach, expect, it } from 'vitest'
import { actorOf } from '../actors/actor-of.ts'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { hashToken } from './save.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const register = (id: string, name: string) => server.api.machines.register({ id, name, platform: 'linux', ccmVersion: '1.0.0' })

it('takes note of what a machine says, and keeps of its token nothing but the hash', async () => {
  const { token, ...machine } = await register('machine-one', 'studio')
  expect(machine).toMatchObject({
    id: 'machine-one',
    name: 'studio',
    displayName: 'studio',
    platform: 'linux',
    ccmVersion: '1.0.0',
    projects: 0,
  })
  const row = await server.ctx.db.prisma.machine.findUniqueOrThrow({ where: { id: 'machine-one' } })
  expect(row.tokenHash).toBe(hashToken(token ?? ''))
  const again = await register('machine-one', 'studio')
  expect(again).toMatchObject({ name: 'studio', revision: 1 })
  expect(Date.parse(again.lastSeenAt)).toBeGreaterThan(Date.parse(machine.lastSeenAt))
})

it('leaves a known machine the name somebody gave it', async () => {
  await register('machine-one', 'studio')
  await server.api.machines.update({ id: 'machine-one', expectedRevision: 1, name: 'attic' })
  expect(await register('machine-one', 'studio')).toMatchObject({ name: 'attic', revision: 2 })
})

it('gives a new token at each registration until one was used, and none from then on', async () => {
  const asks = (token: string | null) => actorOf(server.ctx, { authorization: `Bearer ${token}` })
  const first = await register('machine-one', 'studio')
  const second = await register('machine-one', 'studio')
  expect(await asks(first.token)).toMatchObject({ kind: 'script' })
  expect(await asks(second.token)).toMatchObject({ kind: 'machine', id: 'machine-one' })
  expect((await register('machine-one', 'studio')).token).toBeNull()
  expect(await asks(second.token)).toMatchObject({ kind: 'machine', id: 'machine-one' })
})

it('tells machines of one name apart, oldest first', async () => {
  await register('machine-one', 'studio')
  await register('machine-two', 'studio')
  const { items } = await server.api.machines.list({})
  expect(items.map(({ id, displayName }) => [id, displayName])).toEqual([
    ['machine-one', 'studio'],
    ['machine-two', 'studio (2)'],
  ])
})

it('renames from the current revision only', async () => {
  await register('machine-one', 'studio')
  expect(await server.api.machines.update({ id: 'machine-one', expectedRevision: 1, name: 'attic' })).toMatchObject({
    name: 'attic',
    revision: 2,
  })
  expect(await told(server.api.machines.update({ id: 'machine-one', expectedRevision: 1, name: 'x' }))).toMatchObject({ code: 'stale' })
})

it('is not forgotten while it has projects, unless forced; then they go with it', async () => {
  await register('machine-one', 'studio')
  await server.api.projects.register({ machineId: 'machine-one', path: '/p', name: 'demo' })
  const before = server.ctx.library.version()
  expect(await told(server.api.machines.remove({ id: 'machine-one' }))).toMatchObject({
    code: 'in-use',
    message: expect.stringContaining('demo'),
  })
  await server.api.machines.remove({ id: 'machine-one', force: true })
  expect((await server.api.projects.list({})).total).toBe(0)
  expect(server.ctx.library.version()).toBeGreaterThan(before)
  expect(await told(server.api.machines.get({ id: 'machine-one' }))).toMatchObject({ code: 'not-found' })
})
