import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { seedLibrary } from './seed.ts'
import { StarterLibrary } from './starter-library.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const starter = StarterLibrary.parse({
  components: [
    { type: 'command', name: 'ship', config: { prompt: 'Ship it.' }, tags: ['git'] },
    { type: 'claude-md', name: 'rules', config: { template: '# Rules' } },
    {
      type: 'skill',
      name: 'check',
      config: { description: 'Checks.', prompt: 'Run `scripts/check.sh`.' },
      files: [
        { path: 'scripts/check.sh', text: '#!/bin/sh\nexit 0', executable: true },
        { path: 'notes.md', text: 'Notes.' },
      ],
    },
  ],
  profiles: [
    { name: 'base', components: [{ type: 'claude-md', name: 'rules', scope: 'local' }] },
    { name: 'web', extends: ['base'], components: [{ type: 'command', name: 'ship' }] },
    { name: 'checked', extends: ['web'], exclude: [{ type: 'command', name: 'ship' }], components: [{ type: 'skill', name: 'check' }] },
  ],
})

it('fills an empty library', async () => {
  expect(await seedLibrary(server.ctx, () => starter)).toBe(true)
  expect(await server.api.profiles.get({ name: 'web' })).toMatchObject({ revision: 1, components: [{ name: 'ship', scope: 'project' }] })
  const { artifacts } = await server.api.profiles.preview({ name: 'web' })
  expect(artifacts.map(({ path }) => path)).toEqual(['CLAUDE.local.md', '.claude/commands/ship.md'])
})

it('keeps the files a skill holds beside its config, and leaves out what a profile excludes', async () => {
  await seedLibrary(server.ctx, () => starter)
  const { artifacts, warnings } = await server.api.profiles.preview({ name: 'checked' })
  expect(warnings).toEqual([])
  expect(artifacts.map(({ path }) => path)).toEqual([
    'CLAUDE.local.md',
    '.claude/skills/check/SKILL.md',
    '.claude/skills/check/notes.md',
    '.claude/skills/check/scripts/check.sh',
  ])
  expect(artifacts[3]).toMatchObject({ content: '#!/bin/sh\nexit 0\n', executable: true, runs: true })
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
        exclude: [],
        components: [{ type: 'hook' as const, name: 'nope', scope: 'project' as const }],
      },
    ],
  }
  await expect(seedLibrary(server.ctx, () => broken)).rejects.toThrow('"hook nope"')
  expect((await server.api.components.list({})).total).toBe(0)
})
