import { aComponent, oneOfEach } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

const inputOf = <T>(value: T) => value

describe('a component', () => {
  it.each(oneOfEach('made'))('of type $type is made whole and read back the same', async (input) => {
    const made = await server.api.components.create(input)
    const { secrets, ...component } = made
    const key = input.key ?? input.name
    expect(made).toMatchObject({ type: input.type, name: input.name, key, config: input.config, revision: 1, enabled: true })
    expect(secrets).toEqual([])
    expect(await server.api.components.get({ id: made.id })).toEqual(component)
    expect(await server.api.components.get({ type: input.type, name: input.name })).toEqual(component)
  })

  it('is refused under a name that is taken, and leaves no trace', async () => {
    await server.api.components.create(aComponent('hook', 'guard'))
    const error = await told(server.api.components.create(aComponent('hook', 'guard')))
    expect(error).toMatchObject({ code: 'already-exists', issues: [{ path: ['name'] }] })
    expect(await server.ctx.db.prisma.componentRevision.count()).toBe(1)
    await server.api.components.create(aComponent('command', 'guard'))
  })

  it.each([
    ['an unknown type', { type: 'wizard', name: 'x', config: {} }, ['type'], /"wizard" is no component type\. Use one of: mcp-server/],
    [
      'a bad event',
      { type: 'hook', name: 'x', config: { event: 'preToolUse', hooks: [{ type: 'command', command: 'x' }] } },
      ['config', 'event'],
      /no event of Claude Code/,
    ],
    [
      'a number in env',
      { type: 'mcp-server', name: 'x', config: { command: 'x', env: { PORT: 8080 } } },
      ['config', 'env', 'PORT'],
      /Write the value as a string: "8080"/,
    ],
    ['a key that climbs out', { type: 'command', name: 'x', key: '../../x', config: { prompt: 'x' } }, ['key'], /Use letters, digits/],
    ['an unknown field', { type: 'command', name: 'x', config: { prompt: 'x' }, colour: 'red' }, ['colour'], /no such field/],
    ['a missing field', { type: 'subagent', name: 'x', config: { description: 'x' } }, ['config', 'prompt'], /missing/],
  ])('is refused with %s, naming the field', async (_name, input, path, message) => {
    const create: (input: never) => Promise<unknown> = server.api.components.create
    const error = await told(create(input as never))
    expect(error.code).toBe('bad-request')
    expect(error.issues).toContainEqual({ path, message: expect.stringMatching(message) })
    expect(error.message).toMatch(message)
  })
})

describe('a change', () => {
  it('makes a revision when the content changes, and keeps what is left out', async () => {
    const made = await server.api.components.create(aComponent('hook', 'guard', { tags: ['safety'], description: 'Guards' }))
    const config = { event: 'Stop' as const, hooks: [{ type: 'command' as const, command: 'say done' }] }
    const changed = await server.api.components.update({ id: made.id, expectedRevision: 1, config })
    expect(changed).toMatchObject({ revision: 2, config, tags: ['safety'], description: 'Guards', createdAt: made.createdAt })
    const { items, total } = await server.api.components.revisions({ id: made.id })
    expect(total).toBe(2)
    expect(items.map(({ revision }) => revision)).toEqual([2, 1])
    expect(items[1]?.config).toEqual(made.config)
  })

  it('of tags or of being enabled makes no revision but moves the library', async () => {
    const made = await server.api.components.create(aComponent('hook', 'guard'))
    const before = server.ctx.library.version()
    const changed = await server.api.components.update({ id: made.id, expectedRevision: 1, tags: ['b', 'a', 'b'], enabled: false })
    expect(changed).toMatchObject({ revision: 1, tags: ['a', 'b'], enabled: false })
    expect(server.ctx.library.version()).toBeGreaterThan(before)
  })

  it('that says what is there already writes nothing', async () => {
    const made = await server.api.components.create(aComponent('mcp-server', 'files'))
    const before = server.ctx.library.version()
    const same = {
      id: made.id,
      expectedRevision: 1,
      name: 'files',
      config: { env: { TOKEN: '${TOKEN}' }, args: ['files.js'], command: 'node' },
    }
    expect(await server.api.components.update(same)).toEqual(made)
    expect(server.ctx.library.version()).toBe(before)
  })

  it('made from an older revision is refused and says which is current', async () => {
    const made = await server.api.components.create(aComponent('command', 'ship'))
    await server.api.components.update({ id: made.id, expectedRevision: 1, description: 'First' })
    const error = await told(server.api.components.update({ id: made.id, expectedRevision: 1, description: 'Second' }))
    expect(error).toMatchObject({ code: 'stale', message: expect.stringContaining('at revision 2') })
    expect(await server.api.components.get({ id: made.id })).toMatchObject({ description: 'First' })
  })

  it('sent twice at the same time is saved once', async () => {
    const made = await server.api.components.create(aComponent('command', 'ship'))
    const change = (description: string) => server.api.components.update({ id: made.id, expectedRevision: 1, description })
    const outcomes = await Promise.allSettled([change('one'), change('two'), change('three')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await server.ctx.db.prisma.componentRevision.count()).toBe(2)
  })

  it('is checked by the type of the component', async () => {
    const made = await server.api.components.create(aComponent('hook', 'guard'))
    const error = await told(server.api.components.update({ id: made.id, expectedRevision: 1, key: 'No Good', config: { prompt: 'x' } }))
    expect(error.code).toBe('bad-request')
    expect(error.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['key', 'config']))
  })
})

describe('removing', () => {
  it('is refused while profiles list it, and forced takes it out of them', async () => {
    const { id } = await server.api.components.create(aComponent('hook', 'guard'))
    const profile = await server.api.profiles.create({ name: 'web', components: [{ componentId: id }] })
    const excluding = await server.api.profiles.create({ name: 'lean', exclude: [id] })
    const error = await told(server.api.components.remove({ id }))
    expect(error).toMatchObject({ code: 'in-use', message: expect.stringContaining('profile web') })
    await server.api.components.remove({ id, force: true })
    expect(await server.api.profiles.get({ id: profile.id })).toMatchObject({ revision: 2, components: [] })
    expect(await server.api.profiles.get({ id: excluding.id })).toMatchObject({ revision: 2, exclude: [] })
    expect(await told(server.api.components.get({ id }))).toMatchObject({ code: 'not-found' })
  })

  it('keeps the revisions, from which it comes back under its id', async () => {
    const made = await server.api.components.create(aComponent('command', 'ship', { key: 'git/ship' }))
    await server.api.components.update({ id: made.id, expectedRevision: 1, description: 'Later' })
    await server.api.components.remove({ id: made.id })
    expect((await server.api.components.revisions({ id: made.id })).total).toBe(2)
    const back = await server.api.components.restore({ id: made.id, revision: 1 })
    expect(back).toMatchObject({ id: made.id, revision: 3, key: 'git/ship', description: '', config: made.config })
  })

  it('of one that is not there says so', async () => {
    expect(await told(server.api.components.remove({ id: 'nobody-here' }))).toMatchObject({ code: 'not-found' })
  })
})

it('restores an old revision as a new one', async () => {
  const made = await server.api.components.create(aComponent('subagent', 'reviewer'))
  await server.api.components.update({ id: made.id, expectedRevision: 1, config: { description: 'x', prompt: 'y' } })
  expect(await told(server.api.components.restore({ id: made.id, revision: 1, expectedRevision: 1 }))).toMatchObject({ code: 'stale' })
  const back = await server.api.components.restore({ id: made.id, revision: 1, expectedRevision: 2 })
  expect(back).toMatchObject({ revision: 3, config: made.config })
  expect(await told(server.api.components.restore({ id: made.id, revision: 9 }))).toMatchObject({ code: 'not-found' })
})

it('duplicates with a free name and a key of its own', async () => {
  const made = await server.api.components.create(aComponent('command', 'commit', { key: 'git/commit', tags: ['git'] }))
  const first = await server.api.components.duplicate({ id: made.id })
  const second = await server.api.components.duplicate({ id: made.id })
  expect(first).toMatchObject({ name: 'commit-copy', key: 'git/commit-copy', tags: ['git'], config: made.config, revision: 1 })
  expect(second).toMatchObject({ name: 'commit-copy-2', key: 'git/commit-copy-2' })
})

describe('a preview', () => {
  it('shows the files of a saved component', async () => {
    const { id } = await server.api.components.create(aComponent('mcp-server', 'files'))
    const { files, artifacts } = await server.api.components.preview({ id })
    expect(files.map(({ path }) => path)).toEqual(['.mcp.json'])
    expect(JSON.parse(files[0]?.content ?? '')).toMatchObject({ mcpServers: { files: { command: 'node' } } })
    expect(artifacts).toHaveLength(1)
  })

  it('shows the files of one that is not saved, and saves nothing', async () => {
    const { files } = await server.api.components.preview(aComponent('subagent', 'reviewer'))
    expect(files[0]).toMatchObject({ path: '.claude/agents/reviewer.md', content: expect.stringContaining('You are reviewer.') })
    expect((await server.api.components.list({})).total).toBe(0)
  })
})

it('says what is wrong with an unsaved component without failing', async () => {
  expect(await server.api.components.validate(aComponent('hook', 'guard'))).toEqual({ valid: true, issues: [], secrets: [] })
  const { valid, issues } = await server.api.components.validate(inputOf({ type: 'hook', name: 'guard', config: { event: 'Stop' } }))
  expect(valid).toBe(false)
  expect(issues[0]?.path).toEqual(['config', 'hooks'])
})

it('tells open pages what changed, by name and never by content', async () => {
  const { id } = await server.api.components.create(aComponent('hook', 'guard'))
  await server.api.components.update({ id, expectedRevision: 1, description: 'x' })
  await server.api.components.remove({ id })
  expect(server.published).toEqual([
    { kind: 'component', action: 'created', id, name: 'guard' },
    { kind: 'component', action: 'updated', id, name: 'guard' },
    { kind: 'component', action: 'removed', id, name: 'guard' },
  ])
})
