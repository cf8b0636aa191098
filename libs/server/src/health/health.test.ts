import { rmSync } from 'node:fs'
import { PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { expect, it } from 'vitest'
import { testServer } from '../test-server.ts'

it('says that all is well, and how much there is', async () => {
  const server = await testServer()
  await server.api.components.create(aComponent('hook', 'guard'))
  expect(await server.api.health.check()).toEqual({
    status: 'ok',
    version: '1.2.3',
    protocol: PROTOCOL,
    serverId: server.ctx.serverId,
    database: 'ok',
    counts: { components: 1, profiles: 0, projects: 0 },
  })
  await server.remove()
})

it('says that the database is away when its file is', async () => {
  const server = await testServer()
  rmSync(server.file)
  expect(await server.api.health.check()).toMatchObject({ status: 'down', database: 'down', counts: null })
  await server.remove()
})
