import { readFileSync } from 'node:fs'
import { type Facts, MAX_REPORTED_TEXT, PROTOCOL } from '@ccm/contract'
import { maskSecrets } from '@ccm/formats/mask-secrets'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

const facts: Facts = {
  platform: 'linux',
  shared: true,
  configDirectory: 'default',
  gitRoot: false,
  ccmVersion: '1.0.0',
  protocol: PROTOCOL,
}
const MACHINE = 'machine-one'

let server: TestServer
let targetId: string
let projectId: string
let hookId: string
let profileId: string

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  hookId = (await api.components.create(aComponent('hook', 'guard'))).id
  const rules = await api.components.create(aComponent('claude-md', 'rules'))
  profileId = (await api.profiles.create({ name: 'web', components: [{ componentId: hookId }, { componentId: rules.id }] })).id
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
  const project = await api.projects.register({ machineId: MACHINE, path: '/home/me/demo', name: 'demo', profile: { name: 'web' } })
  targetId = project.targetId
  projectId = project.id
})
afterEach(() => server.remove())

const ask = (have?: string) => server.api.sync.desired({ targetId, facts, ...(have && { have }) })
const full = async () => {
  const answer = await ask()
  if (answer.unchanged) throw new Error('Expected a full answer.')
  return answer
}
const stateNow = async () => (await server.api.projects.get({ id: projectId })).state

describe('what a target should be', () => {
  it('is answered whole at first, and as unchanged while nothing moves', async () => {
    const answer = await full()
    expect(answer).toMatchObject({
      serverId: server.ctx.serverId,
      count: 2,
      warnings: [expect.objectContaining({ code: 'unknown-placeholder' })],
    })
    expect(answer.artifacts).toHaveLength(2)
    expect(await ask(answer.revision)).toEqual({
      unchanged: true,
      serverId: answer.serverId,
      libraryVersion: answer.libraryVersion,
      revision: answer.revision,
    })
  })

  it.each<[string, () => Promise<unknown>]>([
    [
      'a component changes',
      () =>
        server.api.components.update({
          id: hookId,
          expectedRevision: 1,
          config: { event: 'Stop', hooks: [{ type: 'command', command: 'x' }] },
        }),
    ],
    ['a component is disabled', () => server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })],
    ['a component is removed', () => server.api.components.remove({ id: hookId, force: true })],
    ['the profile changes', () => server.api.profiles.update({ id: profileId, expectedRevision: 1, exclude: [hookId] })],
    [
      'a variable of the profile changes',
      () => server.api.profiles.update({ id: profileId, expectedRevision: 1, variables: { testCommand: 'x' } }),
    ],
    [
      'a variable of the project changes',
      () => server.api.projects.update({ id: projectId, expectedRevision: 1, variables: { testCommand: 'x' } }),
    ],
    ['the project is renamed', () => server.api.projects.update({ id: projectId, expectedRevision: 1, name: 'other' })],
    ['the project loses its profile', () => server.api.projects.update({ id: projectId, expectedRevision: 1, profileId: null })],
    ['the profile is removed', () => server.api.profiles.remove({ id: profileId, force: true })],
  ])('is answered anew when %s', async (_name, change) => {
    const before = await full()
    await change()
    const after = await ask(before.revision)
    expect(after.unchanged).toBe(false)
    expect(after.revision).not.toBe(before.revision)
    expect(after.libraryVersion).toBeGreaterThan(before.libraryVersion)
  })

  it('stays unchanged when something moves that does not reach it', async () => {
    const before = await full()
    await server.api.components.create(aComponent('command', 'elsewhere'))
    expect(await ask(before.revision)).toMatchObject({ unchanged: true, revision: before.revision })
  })

  it('is the same revision when a change is taken back', async () => {
    const before = await full()
    await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })
    await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: true })
    expect(await ask(before.revision)).toMatchObject({ unchanged: true })
  })

  it('is refused for another protocol, with the line that helps', async () => {
    const older = await told(server.api.sync.desired({ targetId, facts: { ...facts, protocol: PROTOCOL - 1 } }))
    expect(older).toMatchObject({ code: 'bad-request', message: expect.stringContaining('npm install -g ./apps/cli') })
    const newer = await told(server.api.sync.desired({ targetId, facts: { ...facts, protocol: PROTOCOL + 1 } }))
    expect(newer).toMatchObject({ code: 'bad-request', message: expect.stringContaining('Upgrade the server') })
  })

  it('is not found for a target nobody registered', async () => {
    expect(await told(server.api.sync.desired({ targetId: 'no-such-target', facts }))).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('ccm apply'),
    })
  })

  it('writes nothing to the database when it was asked before', async () => {
    await ask()
    const changes = () => server.ctx.db.prisma.target.findUniqueOrThrow({ where: { id: targetId }, include: { machine: true } })
    const before = await changes()
    await ask()
    expect(await changes()).toEqual(before)
  })

  it('names both components when two want one place to hold different things', async () => {
    const twin = (name: string) =>
      server.api.components.create(aComponent('subagent', name, { key: 'same', config: { description: name, prompt: name } }))
    const [one, two] = [await twin('one'), await twin('two')]
    await server.api.profiles.setComponents({ id: profileId, components: [{ componentId: one.id }, { componentId: two.id }] })
    expect(await told(server.api.sync.desired({ targetId, facts }))).toMatchObject({ code: 'unresolvable' })
    expect((await server.api.sync.status({ targetId })).wanted).toBeNull()
  })
})

describe('a report', () => {
  const report = async (more: object = {}) => {
    const { revision, libraryVersion } = await full()
    return server.api.sync.report({ targetId, revision, libraryVersion, counts: { create: 2 }, exceptions: [], ...more })
  }

  it('moves a target from not seen over not written to in step, and the library moves it to outdated', async () => {
    expect(await stateNow()).toBe('not-seen')
    await ask()
    expect(await stateNow()).toBe('not-written')
    await report()
    expect(await stateNow()).toBe('in-step')
    await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })
    expect(await stateNow()).toBe('outdated')
  })

  it.each([
    [['outdated'], 'outdated'],
    [['waiting', 'missing'], 'outdated'],
    [['drifted', 'outdated'], 'drifted'],
    [['drifted', 'conflict'], 'conflict'],
    [['drifted', 'foreign'], 'conflict'],
  ] as const)('with exceptions %j leaves it %s', async (states, expected) => {
    await report({ exceptions: states.map((state, index) => ({ id: `project:file-${index}`, state })) })
    expect(await stateNow()).toBe(expected)
  })

  it('replaces the exceptions of the one before and keeps a row for each run', async () => {
    const hash = 'a'.repeat(64)
    await report({ exceptions: [{ id: 'project:one', state: 'drifted', want: hash, have: hash }] })
    expect((await server.api.sync.status({ targetId })).exceptions).toEqual([
      { id: 'project:one', state: 'drifted', want: hash, have: hash, hasText: false, putBack: false, since: expect.any(String) },
    ])
    await report({ counts: { keep: 2 } })
    const status = await server.api.sync.status({ targetId })
    expect(status).toMatchObject({ state: 'in-step', exceptions: [], counts: { keep: 2 } })
    const history = await server.api.sync.history({ targetId, limit: 1 })
    expect(history).toMatchObject({ total: 2, items: [{ counts: { keep: 2 }, exceptions: 0 }] })
    const older = await server.api.sync.history({ targetId, limit: 1, cursor: history.nextCursor ?? '' })
    expect(older).toMatchObject({ items: [{ counts: { create: 2 }, exceptions: 1 }], nextCursor: null })
  })

  it('says when something was last written, apart from when it was last looked at', async () => {
    await report()
    const { lastRunAt } = await server.api.projects.get({ id: projectId })
    await report({ counts: { keep: 2 } })
    const after = await server.api.projects.get({ id: projectId })
    expect(after.lastRunAt).toBe(lastRunAt)
    expect(Date.parse(after.reportedAt ?? '')).toBeGreaterThan(Date.parse(lastRunAt ?? ''))
  })

  it('is kept with the newest two hundred of its target', async () => {
    const at = server.ctx.now()
    const run = (n: number) => ({
      id: `run-${String(n).padStart(5, '0')}`,
      targetId,
      revision: 'a'.repeat(64),
      counts: '{}',
      exceptions: 0,
      createdAt: new Date(at.getTime() - 1000 * (300 - n)),
    })
    await server.ctx.db.prisma.syncRun.createMany({ data: Array.from({ length: 250 }, (_, n) => run(n)) })
    await report()
    const { total, items } = await server.api.sync.history({ targetId, limit: 200 })
    expect(total).toBe(200)
    expect(items.at(-1)?.id).toBe('run-00051')
    expect(items[0]?.counts).toEqual({ create: 2 })
  })

  it('keeps what a person wrote, without the secrets that were masked before it came', async () => {
    const secret = `${'ghp'}_${'q7Zt2LmV9xR4bNc8WsK1yDf6q7Zt2LmV9xR4'}`
    const [text = ''] = maskSecrets([`{ "API_KEY": "${secret}" }`])
    await report({ exceptions: [{ id: 'project:one', state: 'drifted', have: 'a'.repeat(64), text }] })
    expect((await server.api.sync.status({ targetId })).exceptions).toMatchObject([{ hasText: true }])
    expect((await server.api.sync.difference({ targetId, id: 'project:one' })).disk).toBe('{ "API_KEY": "‹secret 1›" }')
    const written = Buffer.concat([server.file, `${server.file}-wal`].map((file) => readFileSync(file)))
    expect(written.includes('‹secret 1›')).toBe(true)
    expect(written.includes(secret)).toBe(false)
  })

  it('is not taken with more text than a report holds', async () => {
    const text = 'x'.repeat(MAX_REPORTED_TEXT + 1)
    expect(await told(report({ exceptions: [{ id: 'project:one', state: 'drifted', text }] }))).toMatchObject({ code: 'bad-request' })
  })

  it('counts a move as something that was written', async () => {
    await report({ counts: { move: 1 } })
    expect((await server.api.projects.get({ id: projectId })).lastRunAt).not.toBeNull()
  })

  it('of a target nobody registered is not found', async () => {
    expect(await told(report({ targetId: 'no-such-target' }))).toMatchObject({ code: 'not-found' })
  })

  it('is told to open pages', async () => {
    await report()
    expect(server.published.at(-1)).toEqual({ kind: 'target', action: 'reported', id: targetId, name: 'demo' })
  })
})

describe('a sync that stopped before it wrote anything', () => {
  const fail = (more: object = {}) =>
    server.api.sync.fail({ targetId, code: 'unreadable', message: '.mcp.json is no\u001b[31m JSON.\nCorrect it.', ...more })
  const report = async () => {
    const { revision, libraryVersion } = await full()
    await server.api.sync.report({ targetId, revision, libraryVersion, counts: { keep: 2 }, exceptions: [] })
  }

  it('is said first of a target, without anything a terminal would obey, until a report comes', async () => {
    await report()
    const { reportedAt } = await server.api.sync.status({ targetId })
    await fail()
    const lastError = { code: 'unreadable', message: '.mcp.json is no [31m JSON. Correct it.', at: expect.any(String) }
    expect(await server.api.sync.status({ targetId })).toMatchObject({ state: 'failed', lastError, reportedAt })
    expect(await server.api.projects.get({ id: projectId })).toMatchObject({ state: 'failed', lastError })
    expect((await server.api.projects.list({})).items[0]).toMatchObject({ state: 'failed', lastError })
    expect(server.published.at(-1)).toEqual({ kind: 'target', action: 'reported', id: targetId, name: 'demo' })
    await report()
    expect(await server.api.sync.status({ targetId })).toMatchObject({ state: 'in-step', lastError: null })
  })

  it('is said of a target that never reported, too', async () => {
    await fail()
    expect(await stateNow()).toBe('failed')
  })

  it('of a target nobody registered is not found', async () => {
    expect(await told(fail({ targetId: 'no-such-target' }))).toMatchObject({ code: 'not-found' })
  })
})

it('says when a machine last asked for a target, by the hour, or told of it', async () => {
  const seenAt = async () => (await server.api.sync.status({ targetId })).seenAt
  expect(await seenAt()).toBeNull()
  const { revision, libraryVersion } = await full()
  const asked = await seenAt()
  await ask()
  expect(await seenAt()).toBe(asked)
  expect((await server.api.projects.get({ id: projectId })).seenAt).toBe(asked)
  await server.api.sync.report({ targetId, revision, libraryVersion, counts: {}, exceptions: [] })
  expect(Date.parse((await seenAt()) ?? '')).toBeGreaterThan(Date.parse(asked ?? ''))
})

/** The id and the event of what the stream gave. */
const parts = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

describe('events', () => {
  it('reach a page as they happen, numbered, and those it missed when it comes back', async () => {
    const stream = (await server.api.sync.events())[Symbol.asyncIterator]()
    const first = stream.next()
    await server.api.components.create(aComponent('command', 'one'))
    const [id, event] = parts((await first).value)
    expect(event).toMatchObject({ kind: 'component', action: 'created', name: 'one' })
    await server.api.components.create(aComponent('command', 'two'))
    const again = (await server.api.sync.events({ lastEventId: String(id) }))[Symbol.asyncIterator]()
    const [, missed] = parts((await again.next()).value)
    expect(missed).toMatchObject({ name: 'two' })
  })

  it('end when the server stops', async () => {
    const next = (await server.api.sync.events())[Symbol.asyncIterator]().next()
    server.ctx.events.close()
    expect((await next).done).toBe(true)
  })
})
