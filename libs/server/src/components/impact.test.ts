import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

let server: TestServer
let commandId: string
let baseId: string
let topId: string

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  const command = await api.components.create(aComponent('command', 'ship', { config: { prompt: 'Ship {{place}}.' } }))
  commandId = command.id
  baseId = (await api.profiles.create({ name: 'base', components: [{ componentId: commandId }], variables: { place: 'here' } })).id
  topId = (await api.profiles.create({ name: 'top', extends: [baseId] })).id
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  await project('top-project', 'top')
  await project('other-project', undefined)
})
afterEach(() => server.remove())

const project = (name: string, profile: string | undefined) =>
  server.api.projects.register({ machineId: 'machine-one', path: `/${name}`, name, ...(profile && { profile: { name: profile } }) })
const file = { id: 'project:.claude/commands/ship.md', path: '.claude/commands/ship.md' }
const told3 = ({ targets }: Awaited<ReturnType<typeof server.api.components.impact>>) =>
  targets.map(({ name, kind, changes }) => [name, kind, changes.map(({ action, path }) => `${action} ${path}`)])

describe('a change of a component', () => {
  it('shows what would change where, and changes nothing', async () => {
    const version = server.ctx.library.version()
    const impact = await server.api.components.impact({ id: commandId, config: { prompt: 'Other' } })
    expect(impact).toEqual({
      profiles: [
        { id: baseId, name: 'base' },
        { id: topId, name: 'top' },
      ],
      targets: [
        {
          targetId: expect.any(String),
          kind: 'project',
          name: 'top-project',
          machineName: 'studio',
          changes: [{ ...file, action: 'update' }],
          total: 1,
          problem: null,
        },
      ],
      totalTargets: 1,
      references: [],
    })
    expect(server.ctx.library.version()).toBe(version)
    expect((await server.api.components.get({ id: commandId })).config).toEqual({ prompt: 'Ship {{place}}.' })
  })

  it('that changes no file touches no target', async () => {
    expect(await server.api.components.impact({ id: commandId, description: 'Another description' })).toMatchObject({ totalTargets: 0 })
  })

  it('by its key moves its file; disabled or removed it takes it away', async () => {
    expect(told3(await server.api.components.impact({ id: commandId, key: 'send' }))).toEqual([
      ['top-project', 'project', ['create .claude/commands/send.md', 'remove .claude/commands/ship.md']],
    ])
    const gone = [['top-project', 'project', ['remove .claude/commands/ship.md']]]
    expect(told3(await server.api.components.impact({ id: commandId, enabled: false }))).toEqual(gone)
    expect(told3(await server.api.components.impact({ id: commandId, remove: true }))).toEqual(gone)
  })

  it('that was looked at is not taken for what is saved', async () => {
    const targetId = (await server.api.components.impact({ id: commandId, config: { prompt: 'Draft' } })).targets[0]?.targetId ?? ''
    await server.api.components.update({ id: commandId, expectedRevision: 1, config: { prompt: 'Saved' } })
    const answer = await server.api.sync.desired({
      targetId,
      facts: { platform: 'linux', shared: false, configDirectory: 'default', ccmVersion: '1.0.0', protocol: 1 },
    })
    expect(JSON.stringify(answer)).toContain('Saved')
    expect(JSON.stringify(answer)).not.toContain('Draft')
  })

  it('reaches targets by exceptions and by a user profile', async () => {
    const lone = await server.api.components.create(aComponent('command', 'lone'))
    const { items } = await server.api.projects.list({ search: 'other' })
    await server.api.projects.overrides.set({ projectId: items[0]?.id ?? '', componentId: lone.id, action: 'include' })
    expect(told3(await server.api.components.impact({ id: lone.id, config: { prompt: 'x' } }))).toEqual([
      ['other-project', 'project', ['update .claude/commands/lone.md']],
    ])
    await server.api.machines.bindUser({ machineId: 'machine-one', path: '/home/me/.claude', profile: { name: 'base' } })
    expect(told3(await server.api.components.impact({ id: commandId, config: { prompt: 'x' } }))).toEqual([
      ['/home/me/.claude', 'user', ['update .claude/commands/ship.md']],
      ['top-project', 'project', ['update .claude/commands/ship.md']],
    ])
  })

  it('that would make a target contradict itself says so', async () => {
    const other = await server.api.components.create(aComponent('command', 'send', { config: { prompt: 'Send' } }))
    await server.api.profiles.setComponents({ id: baseId, components: [{ componentId: commandId }, { componentId: other.id }] })
    const { targets } = await server.api.components.impact({ id: other.id, key: 'ship' })
    expect(targets).toMatchObject([
      { name: 'top-project', changes: [], total: 0, problem: expect.stringContaining('want different content') },
    ])
  })

  it('names who calls it by a key that would be gone', async () => {
    const rules = await server.api.components.create(
      aComponent('permissions', 'rules', { config: { deny: ['Skill(ship)', 'Skill(shipyard)'] } }),
    )
    const references = [{ componentId: rules.id, type: 'permissions', name: 'rules', field: 'deny[0]' }]
    expect((await server.api.components.impact({ id: commandId, key: 'send' })).references).toEqual(references)
    expect((await server.api.components.impact({ id: commandId, remove: true })).references).toEqual(references)
    expect((await server.api.components.impact({ id: commandId, name: 'send' })).references).toEqual([])
  })

  it('that could not be saved is refused like the save', async () => {
    expect(await told(server.api.components.impact({ id: commandId, config: {} }))).toMatchObject({ code: 'bad-request' })
    expect(await told(server.api.components.impact({ id: 'no-such-component', remove: true }))).toMatchObject({ code: 'not-found' })
  })
})

describe('a change of a profile', () => {
  it('reaches all that builds on it: components, values, parents', async () => {
    const extra = await server.api.components.create(aComponent('command', 'extra'))
    const added = await server.api.profiles.impact({ id: baseId, components: [{ componentId: commandId }, { componentId: extra.id }] })
    expect(added.profiles).toEqual([{ id: topId, name: 'top' }])
    expect(told3(added)).toEqual([['top-project', 'project', ['create .claude/commands/extra.md']]])
    expect(told3(await server.api.profiles.impact({ id: baseId, variables: { place: 'there' } }))).toEqual([
      ['top-project', 'project', ['update .claude/commands/ship.md']],
    ])
    const side = await server.api.profiles.create({ name: 'side', components: [{ componentId: extra.id }] })
    expect(told3(await server.api.profiles.impact({ id: topId, extends: [side.id] }))).toEqual([
      ['top-project', 'project', ['create .claude/commands/extra.md', 'remove .claude/commands/ship.md']],
    ])
  })

  it('that removes it, or excludes what it brings, takes files away', async () => {
    const gone = [['top-project', 'project', ['remove .claude/commands/ship.md']]]
    expect(told3(await server.api.profiles.impact({ id: baseId, remove: true }))).toEqual(gone)
    expect(told3(await server.api.profiles.impact({ id: topId, remove: true }))).toEqual(gone)
    expect(told3(await server.api.profiles.impact({ id: topId, exclude: [commandId] }))).toEqual(gone)
  })

  it('that only renames it touches no target', async () => {
    expect(await server.api.profiles.impact({ id: baseId, name: 'root' })).toMatchObject({ totalTargets: 0 })
  })

  it('that could not be saved is refused like the save', async () => {
    expect(await told(server.api.profiles.impact({ id: baseId, extends: [topId] }))).toMatchObject({ code: 'bad-request' })
    expect(await told(server.api.profiles.impact({ id: 'no-such-profile', remove: true }))).toMatchObject({ code: 'not-found' })
  })
})
