import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

const PLANTED = 'q7Zt2LmV9xR4bNc8WsK1yDf6'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const kept = () => {
  const dir = dirname(server.file)
  return Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name)))).includes(PLANTED)
}
const remote = (name = 'remote') =>
  aComponent('mcp-server', name, {
    config: { type: 'http', url: 'https://example.com/mcp', headers: { Authorization: `Bearer ${PLANTED}` } },
  })
const path = ['headers', 'Authorization']

describe('a literal that looks like a secret', () => {
  it('is reported when it is saved, duplicated, restored and looked at unsaved, and its value is not repeated', async () => {
    const { components } = server.api
    const secrets = [{ path, suggestedName: 'ACCESS_TOKEN', message: expect.stringContaining('a token') }]
    const made = await components.create(remote())
    expect(made.secrets).toEqual(secrets)
    const changed = await components.update({ id: made.id, expectedRevision: 1, description: 'x' })
    const copy = await components.duplicate({ id: made.id })
    const back = await components.restore({ id: made.id, revision: 1 })
    const looked = await components.validate(remote('unsaved'))
    expect([changed, copy, back, looked].map((answer) => answer.secrets)).toEqual(Array(4).fill(secrets))
    expect(JSON.stringify(made.secrets)).not.toContain(PLANTED)
  })

  it('becomes a sealed env var in one step, and only the secret part of its text a reference', async () => {
    const made = await server.api.components.create(remote())
    const moved = await server.api.components.moveToEnvVar({ id: made.id, expectedRevision: 1, path, name: 'ACME_TOKEN' })
    expect(moved).toMatchObject({ revision: 2, secrets: [], config: { headers: { Authorization: 'Bearer ${ACME_TOKEN}' } } })
    const { items } = await server.api.envVars.list({})
    expect(items).toMatchObject([{ name: 'ACME_TOKEN', sensitive: true, value: null, machine: null, project: null }])
    expect((await server.api.envVars.reveal({ id: items[0]?.id ?? '' })).value).toBe(PLANTED)
  })

  it('leaves every earlier revision and every file of the database', async () => {
    const made = await server.api.components.create({ ...remote(), description: `Its token is ${PLANTED}.` })
    const args = { type: 'stdio' as const, command: 'npx', args: ['--token', PLANTED] }
    await server.api.components.update({ id: made.id, expectedRevision: 1, config: args })
    expect(kept()).toBe(true)
    await server.api.components.moveToEnvVar({ id: made.id, expectedRevision: 2, path: ['args', 1], name: 'TOKEN' })
    expect(kept()).toBe(false)
    const { items } = await server.api.components.revisions({ id: made.id })
    expect(items.map(({ description }) => description)).toEqual(Array(3).fill('Its token is ${TOKEN}.'))
    expect(items[2]?.config).toMatchObject({ headers: { Authorization: 'Bearer ${TOKEN}' } })
    expect(JSON.stringify([server.published, server.log.lines, await server.api.activity.list({})])).not.toContain(PLANTED)
  })

  it('takes an env var that holds it already, and no name that holds something else', async () => {
    const one = await server.api.components.create(remote('one'))
    const two = await server.api.components.create(remote('two'))
    await server.api.envVars.set({ name: 'OTHER', value: 'something else' })
    const move = (id: string, name: string) => server.api.components.moveToEnvVar({ id, expectedRevision: 1, path, name })
    expect(await told(move(one.id, 'OTHER'))).toMatchObject({ code: 'already-exists', issues: [{ path: ['name'] }] })
    await move(one.id, 'TOKEN')
    await move(two.id, 'TOKEN')
    expect((await server.api.envVars.list({})).total).toBe(2)
    expect(await server.api.components.get({ id: two.id })).toMatchObject({ config: { headers: { Authorization: 'Bearer ${TOKEN}' } } })
  })

  it('stays where it is when the change is refused', async () => {
    const made = await server.api.components.create(remote())
    const move = (changes: object) =>
      told(server.api.components.moveToEnvVar({ id: made.id, expectedRevision: 1, path, name: 'TOKEN', ...changes }))
    expect(await move({ expectedRevision: 9 })).toMatchObject({ code: 'stale' })
    expect(await move({ path: ['headers', 'Nothing'] })).toMatchObject({ code: 'bad-request', issues: [{ path: ['path'] }] })
    expect(await move({ path: ['headers'] })).toMatchObject({ code: 'bad-request' })
    expect(await move({ path: ['type'] })).toMatchObject({ code: 'bad-request' })
    expect((await server.api.envVars.list({})).total).toBe(0)
    expect(await server.api.components.get({ id: made.id })).toMatchObject({ revision: 1 })
  })

  it('in the env of a settings file is taken out there, because no reference is filled in, and comes with the others', async () => {
    const config = { env: { ACME_TOKEN: PLANTED, FLAG: '1' } }
    const made = await server.api.components.create(aComponent('settings', 'env', { config }))
    expect(made.secrets).toMatchObject([{ path: ['env', 'ACME_TOKEN'], suggestedName: 'ACME_TOKEN' }])
    const move = { id: made.id, expectedRevision: 1, path: ['env', 'ACME_TOKEN'], name: 'ACME_TOKEN' }
    expect(await server.api.components.moveToEnvVar(move)).toMatchObject({ revision: 2, config: { env: { FLAG: '1' } }, secrets: [] })
    expect((await server.api.envVars.list({})).items).toMatchObject([{ name: 'ACME_TOKEN', sensitive: true }])
    expect(JSON.stringify(await server.ctx.db.prisma.componentRevision.findMany())).not.toContain(PLANTED)
  })

  it('elsewhere in a settings file stays, and it is said what to do instead', async () => {
    const config = { env: { OTHER: PLANTED }, awsCredentialExport: `print ${PLANTED}` }
    const made = await server.api.components.create(aComponent('settings', 'env', { config }))
    for (const path of [['awsCredentialExport'], ['env', 'OTHER']]) {
      const move = server.api.components.moveToEnvVar({ id: made.id, expectedRevision: 1, path, name: 'ACME_TOKEN' })
      expect(await told(move)).toMatchObject({ code: 'bad-request', message: expect.stringContaining('ccm env set ACME_TOKEN') })
    }
    expect((await server.api.envVars.list({})).total).toBe(0)
  })

  it('that is short goes from its own place only', async () => {
    const config = { type: 'stdio' as const, command: 'psql', args: ['postgresql://app:s3cr3t@db/app', 'keep s3cr3t as it is'] }
    const made = await server.api.components.create(aComponent('mcp-server', 'db', { config }))
    expect(made.secrets).toMatchObject([{ path: ['args', 0] }])
    const moved = await server.api.components.moveToEnvVar({ id: made.id, expectedRevision: 1, path: ['args', 0], name: 'DB_PASSWORD' })
    expect(moved.config).toMatchObject({ args: ['postgresql://app:${DB_PASSWORD}@db/app', 'keep s3cr3t as it is'] })
  })
})
