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
