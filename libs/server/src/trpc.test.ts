import { TRPCError } from '@trpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BUSY_MESSAGE, INTERNAL_MESSAGE } from './errors.ts'
import { testServer, type TestServer } from './test-server.ts'
import { told } from './told.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const failWith = (error: Error) => {
  server.ctx.library.version = () => {
    throw error
  }
  return server.api.components.list({})
}

it('tells nothing of an unknown error, and logs it', async () => {
  const error = new Error('secret detail')
  expect(await told(failWith(error))).toMatchObject({ code: 'internal', message: INTERNAL_MESSAGE })
  expect(server.log.lines).toContain('error: components.list failed')
  expect(server.log.causes).toContain(error)
})

it('says that a busy database is worth another try', async () => {
  const call = failWith(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))
  const error = await call.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TRPCError)
  expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: BUSY_MESSAGE })
})

it('makes a server id once', async () => {
  expect(server.ctx.serverId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await server.ctx.db.prisma.setting.findUnique({ where: { key: 'serverId' } })).toMatchObject({ value: server.ctx.serverId })
})
