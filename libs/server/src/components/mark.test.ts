import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

let server: TestServer
let ids: string[]
beforeEach(async () => {
  server = await testServer()
  ids = []
  for (const [name, tags] of [
    ['alarm', []],
    ['commit', ['git']],
    ['deploy', ['daily', 'git']],
  ] as const)
    ids.push((await server.api.components.create(aComponent('command', name, { tags: [...tags] }))).id)
  server.published.length = 0
})
afterEach(() => server.remove())

const state = async () =>
  (await server.api.components.list({})).items.map(({ name, enabled, tags, revision }) => [name, enabled, tags.join(' '), revision])

/** Components as an import would leave them, without their pasts. */
async function many(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (_, index) => `many-${String(index).padStart(5, '0')}`)
  await server.ctx.db.prisma.$executeRaw`
    INSERT INTO Component (id, type, name, key, config, createdAt, updatedAt)
    SELECT value, 'command', value, value, '{"prompt":"x"}', ${new Date(0)}, ${new Date(0)} FROM json_each(${JSON.stringify(made)})`
  return made
}

describe('marking many', () => {
  it('switches and tags them, makes no revision, and moves the library and when they changed', async () => {
    const [before] = (await server.api.components.list({})).items
    const version = server.ctx.library.version()
    expect(await server.api.components.mark({ changes: [{ ids, enabled: false, addTags: ['new'], removeTags: ['git'] }] })).toMatchObject({
      changed: 3,
    })
    expect(await state()).toEqual([
      ['alarm', false, 'new', 1],
      ['commit', false, 'new', 1],
      ['deploy', false, 'daily new', 1],
    ])
    expect(await server.ctx.db.prisma.componentRevision.count()).toBe(3)
    expect(server.ctx.library.version()).toBeGreaterThan(version)
    const [after] = (await server.api.components.list({})).items
    expect(Date.parse(after?.updatedAt ?? '')).toBeGreaterThan(Date.parse(before?.updatedAt ?? ''))
    expect(await server.api.components.get({ id: ids[0] ?? '' })).toMatchObject({ updatedAt: after?.updatedAt, enabled: false })
  })

  it('gives what takes it back exactly', async () => {
    const before = await state()
    const { undo } = await server.api.components.mark({ changes: [{ ids, enabled: false, addTags: ['git'] }] })
    expect(await state()).not.toEqual(before)
    await server.api.components.mark({ changes: undo })
    expect(await state()).toEqual(before)
  })

  it('that changes nothing writes, notes and tells nothing', async () => {
    const version = server.ctx.library.version()
    expect(await server.api.components.mark({ changes: [{ ids, enabled: true }] })).toEqual({ changed: 0, undo: [] })
    expect(server.ctx.library.version()).toBe(version)
    expect(server.published).toEqual([])
  })

  it('marks none when one is not there, or would have too many tags', async () => {
    const before = await state()
    expect(await told(server.api.components.mark({ changes: [{ ids: [...ids, 'nobody-here'], enabled: false }] }))).toMatchObject({
      code: 'not-found',
      issues: [{ path: ['ids'], message: expect.stringContaining('nobody-here') }],
    })
    const addTags = Array.from({ length: 31 }, (_, index) => `t${index}`)
    expect(await told(server.api.components.mark({ changes: [{ ids, addTags }] }))).toMatchObject({
      code: 'bad-request',
      issues: [{ message: expect.stringContaining('"deploy"') }],
    })
    expect(await state()).toEqual(before)
  })

  it('of a few notes each, and tells open pages once', async () => {
    await server.api.components.mark({ changes: [{ ids, enabled: false }] })
    const { items } = await server.api.activity.list({ kind: 'component', limit: 3 })
    expect(items.map(({ action, subject, before }) => [action, subject.name, before])).toEqual([
      ['updated', 'command/deploy', null],
      ['updated', 'command/commit', null],
      ['updated', 'command/alarm', null],
    ])
    expect(server.published).toEqual([{ kind: 'component', action: 'updated', id: ids[0], name: 'alarm' }])
  })

  it('of 20,000 is one note and one event', async () => {
    const all = await many(20_000)
    const noted = (await server.api.activity.list({})).total
    const { changed, undo } = await server.api.components.mark({ changes: [{ ids: all, enabled: false, addTags: ['all'] }] })
    expect({ changed, undo: undo.map(({ ids, ...change }) => ({ ids: ids.length, ...change })) }).toEqual({
      changed: 20_000,
      undo: [{ ids: 20_000, enabled: true, removeTags: ['all'] }],
    })
    expect((await server.api.components.list({ tags: ['all'], enabled: false })).total).toBe(20_000)
    const { total, items } = await server.api.activity.list({})
    expect(total).toBe(noted + 1)
    expect(items[0]?.subject.name).toBe('command/many-00000 and 19999 more')
    expect(server.published).toHaveLength(1)
  }, 30_000)
})

describe('removing many', () => {
  it('removes all, and brings them back as they were, tags and switch included, as a new revision', async () => {
    await server.api.components.mark({ changes: [{ ids: ids.slice(0, 1), enabled: false }] })
    const before = await state()
    expect(await server.api.components.removeMany({ ids })).toEqual({ ids })
    expect(await state()).toEqual([])
    expect(await server.api.components.restoreMany({ ids })).toEqual({ ids })
    expect(await state()).toEqual(before.map(([name, enabled, tags]) => [name, enabled, tags, 2]))
    expect((await server.api.components.revisions({ id: ids[0] ?? '' })).items.map(({ revision }) => revision)).toEqual([2, 1])
  })

  it('brings back all that a component says', async () => {
    const file = await server.api.components.uploadFile({ content: 'a "note"\n' })
    const config = { description: 'Ünïcode \u2028 "quoted"', prompt: 'x', files: [{ path: 'a.md', hash: file.hash, executable: true }] }
    const more = { key: 'notes', description: "It's", sourceUrl: 'https://example.com/x', version: '1.2', tags: ['b', 'a'], enabled: false }
    const { id } = await server.api.components.create(aComponent('skill', 'take-notes', { ...more, config }))
    const before = await server.api.components.get({ id })
    await server.api.components.removeMany({ ids: [id] })
    await server.api.components.restoreMany({ ids: [id] })
    const after = await server.api.components.get({ id })
    expect(after).toEqual({ ...before, revision: 2, createdAt: after.createdAt, updatedAt: after.createdAt })
    const uses = await server.ctx.db.prisma.storedFileUse.findMany({ where: { componentId: id }, orderBy: { revision: 'asc' } })
    expect(uses.map(({ revision, hash }) => [revision, hash])).toEqual([
      [1, file.hash],
      [2, file.hash],
    ])
    expect(await server.api.components.update({ id, expectedRevision: 2, config })).toMatchObject({ revision: 2 })
  })

  it('is refused for all when a profile or an exception names one', async () => {
    const [first = '', second = ''] = ids
    await server.api.profiles.create({ name: 'web', components: [{ componentId: first }] })
    await server.api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
    await server.api.machines.overrides.set({ machineId: 'machine-one', componentId: second, action: 'exclude' })
    const error = await told(server.api.components.removeMany({ ids }))
    expect(error).toMatchObject({ code: 'in-use', message: expect.stringContaining('"alarm" and 1 more') })
    expect(await state()).toHaveLength(3)
  })

  it('by force takes them out of each profile, which gets one revision', async () => {
    const components = ids.map((componentId) => ({ componentId }))
    const web = await server.api.profiles.create({ name: 'web', components })
    const lean = await server.api.profiles.create({ name: 'lean', exclude: ids.slice(0, 2) })
    server.published.length = 0
    await server.api.components.removeMany({ ids: ids.slice(0, 2), force: true })
    expect(await server.api.profiles.get({ id: web.id })).toMatchObject({ revision: 2, components: [{ name: 'deploy' }] })
    expect(await server.api.profiles.get({ id: lean.id })).toMatchObject({ revision: 2, exclude: [] })
    expect(server.published.map(({ kind, name }) => [kind, name])).toEqual([
      ['component', 'alarm'],
      ['profile', 'lean'],
      ['profile', 'web'],
    ])
  })

  it('one that is not there removes none', async () => {
    expect(await told(server.api.components.removeMany({ ids: [...ids, 'nobody-here'] }))).toMatchObject({ code: 'not-found' })
    expect(await state()).toHaveLength(3)
  })
})

describe('bringing many back', () => {
  it('brings none when one is there already, or its name is taken by another, or it never was', async () => {
    const [first = '', second = ''] = ids
    expect(await told(server.api.components.restoreMany({ ids: [first] }))).toMatchObject({
      code: 'already-exists',
      message: expect.stringContaining('"alarm" is in the library already'),
    })
    await server.api.components.removeMany({ ids: [first, second] })
    await server.api.components.create(aComponent('command', 'commit'))
    expect(await told(server.api.components.restoreMany({ ids: [first, second] }))).toMatchObject({
      code: 'already-exists',
      message: expect.stringContaining('another command is named "commit"'),
    })
    expect(await told(server.api.components.restoreMany({ ids: [first, 'nobody-here'] }))).toMatchObject({ code: 'not-found' })
    expect(await state()).toHaveLength(2)
  })

  it('brings none of two that had one name, one after the other', async () => {
    const [, second = ''] = ids
    await server.api.components.remove({ id: second })
    const { id } = await server.api.components.create(aComponent('command', 'commit'))
    await server.api.components.remove({ id })
    expect(await told(server.api.components.restoreMany({ ids: [second, id] }))).toMatchObject({ code: 'already-exists' })
    expect(await state()).toHaveLength(2)
  })
})

it('one that was removed alone comes back with its tags and its switch too', async () => {
  const id = ids[2] ?? ''
  await server.api.components.mark({ changes: [{ ids: [id], enabled: false }] })
  await server.api.components.remove({ id })
  expect(await server.api.components.restore({ id, revision: 1 })).toMatchObject({ tags: ['daily', 'git'], enabled: false, revision: 2 })
})

it('says where a selection is used: by profiles, by projects through them, and by exceptions', async () => {
  const [first = '', second = '', third = ''] = ids
  const { api } = server
  const base = await api.profiles.create({ name: 'base', components: [{ componentId: first }] })
  await api.profiles.create({ name: 'web', extends: [base.id] })
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  const register = (name: string, profile?: string) =>
    api.projects.register({ machineId: 'machine-one', path: `/${name}`, name, ...(profile && { profile: { name: profile } }) })
  await register('shop', 'web')
  const blog = await register('blog')
  await api.projects.overrides.set({ projectId: blog.id, componentId: second, action: 'include' })
  expect(await api.components.usageMany({ ids })).toEqual({
    used: 2,
    profiles: [{ id: base.id, name: 'base' }],
    totalProfiles: 1,
    projects: [
      { id: blog.id, name: 'blog', machineName: 'studio' },
      { id: expect.any(String), name: 'shop', machineName: 'studio' },
    ],
    totalProjects: 2,
  })
  expect(await api.components.usageMany({ ids: [third, 'nobody-here'] })).toEqual({
    used: 0,
    profiles: [],
    totalProfiles: 0,
    projects: [],
    totalProjects: 0,
  })
})
