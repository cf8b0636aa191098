import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { actorOf } from './actor-of.ts'

let server: TestServer
let token: string
beforeEach(async () => {
  server = await testServer()
  const registered = await server.api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  token = registered.token ?? ''
})
afterEach(() => server.remove())

const host = 'ccm.local:3000'
const usedAt = async () => (await server.ctx.db.prisma.machine.findUniqueOrThrow({ where: { id: 'machine-one' } })).tokenUsedAt

describe('a request', () => {
  it('with the token of a machine is from that machine, by the name it has now', async () => {
    const authorization = `Bearer ${token}`
    expect(await actorOf(server.ctx, { authorization })).toEqual({ kind: 'machine', id: 'machine-one', name: 'studio' })
    await server.api.machines.update({ id: 'machine-one', expectedRevision: 1, name: 'attic' })
    expect(await actorOf(server.ctx, { authorization })).toMatchObject({ kind: 'machine', name: 'attic' })
    await server.api.machines.remove({ id: 'machine-one' })
    expect(await actorOf(server.ctx, { authorization })).toMatchObject({ kind: 'script' })
  })

  it('that is the first with a token says when that was, and later ones write nothing', async () => {
    expect(await usedAt()).toBeNull()
    await actorOf(server.ctx, { authorization: `bearer  ${token}` })
    const first = await usedAt()
    expect(first).not.toBeNull()
    await actorOf(server.ctx, { authorization: `Bearer ${token}` })
    expect(await usedAt()).toEqual(first)
  })

  it.each([
    ['nothing', {}, 'script'],
    ['a token that is nobody’s', { authorization: 'Bearer wrong' }, 'script'],
    ['another scheme', { authorization: 'Basic dTpw' }, 'script'],
    ['no token behind the scheme', { authorization: 'Bearer ' }, 'script'],
    ['the mark of our own page', { 'sec-fetch-site': 'same-origin' }, 'web'],
    ['the mark of a link from elsewhere', { 'sec-fetch-site': 'none' }, 'script'],
    ['our own origin', { origin: 'http://ccm.local:3000', host }, 'web'],
    ['another origin', { origin: 'http://evil.example', host }, 'script'],
    ['an origin that is none', { origin: 'null', host }, 'script'],
  ])('with %s is from nobody who proved it', async (_name, headers, kind) => {
    expect(await actorOf(server.ctx, headers)).toEqual({ kind, id: null, name: null })
    expect(await usedAt()).toBeNull()
  })
})
