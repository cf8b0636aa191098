import type { Facts } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'

const facts: Facts = { platform: 'linux', shared: true, configDirectory: 'default', gitRoot: true, ccmVersion: '1.0.0', protocol: 1 }
let server: TestServer

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  const mcp = await api.components.create(aComponent('mcp-server', 'search', { config: { type: 'stdio', command: 'search' } }))
  await api.profiles.create({ name: 'web', components: [{ componentId: mcp.id, scope: 'local' }] })
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
})
afterEach(() => server.remove())

const register = (path: string) =>
  server.api.projects.register({ machineId: 'machine-one', path, name: path.slice(1), profile: { name: 'web' }, repository: null })

async function wanted(targetId: string, more: Partial<Facts> = {}) {
  const answer = await server.api.sync.desired({ targetId, facts: { ...facts, ...more } })
  if (answer.unchanged) throw new Error('Expected a full answer.')
  return { ids: answer.artifacts.map(({ id }) => id), warnings: answer.warnings.map(({ code }) => code) }
}

it('gives each project its own MCP servers of one checkout, under its path', async () => {
  const [one, two] = [await register('/one'), await register('/two')]
  expect(await wanted(one.targetId)).toEqual({ ids: ['home:.claude.json#/projects/~1one/mcpServers/search'], warnings: [] })
  expect(await wanted(two.targetId)).toEqual({ ids: ['home:.claude.json#/projects/~1two/mcpServers/search'], warnings: [] })
})

it('gives none to a project that is no git root, by what the machine says at the time', async () => {
  const { targetId } = await register('/one')
  expect(await wanted(targetId, { gitRoot: false })).toEqual({ ids: [], warnings: ['no-such-scope'] })
  expect((await wanted(targetId)).ids).toHaveLength(1)
})

it('says in a preview that the path of the checkout has to be known', async () => {
  const { artifacts, warnings } = await server.api.profiles.preview({ name: 'web' })
  expect(artifacts).toEqual([])
  expect(warnings).toMatchObject([{ code: 'no-such-scope', message: expect.stringContaining('under its path') }])
})
