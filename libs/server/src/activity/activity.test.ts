import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { pruneActivity } from './prune.ts'

const PLANTED = 'planted-s3cret-q7Zt2LmV9xR4bNc8'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const said = async (input: Parameters<TestServer['api']['activity']['list']>[0] = {}) =>
  (await server.api.activity.list(input)).items.map(({ action, subject, before, after }) => [action, subject.name, before, after])

describe('the activity', () => {
  it('says of components and profiles what was done, newest first, with revisions before and after', async () => {
    const { components, profiles } = server.api
    const { id } = await components.create(aComponent('hook', 'guard'))
    await components.update({ id, expectedRevision: 1, description: 'x' })
    await components.restore({ id, revision: 1 })
    const profile = await profiles.create({ name: 'web', components: [{ componentId: id }] })
    await profiles.update({ id: profile.id, expectedRevision: 1, description: 'x' })
    await components.remove({ id, force: true })
    await profiles.restore({ id: profile.id, revision: 1 })
    await profiles.remove({ id: profile.id })
    expect(await said()).toEqual([
      ['removed', 'web', 4, null],
      ['restored', 'web', 3, 4],
      ['removed', 'hook/guard', 3, null],
      ['updated', 'web', 2, 3],
      ['updated', 'web', 1, 2],
      ['created', 'web', null, 1],
      ['restored', 'hook/guard', 2, 3],
      ['updated', 'hook/guard', 1, 2],
      ['created', 'hook/guard', null, 1],
    ])
    expect(await said({ kind: 'component', subjectId: id })).toHaveLength(4)
  })

  it('is silent where nothing was changed or the change was refused', async () => {
    const { id } = await server.api.components.create(aComponent('hook', 'guard'))
    await server.api.components.update({ id, expectedRevision: 1, name: 'guard' })
    await told(server.api.components.update({ id, expectedRevision: 9, description: 'x' }))
    await told(server.api.components.create(aComponent('hook', 'guard')))
    expect(await said()).toEqual([['created', 'hook/guard', null, 1]])
  })

  it('says who did it', async () => {
    await server.api.components.create(aComponent('hook', 'guard'))
    expect((await server.api.activity.list({})).items[0]?.actor).toEqual({ kind: 'server', id: null, name: null })
  })

  it('holds no value of what it speaks of', async () => {
    const config = { event: 'Stop' as const, hooks: [{ type: 'command' as const, command: `say ${PLANTED}` }] }
    const { id } = await server.api.components.create(aComponent('hook', 'guard', { config, description: PLANTED }))
    await server.api.components.remove({ id })
    await server.api.profiles.create({ name: 'web', variables: { a: PLANTED }, description: PLANTED })
    expect(JSON.stringify(await server.api.activity.list({}))).not.toContain(PLANTED)
  })

  it('comes in pages', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await server.api.components.create(aComponent('hook', name))
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await server.api.activity.list({ limit: 2, ...(cursor !== undefined && { cursor }) })
      expect(page.total).toBe(5)
      names.push(...page.items.map(({ subject }) => subject.name))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(names).toEqual(['hook/e', 'hook/d', 'hook/c', 'hook/b', 'hook/a'])
  })

  it('keeps the newest when it is pruned', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await server.api.components.create(aComponent('hook', name))
    await pruneActivity(server.ctx, 5)
    expect(await said()).toHaveLength(5)
    await pruneActivity(server.ctx, 2)
    expect((await said()).map(([, name]) => name)).toEqual(['hook/e', 'hook/d'])
  })
})
