import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

let server: TestServer
let ids: string[]
beforeEach(async () => {
  server = await testServer()
  const made = [aComponent('hook', 'guard'), aComponent('command', 'ship'), aComponent('claude-md', 'rules')].map((input) =>
    server.api.components.create(input),
  )
  ids = (await Promise.all(made)).map(({ id }) => id)
})
afterEach(() => server.remove())

const idAt = (index: number) => ids[index] ?? ''

describe('a profile', () => {
  it('is made whole, in its order, and read back by id and by name', async () => {
    const base = await server.api.profiles.create({ name: 'base' })
    const made = await server.api.profiles.create({
      name: 'web',
      description: 'For the web',
      extends: [base.id],
      exclude: [idAt(2)],
      variables: { testCommand: 'npm test' },
      components: [{ componentId: idAt(1), scope: 'local' }, { componentId: idAt(0) }],
    })
    expect(made).toMatchObject({ revision: 1, extends: [base.id], exclude: [idAt(2)], variables: { testCommand: 'npm test' } })
    expect(made.components.map(({ name, scope, type }) => [name, scope, type])).toEqual([
      ['ship', 'local', 'command'],
      ['guard', 'project', 'hook'],
    ])
    expect(await server.api.profiles.get({ name: 'web' })).toEqual(made)
    expect(await server.api.profiles.get({ id: made.id })).toEqual(made)
  })

  it('is refused when it names what is not there, with the path of each', async () => {
    const error = await told(
      server.api.profiles.create({
        name: 'web',
        extends: ['no-profile'],
        exclude: ['no-exclude'],
        components: [{ componentId: idAt(0) }, { componentId: 'no-component' }],
      }),
    )
    expect(error.code).toBe('bad-request')
    expect(error.issues.map(({ path }) => path)).toEqual([
      ['components', 1, 'componentId'],
      ['exclude', 0],
      ['extends', 0],
    ])
    expect((await server.api.profiles.list({})).total).toBe(0)
  })

  it('cannot build on itself, by any way', async () => {
    const a = await server.api.profiles.create({ name: 'a' })
    const b = await server.api.profiles.create({ name: 'b', extends: [a.id] })
    const c = await server.api.profiles.create({ name: 'c', extends: [b.id] })
    const circle = await told(server.api.profiles.update({ id: a.id, expectedRevision: 1, extends: [c.id] }))
    expect(circle).toMatchObject({ code: 'bad-request', issues: [{ path: ['extends', 0], message: expect.stringContaining('circle') }] })
    expect(await told(server.api.profiles.update({ id: a.id, expectedRevision: 1, extends: [a.id] }))).toMatchObject({
      code: 'bad-request',
    })
    expect((await server.api.profiles.get({ id: a.id })).revision).toBe(1)
  })

  it('is refused under a name that is taken', async () => {
    await server.api.profiles.create({ name: 'web' })
    const other = await server.api.profiles.create({ name: 'other' })
    expect(await told(server.api.profiles.create({ name: 'web' }))).toMatchObject({ code: 'already-exists' })
    expect(await told(server.api.profiles.update({ id: other.id, expectedRevision: 1, name: 'web' }))).toMatchObject({
      code: 'already-exists',
      message: expect.stringContaining('"web"'),
    })
  })
})

describe('a change', () => {
  it('makes a revision; the same again makes none', async () => {
    const { id } = await server.api.profiles.create({ name: 'web', components: [{ componentId: idAt(0) }] })
    const changed = await server.api.profiles.setComponents({ id, components: [{ componentId: idAt(1) }, { componentId: idAt(0) }] })
    expect(changed).toMatchObject({ revision: 2, components: [{ name: 'ship' }, { name: 'guard' }] })
    const same = await server.api.profiles.setComponents({
      id,
      expectedRevision: 2,
      components: [{ componentId: idAt(1) }, { componentId: idAt(0) }],
    })
    expect(same).toEqual(changed)
    expect((await server.api.profiles.revisions({ id })).items.map(({ revision }) => revision)).toEqual([2, 1])
  })

  it('made from an older revision is refused', async () => {
    const { id } = await server.api.profiles.create({ name: 'web' })
    await server.api.profiles.update({ id, expectedRevision: 1, variables: { a: '1' } })
    expect(await told(server.api.profiles.update({ id, expectedRevision: 1, description: 'x' }))).toMatchObject({ code: 'stale' })
    expect(await told(server.api.profiles.setComponents({ id, expectedRevision: 1, components: [] }))).toMatchObject({ code: 'stale' })
  })
})

describe('adding and taking out', () => {
  it('adds at the end, leaves what is listed where it is, and says what was added', async () => {
    const { id } = await server.api.profiles.create({ name: 'web', components: [{ componentId: idAt(1), scope: 'local' }] })
    const added = await server.api.profiles.add({ id, componentIds: [idAt(2), idAt(1), idAt(0), idAt(2)], scope: 'user' })
    expect(added).toMatchObject({ revision: 2, changed: [idAt(2), idAt(0)] })
    expect(added.components.map(({ name, scope }) => [name, scope])).toEqual([
      ['ship', 'local'],
      ['rules', 'user'],
      ['guard', 'user'],
    ])
    expect((await server.api.profiles.revisions({ id })).total).toBe(2)
  })

  it('takes out what is listed, and says what that was', async () => {
    const { id } = await server.api.profiles.create({ name: 'web', components: ids.map((componentId) => ({ componentId })) })
    const rest = await server.api.profiles.removeComponents({ id, componentIds: [idAt(2), idAt(0), 'no-component'] })
    expect(rest).toMatchObject({ revision: 2, changed: [idAt(0), idAt(2)], components: [{ name: 'ship' }] })
  })

  it('makes no revision and tells nothing when nothing changes', async () => {
    const made = await server.api.profiles.create({ name: 'web', components: [{ componentId: idAt(0) }] })
    server.published.length = 0
    expect(await server.api.profiles.add({ id: made.id, componentIds: [idAt(0)] })).toEqual({ ...made, changed: [] })
    expect(await server.api.profiles.removeComponents({ id: made.id, componentIds: [idAt(1)] })).toEqual({ ...made, changed: [] })
    expect(server.published).toEqual([])
  })

  it('is refused for all when one is not there, with its path', async () => {
    const { id } = await server.api.profiles.create({ name: 'web' })
    const error = await told(server.api.profiles.add({ id, componentIds: [idAt(0), 'no-component'] }))
    expect(error).toMatchObject({ code: 'bad-request', issues: [{ path: ['componentIds', 1] }] })
    expect((await server.api.profiles.get({ id })).revision).toBe(1)
    expect(await told(server.api.profiles.add({ id: 'no-profile', componentIds: [idAt(0)] }))).toMatchObject({ code: 'not-found' })
    expect(await told(server.api.profiles.removeComponents({ id: 'no-profile', componentIds: [idAt(0)] }))).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('removing', () => {
  it('is refused while a profile builds on it; forced leaves that one without it', async () => {
    const base = await server.api.profiles.create({ name: 'base' })
    const web = await server.api.profiles.create({ name: 'web', extends: [base.id] })
    expect(await told(server.api.profiles.remove({ id: base.id }))).toMatchObject({
      code: 'in-use',
      message: expect.stringContaining('profile web'),
    })
    await server.api.profiles.remove({ id: base.id, force: true })
    expect(await server.api.profiles.get({ id: web.id })).toMatchObject({ extends: [], revision: 2 })
  })

  it('leaves revisions, from which it comes back without what is gone by then', async () => {
    const { id } = await server.api.profiles.create({ name: 'web', components: [{ componentId: idAt(0) }, { componentId: idAt(1) }] })
    await server.api.profiles.remove({ id })
    await server.api.components.remove({ id: idAt(0) })
    const back = await server.api.profiles.restore({ id, revision: 1 })
    expect(back).toMatchObject({ id, name: 'web', revision: 2, components: [{ name: 'ship' }] })
  })
})

it('lists by name with counts, pages and search', async () => {
  const base = await server.api.profiles.create({ name: 'base', components: [{ componentId: idAt(0) }] })
  await server.api.profiles.create({ name: 'web', description: '100% web', extends: [base.id] })
  const first = await server.api.profiles.list({ limit: 1 })
  expect(first).toMatchObject({ total: 2, items: [{ name: 'base', components: 1, projects: 0, extends: [] }] })
  const second = await server.api.profiles.list({ limit: 1, cursor: first.nextCursor ?? '' })
  expect(second).toMatchObject({ items: [{ name: 'web', extends: [{ id: base.id, name: 'base' }] }], nextCursor: null })
  expect((await server.api.profiles.list({ search: '100%' })).items.map(({ name }) => name)).toEqual(['web'])
  expect((await server.api.profiles.list({ search: '1_0' })).total).toBe(0)
})

describe('a preview', () => {
  it('shows what the profile would write into a project, its name filled in', async () => {
    await server.api.profiles.create({
      name: 'web',
      variables: { testCommand: 'make test' },
      components: ids.map((componentId) => ({ componentId })),
    })
    const { artifacts } = await server.api.profiles.preview({ name: 'web', project: { name: 'Demo' } })
    expect(artifacts.map(({ path }) => path)).toEqual(['.claude/settings.json', '.claude/commands/ship.md', 'CLAUDE.md'])
    expect(artifacts[2]).toMatchObject({ content: expect.stringContaining('This is Demo. Test with make test.') })
  })

  it('names both components that want one place to hold different things', async () => {
    const twin = (name: string, command: string) =>
      server.api.components.create(aComponent('mcp-server', name, { key: 'same', config: { type: 'stdio', command } }))
    const [one, two] = [await twin('one', 'a'), await twin('two', 'b')]
    await server.api.profiles.create({ name: 'twins', components: [{ componentId: one.id }, { componentId: two.id }] })
    const error = await told(server.api.profiles.preview({ name: 'twins' }))
    expect(error.code).toBe('unresolvable')
    expect(error.message).toContain('one')
    expect(error.message).toContain('two')
  })

  it('says which components apply and why, and which were brought and taken out again', async () => {
    const base = await server.api.profiles.create({ name: 'base', components: [{ componentId: idAt(0) }, { componentId: idAt(1) }] })
    const { id } = await server.api.profiles.create({
      name: 'web',
      extends: [base.id],
      exclude: [idAt(0)],
      components: [{ componentId: idAt(1), scope: 'local' }],
    })
    const { components, leftOut } = await server.api.profiles.preview({ id })
    expect(components).toEqual([
      {
        componentId: idAt(1),
        type: 'command',
        name: 'ship',
        key: 'ship',
        revision: 1,
        scope: 'local',
        switchedOff: false,
        reasons: [
          { action: 'includes', level: 'profile', id: base.id, name: 'base' },
          { action: 'replaces', level: 'profile', id, name: 'web' },
        ],
      },
    ])
    expect(leftOut).toMatchObject([{ componentId: idAt(0), reasons: [{ action: 'includes' }, { action: 'excludes', name: 'web' }] }])
  })

  it('shows a change that is not saved, and saves nothing', async () => {
    const base = await server.api.profiles.create({ name: 'base', components: [{ componentId: idAt(2) }] })
    const { id } = await server.api.profiles.create({ name: 'web', components: [{ componentId: idAt(0) }] })
    const draft = { name: 'site', extends: [base.id], variables: { testCommand: 'make' }, components: [{ componentId: idAt(1) }] }
    const preview = await server.api.profiles.preview({ id, draft })
    expect(preview.profile).toEqual({ id, name: 'site' })
    expect(preview.components.map(({ name }) => name)).toEqual(['rules', 'ship'])
    expect(preview.artifacts.find(({ path }) => path === 'CLAUDE.md')).toMatchObject({
      content: expect.stringContaining('Test with make.'),
    })
    expect(await server.api.profiles.get({ id })).toMatchObject({ name: 'web', revision: 1, extends: [], components: [{ name: 'guard' }] })
    expect((await server.api.profiles.preview({ name: 'web' })).components.map(({ name }) => name)).toEqual(['guard'])
  })

  it('of a change that could not be saved is refused with paths', async () => {
    const { id } = await server.api.profiles.create({ name: 'base' })
    const web = await server.api.profiles.create({ name: 'web', extends: [id] })
    const draft = { extends: [web.id, 'no-profile'], exclude: ['no-exclude'], components: [{ componentId: 'no-component' }] }
    const error = await told(server.api.profiles.preview({ id, draft }))
    expect(error.code).toBe('bad-request')
    expect(error.issues.map(({ path }) => path)).toEqual([
      ['components', 0, 'componentId'],
      ['exclude', 0],
      ['extends', 0],
      ['extends', 1],
    ])
  })

  it('of a profile that is not there says so', async () => {
    expect(await told(server.api.profiles.preview({ name: 'nope' }))).toMatchObject({ code: 'not-found' })
  })
})

it('duplicates everything but the name', async () => {
  const made = await server.api.profiles.create({
    name: 'web',
    variables: { a: '1' },
    components: [{ componentId: idAt(0), scope: 'local' }],
  })
  const copy = await server.api.profiles.duplicate({ id: made.id })
  expect(copy).toMatchObject({ name: 'web-copy', variables: { a: '1' }, components: made.components, revision: 1 })
})
