import { type ExceptionState, type Facts, PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { projectsOutOfStep } from './out-of-step.ts'

const machineId = 'machine-one'
const facts: Facts = {
  platform: 'linux',
  shared: false,
  configDirectory: 'default',
  gitRoot: false,
  ccmVersion: '1.0.0',
  protocol: PROTOCOL,
}

let server: TestServer
let hookId: string
let rulesId: string
beforeEach(async () => {
  server = await testServer()
  const { api } = server
  await api.machines.register({ id: machineId, name: 'studio', platform: 'linux' })
  hookId = (await api.components.create(aComponent('hook', 'guard'))).id
  rulesId = (await api.components.create(aComponent('claude-md', 'rules'))).id
  const base = await api.profiles.create({ name: 'base', components: [{ componentId: hookId }] })
  await api.profiles.create({ name: 'web', extends: [base.id], components: [{ componentId: rulesId }] })
})
afterEach(() => server.remove())

const register = (name: string) => server.api.projects.register({ machineId, path: `/home/me/${name}`, name, profile: { name: 'web' } })

async function report(targetId: string, states: ExceptionState[] = []) {
  const { revision, libraryVersion } = await server.api.sync.desired({ targetId, facts })
  const exceptions = states.map((state, index) => ({ id: `project:file-${index}`, state }))
  await server.api.sync.report({ targetId, revision, libraryVersion, counts: { create: 1 }, exceptions })
}

/** A project in each of some states. */
async function oneOfEach() {
  const names = ['a-step', 'b-drift', 'c-conflict', 'd-waiting', 'e-unseen', 'f-failed', 'g-drift']
  const made = new Map<string, string>()
  for (const name of names) made.set(name, (await register(name)).targetId)
  const targetOf = (name: string) => made.get(name) ?? ''
  await report(targetOf('a-step'))
  await report(targetOf('g-drift'), ['drifted'])
  await report(targetOf('b-drift'), ['drifted'])
  await report(targetOf('c-conflict'), ['conflict'])
  await report(targetOf('d-waiting'), ['waiting'])
  await server.api.sync.fail({ targetId: targetOf('f-failed'), code: 'unreadable', message: 'No.' })
}

type List = Parameters<TestServer['api']['projects']['list']>[0]
const names = async (input: List) => (await server.api.projects.list(input)).items.map(({ name }) => name)

async function inPages(input: List): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await server.api.projects.list({ ...input, limit: 2, ...(cursor !== undefined && { cursor }) })
    found.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return found
}

describe('a list of projects', () => {
  const worstFirst = ['f-failed', 'c-conflict', 'b-drift', 'g-drift', 'd-waiting', 'e-unseen', 'a-step']

  it('comes the worst first, in pages that hold each once', async () => {
    await oneOfEach()
    expect(await names({ sort: 'state' })).toEqual(worstFirst)
    expect(await inPages({ sort: 'state' })).toEqual(worstFirst)
  })

  it('holds those in some states, by name or by state, and counts them', async () => {
    await oneOfEach()
    expect(await inPages({ states: ['drifted', 'conflict', 'outdated'] })).toEqual(['b-drift', 'c-conflict', 'd-waiting', 'g-drift'])
    const found = await server.api.projects.list({ states: ['drifted', 'conflict'], sort: 'state', limit: 1 })
    expect(found).toMatchObject({ total: 3, items: [{ name: 'c-conflict', state: 'conflict' }] })
    expect(await names({ states: ['in-step'], search: 'drift' })).toEqual([])
  })

  it('goes on where a page ended though a project before it has changed its state', async () => {
    await oneOfEach()
    const first = await server.api.projects.list({ sort: 'state', limit: 3 })
    await report(first.items[0]?.targetId ?? '')
    const second = await server.api.projects.list({ sort: 'state', limit: 2, cursor: first.nextCursor ?? '' })
    expect(second.items.map(({ name }) => name)).toEqual(['g-drift', 'd-waiting'])
  })

  it('does not take the cursor of another order', async () => {
    await oneOfEach()
    const { nextCursor } = await server.api.projects.list({ limit: 1 })
    expect(await told(server.api.projects.list({ sort: 'state', cursor: nextCursor ?? '' }))).toMatchObject({ code: 'bad-request' })
  })
})

it('gives what is not in step the worst first, then what has been so longest', async () => {
  await oneOfEach()
  const { items, total } = projectsOutOfStep(server.ctx.library, 4)
  expect(items.map(({ name }) => name)).toEqual(['f-failed', 'c-conflict', 'g-drift', 'b-drift'])
  expect(total).toBe(6)
})

describe('how a project stands', () => {
  const standing = async (id: string) => (await server.api.projects.get({ id })).standing

  it('names the worst five artifacts of all that are not in step', async () => {
    const { id, targetId } = await register('demo')
    await report(targetId, ['outdated', 'waiting', 'missing', 'drifted', 'foreign', 'conflict', 'failed'])
    const { standing: stands, exceptions } = await server.api.projects.get({ id })
    expect(stands.artifacts).toEqual([
      { id: 'project:file-6', state: 'failed' },
      { id: 'project:file-5', state: 'conflict' },
      { id: 'project:file-4', state: 'foreign' },
      { id: 'project:file-3', state: 'drifted' },
      { id: 'project:file-2', state: 'missing' },
    ])
    expect(exceptions).toBe(7)
  })

  it('says nothing of one in step, and goes back to that', async () => {
    const { id, targetId } = await register('demo')
    await report(targetId)
    expect(await standing(id)).toEqual({ artifacts: [], moved: [], since: null })
    await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })
    expect((await standing(id)).moved).toHaveLength(1)
    await report(targetId)
    expect(await standing(id)).toEqual({ artifacts: [], moved: [], since: null })
  })

  it('says which components and profiles moved since the last report, the newest first, and since when', async () => {
    const { id, targetId } = await register('demo')
    await server.api.components.create(aComponent('hook', 'elsewhere'))
    await report(targetId)
    const { api } = server
    const elsewhere = await api.components.get({ type: 'hook', name: 'elsewhere' })
    await api.components.update({ id: elsewhere.id, expectedRevision: 1, description: 'x' })
    const hook = await api.components.update({
      id: hookId,
      expectedRevision: 1,
      config: { event: 'Stop', hooks: [{ type: 'command', command: 'x' }] },
    })
    const web = await api.profiles.get({ name: 'web' })
    await api.profiles.update({ id: web.id, expectedRevision: 1, variables: { testCommand: 'make' } })
    await api.components.update({ id: rulesId, expectedRevision: 1, enabled: false })
    expect(await standing(id)).toEqual({
      artifacts: [],
      moved: [
        { kind: 'component', type: 'claude-md', id: rulesId, name: 'rules', revision: 1 },
        { kind: 'profile', type: null, id: web.id, name: 'web', revision: 2 },
        { kind: 'component', type: 'hook', id: hookId, name: 'guard', revision: 2 },
      ],
      since: hook.updatedAt,
    })
    const drifted = await register('other')
    await report(drifted.targetId, ['drifted'])
    await api.components.update({ id: hookId, expectedRevision: 2, enabled: false })
    expect((await standing(drifted.id)).moved).toEqual([])
  })

  it('is said of one that was never written to since it was registered', async () => {
    const { id, targetId, createdAt } = await register('demo')
    expect((await standing(id)).since).toBe(createdAt)
    await server.api.sync.desired({ targetId, facts })
    expect(await server.api.projects.get({ id })).toMatchObject({ state: 'not-written', standing: { since: createdAt } })
  })
})

describe('what the library wants in a project', () => {
  it('is told as the machine would be told, and nothing is noted of the question', async () => {
    const { id, targetId } = await register('demo')
    const { artifacts, revision } = await server.api.projects.preview({ id })
    expect(artifacts.map(({ path }) => path)).toEqual(['.claude/settings.json', 'CLAUDE.md'])
    expect((await server.api.sync.status({ targetId })).seenAt).toBeNull()
    expect(await server.api.sync.desired({ targetId, facts })).toMatchObject({ revision })
  })

  it('is refused where the library contradicts itself, and for no project', async () => {
    const { id } = await register('demo')
    const twin = async (name: string) => {
      const twins = { key: 'same', config: { description: name, prompt: name } }
      return { componentId: (await server.api.components.create(aComponent('subagent', name, twins))).id }
    }
    const web = await server.api.profiles.get({ name: 'web' })
    await server.api.profiles.setComponents({ id: web.id, components: [await twin('one'), await twin('two')] })
    expect(await told(server.api.projects.preview({ id }))).toMatchObject({ code: 'unresolvable' })
    expect(await told(server.api.projects.preview({ id: 'no-such-project' }))).toMatchObject({ code: 'not-found' })
  })
})
