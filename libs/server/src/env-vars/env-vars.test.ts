import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SealError } from '@ccm/crypto'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appRouter } from '../router.ts'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'
import { createCallerFactory } from '../trpc.ts'

const PLANTED = 'planted-s3cret-q7Zt2LmV9xR4bNc8'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.remove())

/** The machine `machine-one` with one project, asking as itself. */
async function machineOne() {
  const { api, ctx } = server
  await api.machines.register({ id: 'machine-one', name: 'studio', platform: 'linux' })
  const project = await api.projects.register({ machineId: 'machine-one', path: '/p', name: 'demo' })
  return { project, asItself: createCallerFactory(appRouter)(ctx.as({ kind: 'machine', id: 'machine-one', name: 'studio' })) }
}

/** Everything the database keeps in files: itself, its log, its shared memory. */
const keptBytes = () => {
  const dir = dirname(server.file)
  return Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))))
}

describe('a sensitive value', () => {
  it('is told to nobody who did not ask for it by name', async () => {
    const made = await server.api.envVars.set({ name: 'API_KEY', value: PLANTED })
    expect(made).toMatchObject({ name: 'API_KEY', sensitive: true, value: null, machine: null, project: null })
    const { items } = await server.api.envVars.list({})
    expect(items).toEqual([made])
    expect(await server.api.envVars.reveal({ id: made.id })).toEqual({ id: made.id, name: 'API_KEY', value: PLANTED })
  })

  it('is in none of the files of the database, nor in the log, the events and the activity', async () => {
    const { id } = await server.api.envVars.set({ name: 'API_KEY', value: PLANTED })
    await server.api.envVars.reveal({ id })
    await server.api.envVars.export({})
    await server.api.envVars.set({ name: 'API_KEY', value: `${PLANTED}-2` })
    await server.api.envVars.remove({ id })
    const activity = await server.api.activity.list({})
    expect(activity.total).toBeGreaterThan(4)
    expect(keptBytes().includes(PLANTED)).toBe(false)
    expect(JSON.stringify([activity, server.published, server.log.lines])).not.toContain(PLANTED)
  })

  it('does not open in the row of another one', async () => {
    const one = await server.api.envVars.set({ name: 'ONE', value: PLANTED })
    const two = await server.api.envVars.set({ name: 'TWO', value: 'other' })
    const { value } = await server.ctx.db.prisma.envVar.findUniqueOrThrow({ where: { id: one.id } })
    await server.ctx.db.prisma.envVar.update({ where: { id: two.id }, data: { value } })
    await expect(server.api.envVars.reveal({ id: two.id })).rejects.toThrow(/Something went wrong/)
    expect(server.log.causes.at(-1)).toBeInstanceOf(SealError)
    expect((await server.api.activity.list({})).items.filter(({ action }) => action === 'revealed')).toEqual([])
  })

  it('that was in the open leaves the files when it is sealed, and when it is removed', async () => {
    const { id } = await server.api.envVars.set({ name: 'API_KEY', value: PLANTED, sensitive: false })
    expect(keptBytes().includes(PLANTED)).toBe(true)
    await server.api.envVars.set({ name: 'API_KEY', value: PLANTED })
    expect(keptBytes().includes(PLANTED)).toBe(false)
    await server.api.envVars.set({ name: 'API_KEY', value: PLANTED, sensitive: false })
    await server.api.envVars.remove({ id })
    expect(keptBytes().includes(PLANTED)).toBe(false)
  })
})

it('a value that is not sensitive is shown as it is', async () => {
  await server.api.envVars.set({ name: 'REGION', value: 'eu-west-1', sensitive: false })
  expect((await server.api.envVars.list({})).items).toMatchObject([{ name: 'REGION', sensitive: false, value: 'eu-west-1' }])
})

describe('setting', () => {
  it('again at the same place writes over, and at another place stands beside', async () => {
    const { project } = await machineOne()
    const first = await server.api.envVars.set({ name: 'A', value: '1' })
    const again = await server.api.envVars.set({ name: 'A', value: '2' })
    const there = await server.api.envVars.set({ name: 'A', value: '3', machineId: 'machine-one', projectId: project.id })
    expect(again.id).toBe(first.id)
    expect(there).toMatchObject({ machine: { id: 'machine-one', name: 'studio' }, project: { id: project.id, name: 'demo' } })
    expect((await server.api.envVars.list({})).total).toBe(2)
    expect((await server.api.envVars.list({ machine: 'machine-one' })).items).toEqual([there])
    expect((await server.api.envVars.reveal({ id: first.id })).value).toBe('2')
  })

  it('says which machine or project is not there', async () => {
    const error = await told(server.api.envVars.set({ name: 'A', value: '1', machineId: 'no-machine', projectId: 'no-project' }))
    expect(error).toMatchObject({ code: 'bad-request', issues: [{ path: ['machineId'] }, { path: ['projectId'] }] })
  })

  it('of a new name moves the library, and of a new value does not', async () => {
    const version = () => server.ctx.library.version()
    const before = version()
    await server.api.envVars.set({ name: 'A', value: '1' })
    const made = version()
    expect(made).toBeGreaterThan(before)
    await server.api.envVars.set({ name: 'A', value: '2' })
    expect(version()).toBe(made)
  })
})

describe('resolving', () => {
  it('gives of several values the nearest', async () => {
    const { project, asItself } = await machineOne()
    const ofProject = { projectId: project.id }
    const ofMachine = { machineId: 'machine-one' }
    const places = [{}, ofMachine, ofProject, { ...ofMachine, ...ofProject }]
    for (const [index, name] of ['A', 'B', 'C', 'D'].entries()) {
      for (const [nth, place] of places.slice(0, index + 1).entries()) {
        await server.api.envVars.set({ name, value: `${name}${nth}`, sensitive: nth % 2 === 0, ...place })
      }
    }
    const { values } = await asItself.envVars.resolve({ ...ofMachine, ...ofProject })
    expect(Object.entries(values).map(([name, { value }]) => [name, value])).toEqual([
      ['A', 'A0'],
      ['B', 'B1'],
      ['C', 'C2'],
      ['D', 'D3'],
    ])
    expect(values.C?.sensitive).toBe(true)
    const elsewhere = await asItself.envVars.resolve(ofMachine)
    expect(Object.values(elsewhere.values).map(({ value }) => value)).toEqual(['A0', 'B1', 'C1', 'D1'])
  })

  it('names what the components of the project need and nobody gave', async () => {
    const { project, asItself } = await machineOne()
    const component = await server.api.components.create(
      aComponent('mcp-server', 'files', {
        config: { type: 'stdio', command: 'x', env: { A: '${GIVEN}', B: '${NEEDED}', C: '${LATER:-x}' } },
      }),
    )
    const profile = await server.api.profiles.create({ name: 'web', components: [{ componentId: component.id }] })
    await server.api.projects.update({ id: project.id, expectedRevision: project.revision, profileId: profile.id })
    await server.api.envVars.set({ name: 'GIVEN', value: '1' })
    const { missing } = await asItself.envVars.resolve({ machineId: 'machine-one', projectId: project.id })
    expect(missing).toEqual(['NEEDED'])
    const { items } = await server.api.envVars.usage()
    expect(items.find(({ name }) => name === 'NEEDED')).toEqual({
      name: 'NEEDED',
      components: [{ id: component.id, type: 'mcp-server', name: 'files' }],
      missing: [{ id: project.id, name: 'demo', machineName: 'studio' }],
    })
    expect(items.find(({ name }) => name === 'GIVEN')?.missing).toEqual([])
  })

  it('is for the machine itself', async () => {
    const { project } = await machineOne()
    await server.api.envVars.set({ name: 'A', value: '1' })
    const ask = { machineId: 'machine-one', projectId: project.id }
    expect(await told(server.api.envVars.resolve(ask))).toMatchObject({ code: 'unauthorized', message: expect.stringContaining('token') })
    const other = createCallerFactory(appRouter)(server.ctx.as({ kind: 'machine', id: 'machine-two', name: 'attic' }))
    expect(await told(other.envVars.resolve(ask))).toMatchObject({ code: 'unauthorized' })
  })
})

it('exports one place as text of a dotenv file', async () => {
  await machineOne()
  await server.api.envVars.set({ name: 'B', value: "two\nlines' end" })
  await server.api.envVars.set({ name: 'A', value: 'plain', sensitive: false })
  await server.api.envVars.set({ name: 'C', value: 'elsewhere', machineId: 'machine-one' })
  expect(await server.api.envVars.export({})).toEqual({ text: `A=plain\nB="two\\nlines' end"\n` })
})

it('notes who was told what, and never what it was', async () => {
  const { asItself } = await machineOne()
  const { id } = await server.api.envVars.set({ name: 'API_KEY', value: PLANTED })
  const web = createCallerFactory(appRouter)(server.ctx.as({ kind: 'web', id: null, name: null }))
  await web.envVars.reveal({ id })
  await web.envVars.export({})
  await asItself.envVars.resolve({ machineId: 'machine-one' })
  const { items } = await server.api.activity.list({ kind: 'env-var' })
  expect(items.map(({ action, actor, subject }) => [action, actor.kind, subject.name])).toEqual([
    ['resolved', 'machine', 'all for studio'],
    ['exported', 'web', 'API_KEY'],
    ['revealed', 'web', 'API_KEY'],
    ['created', 'server', 'API_KEY'],
  ])
  expect(JSON.stringify(items)).not.toContain(PLANTED)
})
