import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

const machineId = 'machine-one'
let server: TestServer
beforeEach(async () => {
  server = await testServer()
  await server.api.machines.register({ id: machineId, name: 'studio', platform: 'linux' })
  await server.api.profiles.create({ name: 'web' })
})
afterEach(() => server.remove())

const register = (path: string, more: object = {}) =>
  server.api.projects.register({ machineId, path, name: 'demo', profile: { name: 'web' }, ...more })

describe('registering', () => {
  it('binds a directory once; again it changes the binding and keeps the rest', async () => {
    const made = await register('/home/me/demo', { description: 'A demo', shared: true })
    expect(made).toMatchObject({
      name: 'demo',
      profile: { name: 'web' },
      shared: true,
      revision: 1,
      state: 'not-seen',
      machine: { id: machineId, name: 'studio' },
    })
    await server.api.profiles.create({ name: 'lean' })
    const again = await register('/home/me/demo', { profile: { name: 'lean' } })
    expect(again).toMatchObject({
      id: made.id,
      targetId: made.targetId,
      profile: { name: 'lean' },
      description: 'A demo',
      shared: true,
      revision: 2,
    })
    const same = await server.api.projects.register({ machineId, path: '/home/me/demo', name: 'demo' })
    expect(same).toEqual(again)
  })

  it.each([
    ['an unknown machine', { machineId: 'no-machine' }, 'not-found'],
    ['an unknown profile', { profile: { name: 'nope' } }, 'not-found'],
    ['a relative path', { path: 'demo' }, 'bad-request'],
  ])('is refused for %s and leaves no project', async (_name, more, code) => {
    expect(await told(register('/home/me/demo', more))).toMatchObject({ code })
    expect((await server.api.projects.list({})).total).toBe(0)
  })
})

it('updates what is given, from the current revision only', async () => {
  const { id } = await register('/p')
  const changed = await server.api.projects.update({ id, expectedRevision: 1, variables: { a: '1' }, profileId: null })
  expect(changed).toMatchObject({ revision: 2, variables: { a: '1' }, profile: null, name: 'demo' })
  expect(await told(server.api.projects.update({ id, expectedRevision: 1, name: 'x' }))).toMatchObject({ code: 'stale' })
  expect(await told(server.api.projects.update({ id, expectedRevision: 2, profileId: 'no-such-profile' }))).toMatchObject({
    code: 'bad-request',
    issues: [{ path: ['profileId'] }],
  })
})

describe('a directory that has moved', () => {
  it('is the same project with the same target at its new path', async () => {
    const { id, targetId } = await register('/old')
    const moved = await server.api.projects.update({ id, expectedRevision: 1, path: '/new' })
    expect(moved).toMatchObject({ id, targetId, path: '/new', revision: 2 })
    expect((await server.api.activity.list({ limit: 1 })).items[0]).toMatchObject({
      action: 'updated',
      subject: { id },
      before: 1,
      after: 2,
    })
    expect((await register('/new')).id).toBe(id)
    expect(await server.api.projects.update({ id, expectedRevision: 2, path: '/new' })).toMatchObject({ revision: 2 })
  })

  it('does not go where another project of the machine lies', async () => {
    const { id } = await register('/old')
    await register('/taken', { name: 'other' })
    expect(await told(server.api.projects.update({ id, expectedRevision: 1, path: '/taken' }))).toMatchObject({
      code: 'already-exists',
      message: expect.stringContaining('the project "other"'),
      issues: [{ path: ['path'] }],
    })
    expect(await told(server.api.projects.update({ id, expectedRevision: 1, path: 'taken' }))).toMatchObject({ code: 'bad-request' })
    await server.api.machines.register({ id: 'machine-two', name: 'laptop', platform: 'linux' })
    await register('/elsewhere', { machineId: 'machine-two' })
    expect(await server.api.projects.update({ id, expectedRevision: 1, path: '/elsewhere' })).toMatchObject({ path: '/elsewhere' })
  })
})

it('lists by name, filtered by machine and profile, with each project on its page once', async () => {
  await server.api.machines.register({ id: 'machine-two', name: 'studio', platform: 'darwin' })
  await register('/a', { name: 'same' })
  await register('/b', { name: 'same' })
  await register('/c', { name: 'other', machineId: 'machine-two' })
  const first = await server.api.projects.list({ limit: 2 })
  const second = await server.api.projects.list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ path }) => path).sort()).toEqual(['/a', '/b', '/c'])
  expect(first.items[0]).toMatchObject({ name: 'other', machine: { name: 'studio (2)' } })
  expect((await server.api.projects.list({ machine: 'machine-two' })).total).toBe(1)
  const profile = (await server.api.profiles.get({ name: 'web' })).id
  expect((await server.api.projects.list({ profile })).total).toBe(3)
  expect((await server.api.projects.list({ search: '/b' })).total).toBe(1)
})

it('says what applies and why, and where each value comes from', async () => {
  const { id: componentId } = await server.api.components.create(aComponent('claude-md', 'rules'))
  const web = await server.api.profiles.get({ name: 'web' })
  await server.api.profiles.update({ id: web.id, expectedRevision: 1, components: [{ componentId }], variables: { testCommand: 'make' } })
  const { id } = await register('/p')
  await server.api.projects.update({ id, expectedRevision: 1, variables: { port: '1' } })
  expect(await server.api.projects.effective({ id })).toEqual({
    components: [
      {
        componentId,
        type: 'claude-md',
        name: 'rules',
        key: 'rules',
        revision: 1,
        scope: 'project',
        reasons: [{ action: 'includes', level: 'profile', id: web.id, name: 'web' }],
        switchedOff: false,
      },
    ],
    leftOut: [],
    variables: { testCommand: { value: 'make', from: 'profile web' }, port: { value: '1', from: 'project demo' } },
    warnings: [],
    problem: null,
  })
})

it('says why components are left out, and goes on doing so when the rest contradicts itself', async () => {
  const create = (name: string) =>
    server.api.components.create(aComponent('subagent', name, { key: 'same', config: { description: name, prompt: name } }))
  const [one, two] = [await create('one'), await create('two')]
  const off = await server.api.components.create(aComponent('hook', 'off', { enabled: false }))
  const out = await server.api.components.create(aComponent('hook', 'out'))
  const base = await server.api.profiles.create({ name: 'base', components: [off, out, one].map(({ id }) => ({ componentId: id })) })
  const top = await server.api.profiles.create({
    name: 'top',
    extends: [base.id],
    exclude: [out.id],
    components: [{ componentId: one.id }, { componentId: two.id }],
  })
  const { id } = await register('/p', { profile: { name: 'top' } })
  const effective = await server.api.projects.effective({ id })
  expect(effective.leftOut.map(({ name, reasons }) => [name, reasons.at(-1)])).toEqual([
    ['out', { action: 'excludes', level: 'profile', id: top.id, name: 'top' }],
    ['off', { action: 'disabled', level: 'component', id: off.id, name: 'off' }],
  ])
  expect(effective.components.map(({ name }) => name)).toEqual(['one', 'two'])
  expect(effective.problem).toContain('"one" and the subagent "two" want different content')
})

it('notes who made, changed and removed a project', async () => {
  const { id } = await register('/p')
  await server.api.projects.update({ id, expectedRevision: 1, name: 'other' })
  await server.api.projects.update({ id, expectedRevision: 2, name: 'other' })
  await server.api.projects.remove({ id })
  const rows = await server.ctx.db.prisma.activity.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })
  expect(rows.map(({ action, subjectName, before, after }) => [action, subjectName, before, after])).toEqual([
    ['created', 'demo', null, 1],
    ['updated', 'other', 1, 2],
    ['removed', 'other', 2, null],
  ])
})

it('remembers the repository a directory is a clone of', async () => {
  const { id } = await register('/p', { repository: 'first-commit' })
  await register('/p')
  expect((await server.api.projects.get({ id })).repository).toBe('first-commit')
  await register('/p', { repository: null })
  expect((await server.api.projects.get({ id })).repository).toBeNull()
})

it('removes a project with its target and runs', async () => {
  const { id, targetId } = await register('/p')
  await server.api.projects.remove({ id })
  expect(await told(server.api.projects.get({ id }))).toMatchObject({ code: 'not-found' })
  expect(await told(server.api.sync.status({ targetId }))).toMatchObject({ code: 'not-found' })
})

it('shows where a component is used, also through a profile that builds on another', async () => {
  const { id: componentId } = await server.api.components.create(aComponent('hook', 'guard'))
  const base = await server.api.profiles.create({ name: 'base', components: [{ componentId }] })
  await server.api.profiles.create({ name: 'child', extends: [base.id] })
  const { id } = await register('/p', { profile: { name: 'child' } })
  expect(await server.api.components.usage({ id: componentId })).toEqual({
    profiles: [{ id: base.id, name: 'base' }],
    projects: [{ id, name: 'demo', machineName: 'studio' }],
  })
})

it('keeps a profile that projects use from being removed; forced leaves them without one', async () => {
  const { id } = await register('/p')
  const web = await server.api.profiles.get({ name: 'web' })
  expect(await told(server.api.profiles.remove({ id: web.id }))).toMatchObject({
    code: 'in-use',
    message: expect.stringContaining('project demo'),
  })
  await server.api.profiles.remove({ id: web.id, force: true })
  expect(await server.api.projects.get({ id })).toMatchObject({ profile: null, revision: 2 })
})
