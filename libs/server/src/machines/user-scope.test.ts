import type { Facts } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServer, type TestServer } from '../test-server.ts'
import { told } from '../told.ts'

const MACHINE = 'machine-one'
const HOME = '/home/me/.claude'
let server: TestServer
let profileId: string
let hookId: string

beforeEach(async () => {
  server = await testServer()
  const { api } = server
  hookId = (await api.components.create(aComponent('hook', 'guard'))).id
  const notes = await api.components.create(aComponent('claude-md', 'notes', { config: { template: 'Test with {{testCommand}}.' } }))
  const profile = await api.profiles.create({
    name: 'mine',
    components: [{ componentId: hookId }, { componentId: notes.id, scope: 'local' }],
  })
  profileId = profile.id
  await api.machines.register({ id: MACHINE, name: 'studio', platform: 'linux' })
})
afterEach(() => server.remove())

const facts: Facts = { platform: 'linux', shared: false, configDirectory: 'default', gitRoot: false, ccmVersion: '1.0.0', protocol: 1 }
const bind = (path = HOME, more: object = { profile: { name: 'mine' } }) =>
  server.api.machines.bindUser({ machineId: MACHINE, path, ...more })
async function wanted(targetId: string, more: Partial<Facts> = {}) {
  const answer = await server.api.sync.desired({ targetId, facts: { ...facts, ...more } })
  if (answer.unchanged) throw new Error('Expected a full answer.')
  return answer
}

it('makes a directory a target once, and the profile that of the machine', async () => {
  const target = await bind()
  expect(target).toEqual({ targetId: expect.any(String), machineId: MACHINE, path: HOME, profile: { id: profileId, name: 'mine' } })
  expect(await bind(HOME, {})).toEqual(target)
  expect(await server.api.machines.get({ id: MACHINE })).toMatchObject({ userProfile: { name: 'mine' }, revision: 2 })
  const other = await bind('/srv/claude', {})
  expect(other).toMatchObject({ path: '/srv/claude', profile: { name: 'mine' } })
  expect(other.targetId).not.toBe(target.targetId)
})

it('is refused for an unknown machine or profile', async () => {
  expect(await told(server.api.machines.bindUser({ machineId: 'no-machine', path: HOME }))).toMatchObject({ code: 'not-found' })
  expect(await told(bind(HOME, { profile: { name: 'nope' } }))).toMatchObject({ code: 'not-found' })
  expect(await server.ctx.db.prisma.target.count()).toBe(0)
})

it('puts the whole profile into the home, whatever scopes it has, with the values of the machine', async () => {
  await server.api.machines.update({ id: MACHINE, expectedRevision: 1, variables: { testCommand: 'make' } })
  const { artifacts } = await wanted((await bind()).targetId)
  expect(artifacts.map(({ root, path }) => `${root}:${path}`)).toEqual(['home:.claude/settings.json', 'home:.claude/CLAUDE.md'])
  expect(JSON.stringify(artifacts)).toContain('Test with make.')
})

it('goes by the directory that Claude Code was given', async () => {
  const { artifacts } = await wanted((await bind('/srv/claude')).targetId, { configDirectory: 'own' })
  expect(artifacts.map(({ path }) => path)).toEqual(['settings.json', 'CLAUDE.md'])
})

it('takes the exceptions of the machine', async () => {
  const { targetId } = await bind()
  await server.api.machines.overrides.set({ machineId: MACHINE, componentId: hookId, action: 'exclude' })
  expect((await wanted(targetId)).count).toBe(1)
  const effective = await server.api.machines.effective({ id: MACHINE })
  expect(effective.components.map(({ name, scope }) => [name, scope])).toEqual([['notes', 'user']])
  expect(effective.leftOut.map(({ name }) => name)).toEqual(['guard'])
})

it('is asked, reported and looked back at like a project', async () => {
  const { targetId } = await bind()
  const { revision, libraryVersion } = await wanted(targetId)
  expect(await server.api.sync.desired({ targetId, facts, have: revision })).toMatchObject({ unchanged: true })
  await server.api.sync.report({ targetId, revision, libraryVersion, counts: { create: 2 }, exceptions: [] })
  expect(server.published.at(-1)).toEqual({ kind: 'target', action: 'reported', id: targetId, name: HOME })
  expect(await server.api.sync.status({ targetId })).toMatchObject({ state: 'in-step', wanted: revision })
  expect(await server.api.sync.history({ targetId })).toMatchObject({ total: 1 })
  await server.api.components.update({ id: hookId, expectedRevision: 1, enabled: false })
  expect((await server.api.sync.status({ targetId })).state).toBe('outdated')
})

it('is nothing without a user profile, and for a machine that was never bound', async () => {
  expect((await wanted((await bind(HOME, {})).targetId)).count).toBe(0)
  await server.api.machines.register({ id: 'machine-two', name: 'attic', platform: 'linux' })
  expect(await server.api.machines.effective({ id: 'machine-two' })).toMatchObject({ components: [], problem: null })
  expect(await told(server.api.machines.effective({ id: 'no-machine' }))).toMatchObject({ code: 'not-found' })
})

it('keeps its profile from being removed; forced leaves the machine without one', async () => {
  await bind()
  expect(await told(server.api.profiles.remove({ id: profileId }))).toMatchObject({
    code: 'in-use',
    message: expect.stringContaining('machine studio'),
  })
  await server.api.profiles.remove({ id: profileId, force: true })
  expect(await server.api.machines.get({ id: MACHINE })).toMatchObject({ userProfile: null, revision: 3 })
})

it('changes variables and the user profile from the current revision, to a profile that exists', async () => {
  const update = (more: object) => server.api.machines.update({ id: MACHINE, expectedRevision: 1, ...more })
  expect(await told(update({ userProfileId: 'no-profile' }))).toMatchObject({ code: 'bad-request', issues: [{ path: ['userProfileId'] }] })
  const before = server.ctx.library.version()
  expect(await update({ variables: { port: '1' }, userProfileId: profileId })).toMatchObject({
    variables: { port: '1' },
    userProfile: { id: profileId, name: 'mine' },
    revision: 2,
  })
  expect(server.ctx.library.version()).toBeGreaterThan(before)
})

it('gives another token on demand, and the old one is no longer kept', async () => {
  const hashNow = async () => (await server.ctx.db.prisma.machine.findUniqueOrThrow({ where: { id: MACHINE } })).tokenHash
  const before = await hashNow()
  const { token } = await server.api.machines.renewToken({ id: MACHINE })
  expect(token).toEqual(expect.any(String))
  expect(await hashNow()).not.toBe(before)
})
