import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { seedLibrary, StarterLibrary } from './seed.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const starter = StarterLibrary.parse({
  components: [
    { type: 'command', name: 'ship', config: { prompt: 'Ship it.' }, tags: ['git'] },
    { type: 'claude-md', name: 'rules', config: { template: '# Rules' } },
  ],
  profiles: [
    { name: 'base', components: [{ type: 'claude-md', name: 'rules', scope: 'local' }] },
    { name: 'web', extends: ['base'], components: [{ type: 'command', name: 'ship' }] },
  ],
})

it('fills an empty library', async () => {
  expect(await seedLibrary(server.ctx, () => starter)).toBe(true)
  expect(await server.api.profiles.get({ name: 'web' })).toMatchObject({ revision: 1, components: [{ name: 'ship', scope: 'project' }] })
  const { artifacts } = await server.api.profiles.preview({ name: 'web' })
  expect(artifacts.map(({ path }) => path)).toEqual(['CLAUDE.local.md', '.claude/commands/ship.md'])
})

it('leaves a library alone that was ever used, also one that was emptied', async () => {
  await seedLibrary(server.ctx, () => starter)
  for (const { id } of (await server.api.components.list({})).items) await server.api.components.remove({ id, force: true })
  for (const { id } of (await server.api.profiles.list({})).items) await server.api.profiles.remove({ id, force: true })
  expect(await seedLibrary(server.ctx, () => starter)).toBe(false)
  expect((await server.api.components.list({})).total).toBe(0)
})

it('changes nothing when a profile names what is not there', async () => {
  const broken = {
    ...starter,
    profiles: [
      {
        name: 'web',
        description: '',
        variables: {},
        extends: [],
        components: [{ type: 'hook' as const, name: 'nope', scope: 'project' as const }],
      },
    ],
  }
  await expect(seedLibrary(server.ctx, () => broken)).rejects.toThrow('"hook nope"')
  expect((await server.api.components.list({})).total).toBe(0)
})
