import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ctx } from '../ctx.ts'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { about } from './about.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

describe('settings', () => {
  it('begin with defaults, change one by one, and stay', async () => {
    expect(await server.api.settings.get()).toEqual({ approveMcpServers: true, defaultProfileId: null })
    const { id } = await server.api.profiles.create({ name: 'web' })
    expect(await server.api.settings.update({ defaultProfileId: id })).toEqual({ approveMcpServers: true, defaultProfileId: id })
    expect(await server.api.settings.update({ approveMcpServers: false })).toEqual({ approveMcpServers: false, defaultProfileId: id })
    expect(await server.api.settings.get()).toEqual({ approveMcpServers: false, defaultProfileId: id })
    const { items } = await server.api.activity.list({ kind: 'settings' })
    expect(items.map(({ subject }) => subject.name)).toEqual(['approveMcpServers', 'defaultProfileId'])
  })

  it('that say what is so already write nothing', async () => {
    const before = server.ctx.library.version()
    await server.api.settings.update({ approveMcpServers: true })
    expect(server.ctx.library.version()).toBe(before)
    expect((await server.api.activity.list({})).total).toBe(0)
  })

  it('refuse a profile that is not there', async () => {
    const error = await told(server.api.settings.update({ defaultProfileId: 'no-such-profile' }))
    expect(error).toMatchObject({ code: 'bad-request', issues: [{ path: ['defaultProfileId'] }] })
  })
})

describe('what the server says of itself', () => {
  const listening = (hostname: string) => about(new Ctx({ ...server.ctx, running: { ...server.ctx.running, hostname } }))

  it('names its version, its database and where its key comes from', async () => {
    expect(await server.api.settings.about()).toEqual({ version: '1.2.3', database: server.file, key: 'file', secrets: 0, warnings: [] })
  })

  it('warns when it keeps secrets and more than this machine reaches it', async () => {
    expect(listening('0.0.0.0').warnings).toEqual([])
    await server.api.envVars.set({ name: 'OPEN', value: 'x', sensitive: false })
    expect(listening('0.0.0.0').warnings).toEqual([])
    await server.api.envVars.set({ name: 'API_KEY', value: 'x' })
    expect(listening('0.0.0.0')).toMatchObject({ secrets: 1, warnings: [expect.stringContaining('HOSTNAME=127.0.0.1')] })
    for (const own of ['127.0.0.1', 'localhost', '::1']) expect(listening(own).warnings).toEqual([])
  })
})
