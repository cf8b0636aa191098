import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  const { components } = server.api
  await components.create(aComponent('command', 'commit', { description: 'Saves work', tags: ['git', 'daily'] }))
  await components.create(aComponent('hook', 'commit', { description: 'Looks at 100% of it', tags: ['git'] }))
  await components.create(aComponent('hook', 'alarm', { description: 'Rings', tags: ['gitlab'] }))
  await components.create(aComponent('subagent', 'reviewer', { tags: [] }))
})
afterEach(() => server.remove())

const names = async (input: Parameters<TestServer['api']['components']['list']>[0]) =>
  (await server.api.components.list(input)).items.map(({ name, type }) => `${name}/${type}`)

describe('the list', () => {
  it('is ordered by name, then type, and pages through everything once', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await server.api.components.list({ limit: 1, ...(cursor && { cursor }) })
      expect(page.total).toBe(4)
      seen.push(...page.items.map(({ name, type }) => `${name}/${type}`))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(['alarm/hook', 'commit/command', 'commit/hook', 'reviewer/subagent'])
  })

  it.each([
    ['a type', { type: 'hook' as const }, ['alarm/hook', 'commit/hook']],
    ['text in the name, in any case', { search: 'COMM' }, ['commit/command', 'commit/hook']],
    ['text in the description', { search: 'rings' }, ['alarm/hook']],
    ['text in a tag', { search: 'gitl' }, ['alarm/hook']],
    ['a percent sign as itself', { search: '100%' }, ['commit/hook']],
    ['an underscore as itself', { search: 'c_mmit' }, []],
    ['a backslash as itself', { search: '\\' }, []],
    ['a tag, exactly', { tags: ['git'] }, ['commit/command', 'commit/hook']],
    ['all of several tags', { tags: ['git', 'daily'] }, ['commit/command']],
    ['several filters together', { tags: ['git'], type: 'hook' as const, search: 'it' }, ['commit/hook']],
  ])('finds %s', async (_name, input, expected) => {
    expect(await names(input)).toEqual(expected)
    expect((await server.api.components.list(input)).total).toBe(expected.length)
  })

  it('holds what a profile lists, and counts profiles', async () => {
    const { items } = await server.api.components.list({ type: 'hook' })
    const profile = await server.api.profiles.create({ name: 'web', components: [{ componentId: items[1]?.id ?? '' }] })
    expect(await names({ profile: profile.id })).toEqual(['commit/hook'])
    expect((await server.api.components.list({ profile: profile.id })).items[0]?.profiles).toBe(1)
  })

  it('says which profiles list a component, and what they reach through profiles that build on them, each project and machine once', async () => {
    const { api } = server
    const [hook] = (await api.components.list({ type: 'hook' })).items
    const components = [{ componentId: hook?.id ?? '' }]
    const base = await api.profiles.create({ name: 'base', components })
    const web = await api.profiles.create({ name: 'web', extends: [base.id], components })
    const app = await api.profiles.create({ name: 'app', extends: [web.id, base.id] })
    await api.profiles.create({ name: 'other' })
    for (const id of ['machine-one', 'machine-two']) await api.machines.register({ id, name: id, platform: 'linux' })
    const register = (machineId: string, path: string, name: string) =>
      api.projects.register({ machineId, path, name: path.slice(1), profile: { name } })
    await register('machine-one', '/a', 'base')
    await register('machine-one', '/b', 'web')
    await register('machine-two', '/c', 'app')
    await register('machine-two', '/d', 'other')
    expect((await api.components.list({ type: 'hook' })).items).toMatchObject([
      { profiles: 2, firstProfile: 'base', reach: { projects: 3, machines: 2 } },
      { profiles: 0, firstProfile: null, reach: { projects: 0, machines: 0 } },
    ])
    await api.profiles.update({ id: app.id, expectedRevision: 1, extends: [] })
    expect((await api.components.list({ type: 'hook' })).items[0]?.reach).toEqual({ projects: 2, machines: 1 })
  })

  it('holds what is on or off, and what is used by profiles and exceptions or by none', async () => {
    const { api } = server
    const [alarm, commit, , reviewer] = (await api.components.list({})).items
    await api.components.mark({ changes: [{ ids: [alarm?.id ?? ''], enabled: false }] })
    expect(await names({ enabled: false })).toEqual(['alarm/hook'])
    expect(await names({ enabled: true, type: 'hook' })).toEqual(['commit/hook'])
    await api.profiles.create({ name: 'web', components: [{ componentId: commit?.id ?? '' }] })
    await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
    await api.machines.overrides.set({ machineId: 'machine-one', componentId: reviewer?.id ?? '', action: 'exclude' })
    expect(await names({ used: true })).toEqual(['commit/command', 'reviewer/subagent'])
    expect(await names({ used: false })).toEqual(['alarm/hook', 'commit/hook'])
    expect(await api.components.counts({ used: false, enabled: true })).toEqual({ hook: 1 })
  })

  it('shows what changed last first when asked, and pages through everything once', async () => {
    const { items } = await server.api.components.list({ type: 'hook' })
    await server.api.components.update({ id: items[0]?.id ?? '', expectedRevision: 1, description: 'Louder' })
    await server.api.components.mark({ changes: [{ ids: [items[1]?.id ?? ''], addTags: ['new'] }] })
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await server.api.components.list({ limit: 1, sort: 'changed', ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ name, type }) => `${name}/${type}`))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(['commit/hook', 'alarm/hook', 'reviewer/subagent', 'commit/command'])
  })

  it('refuses the cursor of another order', async () => {
    const cursor = async (sort: 'name' | 'changed') => (await server.api.components.list({ limit: 1, sort })).nextCursor ?? ''
    expect(await told(server.api.components.list({ sort: 'changed', cursor: await cursor('name') }))).toMatchObject({ code: 'bad-request' })
    expect(await told(server.api.components.list({ cursor: await cursor('changed') }))).toMatchObject({ code: 'bad-request' })
  })

  it('gives the ids of all that match, in its order', async () => {
    const { items } = await server.api.components.list({ tags: ['git'] })
    expect(await server.api.components.ids({ tags: ['git'] })).toEqual({ ids: items.map(({ id }) => id) })
    expect((await server.api.components.ids({})).ids).toHaveLength(4)
  })

  it('shows a change at once', async () => {
    const { items } = await server.api.components.list({ type: 'subagent' })
    await server.api.components.update({ id: items[0]?.id ?? '', expectedRevision: 1, tags: ['new'] })
    expect((await server.api.components.list({ type: 'subagent' })).items[0]?.tags).toEqual(['new'])
  })

  it.each([['%%%'], ['eyJhIjoxfQ'], ['WzFd']])('refuses the cursor %s, which is not its own', async (cursor) => {
    expect(await told(server.api.components.list({ cursor }))).toMatchObject({ code: 'bad-request', issues: [{ path: ['cursor'] }] })
  })
})

it('counts what matches by type', async () => {
  expect(await server.api.components.counts({ search: 'commit' })).toEqual({ command: 1, hook: 1 })
  expect(await server.api.components.counts({})).toEqual({ command: 1, hook: 2, subagent: 1 })
})

it('lists the tags in use', async () => {
  expect(await server.api.components.tags()).toEqual([
    { tag: 'daily', components: 1 },
    { tag: 'git', components: 2 },
    { tag: 'gitlab', components: 1 },
  ])
})
