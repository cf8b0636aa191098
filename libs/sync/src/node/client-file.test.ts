import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Artifact, Json } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { blockArtifact, desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { clientServer } from '../testing/client-file.ts'
import { disturbedDisk, mortalDisk, PowerCut } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'
import type { TargetOptions } from './target.ts'

const server = (command: string): Json => ({ type: 'stdio', command })
const state = { userID: 'u', oauthAccount: { token: 'secret' }, mcpServers: { theirs: { command: 'x' } } }
const text = JSON.stringify(state, null, 2)

interface Home extends TargetOptions {
  project: string
  userHome: string
  file: string
  value(): Record<string, unknown>
}

/** A project and a home beside each other, the home with the file as Claude Code writes it. */
function makeHomes(): { place: Place; ofProject: Home; ofUser: Home } {
  const place = makePlace()
  const userHome = join(place.project, '..', 'user')
  const file = join(userHome, '.claude.json')
  mkdirSync(userHome)
  writeFileSync(file, text, { mode: 0o600 })
  const value = (): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'))
  const home = { ...place, userHome, file, value }
  return {
    place,
    ofProject: { ...home, roots: { project: place.project, home: userHome } },
    ofUser: { ...home, roots: { home: userHome } },
  }
}

async function sync(target: TargetOptions, ...artifacts: Artifact[]) {
  const session = openTarget(target)
  const desired = desiredOf(...artifacts)
  const plan = await session.plan(desired)
  return { plan, ...(await session.apply(plan, desired, { skip: new Set() })) }
}

describe('the MCP servers of a user', () => {
  it('stand beside what Claude Code keeps there, and go without a trace', async () => {
    const { ofUser } = makeHomes()
    await sync(ofUser, clientServer('docs', server('a')))
    expect(ofUser.value()).toEqual({ ...state, mcpServers: { ...state.mcpServers, docs: server('a') } })
    expect(statSync(ofUser.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(ofUser.userHome)).toEqual(['.claude.json'])
    await sync(ofUser)
    expect(readFileSync(ofUser.file, 'utf8')).toBe(text)
  })

  it('are asked for before they are written: each is a program that runs', async () => {
    const { ofUser } = makeHomes()
    const plan = await openTarget(ofUser).plan(desiredOf({ ...clientServer('docs', server('a')), runs: false }))
    expect(plan.actions).toMatchObject([{ action: 'create', runs: true, private: true }])
  })

  it('make the file for their user alone when there is none, also in a directory of its own', async () => {
    const { ofUser } = makeHomes()
    rmSync(ofUser.file)
    const target = { ...ofUser, configDirectory: 'own' as const }
    await sync(target, clientServer('docs', server('a')))
    expect(ofUser.value()).toEqual({ mcpServers: { docs: server('a') } })
    expect(statSync(ofUser.file).mode & 0o777).toBe(0o600)
    expect(openTarget(target).inStep()).toBe(true)
    await sync(target)
    expect(existsSync(ofUser.file)).toBe(false)
  })

  it('leave the permission bits of the file as they are', async () => {
    const { ofUser } = makeHomes()
    rmSync(ofUser.file)
    writeFileSync(ofUser.file, text, { mode: 0o640 })
    await sync(ofUser, clientServer('docs', server('a')))
    expect(statSync(ofUser.file).mode & 0o777).toBe(0o640)
  })

  it('are taken note of where the user has added them in other words', async () => {
    const { ofUser } = makeHomes()
    const { plan } = await sync(ofUser, clientServer('theirs', server('x')))
    expect(plan.counts).toEqual({ adopt: 1 })
    expect(readFileSync(ofUser.file, 'utf8')).toBe(text)
  })

  it('are in step whatever else Claude Code writes there, and not once one of them changes', async () => {
    const { ofUser } = makeHomes()
    await sync(ofUser, clientServer('docs', server('a')))
    writeFileSync(ofUser.file, JSON.stringify({ ...ofUser.value(), numStartups: 7 }))
    expect(openTarget(ofUser).inStep()).toBe(true)
    writeFileSync(ofUser.file, JSON.stringify({ ...ofUser.value(), mcpServers: { docs: server('b') } }))
    expect(openTarget(ofUser).inStep()).toBe(false)
    writeFileSync(ofUser.file, '{"mcpServers":')
    expect(openTarget(ofUser).inStep()).toBe(false)
  })

  it('go through a link to the file, and the lock stands beside the link', async () => {
    const { ofUser } = makeHomes()
    mkdirSync(join(ofUser.userHome, 'dotfiles'))
    const real = join(ofUser.userHome, 'dotfiles/claude.json')
    renameSync(ofUser.file, real)
    symlinkSync('dotfiles/claude.json', ofUser.file)
    const locks: unknown[] = []
    const disk = disturbedDisk((operation, [path]) => {
      if (operation === 'mkdir' && String(path).endsWith('.lock')) locks.push(path)
    })
    await sync({ ...ofUser, disk }, clientServer('docs', server('a')))
    expect(lstatSync(ofUser.file).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(real, 'utf8'))).toHaveProperty('mcpServers.docs')
    expect(locks).toEqual([`${ofUser.file}.lock`])
  })
})

describe('the MCP servers of one checkout', () => {
  it('stand under the path of the project, which keeps what Claude Code notes there', async () => {
    const { place, ofProject } = makeHomes()
    const projects = { [place.project]: { hasTrustDialogAccepted: true }, '/other': { mcpServers: {} } }
    const before = JSON.stringify({ ...state, projects })
    writeFileSync(ofProject.file, before)
    await sync(ofProject, clientServer('docs', server('a'), place.project), fileArtifact('.claude/rules/a.md', 'a\n'))
    expect(ofProject.value()['projects']).toEqual({
      [place.project]: { hasTrustDialogAccepted: true, mcpServers: { docs: server('a') } },
      '/other': { mcpServers: {} },
    })
    await sync(ofProject)
    expect(readFileSync(ofProject.file, 'utf8')).toBe(before)
  })

  it.each<[string, (project: string) => Artifact]>([
    ['servers of the user', () => clientServer('docs', server('a'))],
    ['servers of another project', () => clientServer('docs', server('a'), '/other')],
    ['servers of a directory inside it', (project) => clientServer('docs', server('a'), `${project}/sub`)],
    ['all servers at once', (project) => member(`/projects/${project.replaceAll('/', '~1')}/mcpServers`, {})],
    ['a part of a server', (project) => member(`/projects/${project.replaceAll('/', '~1')}/mcpServers/docs/env`, {})],
    ['its trust', (project) => member(`/projects/${project.replaceAll('/', '~1')}/hasTrustDialogAccepted`, true)],
    ['a server without a name', (project) => member(`/projects/${project.replaceAll('/', '~1')}/mcpServers/`, {})],
    ['another file of the home', () => fileArtifact('.claude/rules/a.md', 'a', { root: 'home', id: 'home:.claude/rules/a.md' })],
  ])('are all a project may have written in a home: not %s', async (_name, artifact) => {
    const { place, ofProject } = makeHomes()
    await expect(openTarget(ofProject).plan(desiredOf(artifact(place.project)))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each<[string, Artifact]>([
    ['other members', member('/oauthAccount', {})],
    ['servers of a project', clientServer('docs', server('a'), '/other')],
    ['all servers at once', member('/mcpServers', {})],
    ['the whole file', fileArtifact('.claude.json', '{}', { root: 'home', id: 'home:.claude.json' })],
    ['a block', { ...blockArtifact('.claude.json', 'a', 'a'), root: 'home', id: 'home:.claude.json#block/a' }],
  ])('are not what a user may have written there: nor %s', async (_name, artifact) => {
    const { ofUser } = makeHomes()
    await expect(openTarget(ofUser).plan(desiredOf(artifact))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('while others write to the file', () => {
  it('takes in what they wrote before the lock was had', async () => {
    const { ofUser } = makeHomes()
    const disk = beforeLock(ofUser, () => writeFileSync(ofUser.file, JSON.stringify({ ...ofUser.value(), numStartups: 2 })))
    const { done, skipped } = await sync({ ...ofUser, disk }, clientServer('docs', server('a')))
    expect({ done: done.length, skipped }).toEqual({ done: 1, skipped: [] })
    expect(ofUser.value()).toEqual({ ...state, numStartups: 2, mcpServers: { ...state.mcpServers, docs: server('a') } })
    expect(openTarget(ofUser).inStep()).toBe(true)
  })

  it('leaves a server alone that somebody else has put there meanwhile', async () => {
    const { ofUser } = makeHomes()
    const theirs = { ...state, mcpServers: { docs: server('theirs') } }
    const disk = beforeLock(ofUser, () => writeFileSync(ofUser.file, JSON.stringify(theirs)))
    const { skipped } = await sync({ ...ofUser, disk }, clientServer('docs', server('a')), clientServer('more', server('b')))
    expect(skipped).toMatchObject([{ id: 'home:.claude.json#/mcpServers/docs', reason: 'It changed after the plan was made.' }])
    expect(ofUser.value()['mcpServers']).toEqual({ docs: server('theirs'), more: server('b') })
    expect(openTarget(ofUser).ledger?.complete).toBe(false)
  })

  it.each([
    ['has broken', (file: string) => writeFileSync(file, '{'), /This is not JSON|missing/],
    ['has put a directory in its place of', replaceByDirectory, /no file/],
  ])('leaves the file alone that somebody %s, and says why', async (_name, change, reason) => {
    const { place, ofProject } = makeHomes()
    const disk = beforeLock(ofProject, () => change(ofProject.file))
    const artifacts = [clientServer('docs', server('a'), place.project), fileArtifact('.claude/rules/a.md', 'a\n')]
    const { done, skipped } = await sync({ ...ofProject, disk }, ...artifacts)
    expect(done).toEqual(['project:.claude/rules/a.md'])
    expect(skipped).toMatchObject([{ reason: expect.stringMatching(reason) }])
  })

  it('writes everything else when the lock is not to be had, and that file the next time', async () => {
    const { place, ofProject } = makeHomes()
    const artifacts = [clientServer('docs', server('a'), place.project), keyArtifact('.mcp.json', '/mcpServers/x', server('x'))]
    mkdirSync(`${ofProject.file}.lock`)
    const { skipped } = await sync({ ...ofProject, clientPatience: 20 }, ...artifacts)
    expect(skipped).toMatchObject([{ path: '.claude.json', reason: expect.stringContaining('holds its lock') }])
    expect(place.exists('.mcp.json')).toBe(true)
    expect(readFileSync(ofProject.file, 'utf8')).toBe(text)
    rmSync(`${ofProject.file}.lock`, { recursive: true })
    expect((await sync(ofProject, ...artifacts)).done).toHaveLength(1)
    expect(openTarget(ofProject).inStep()).toBe(true)
  })

  it('notes nothing of a run that had nothing but that file to write and did not get its lock', async () => {
    const { ofUser } = makeHomes()
    mkdirSync(`${ofUser.file}.lock`)
    await sync({ ...ofUser, clientPatience: 20 }, clientServer('docs', server('a')))
    expect(readdirSync(join(ofUser.home, 'runs', ofUser.targetId))).toEqual([])
    expect(openTarget(ofUser).ledger).toMatchObject({ complete: false, entries: {} })
  })

  it('does not replace the file once its lock was taken away', async () => {
    const { ofUser } = makeHomes()
    const disk = disturbedDisk((operation, [from]) => {
      if (operation !== 'openEnd' || !String(from).endsWith('.pending')) return
      rmSync(`${ofUser.file}.lock`, { recursive: true })
      mkdirSync(`${ofUser.file}.lock`)
      writeFileSync(join(`${ofUser.file}.lock`, 'other'), '')
    })
    const { skipped } = await sync({ ...ofUser, disk }, clientServer('docs', server('a')))
    expect(skipped).toMatchObject([{ reason: expect.stringContaining('lock was taken away') }])
    expect(readFileSync(ofUser.file, 'utf8')).toBe(text)
    expect(readdirSync(ofUser.userHome).sort()).toEqual(['.claude.json', '.claude.json.lock'])
  })
})

describe('killed at any moment', () => {
  it.each([
    ['with other files', (project: string) => [clientServer('docs', server('a'), project), fileArtifact('.claude/rules/a.md', 'a\n')]],
    ['alone', (project: string) => [clientServer('docs', server('a'), project)]],
  ])('leaves the file old or new, %s, and the next command repairs the rest', async (_name, artifactsOf) => {
    const outcomes = new Set<string>()
    for (let changes = 1; ; changes += 1) {
      const { place, ofProject } = makeHomes()
      const artifacts = artifactsOf(place.project)
      const error: unknown = await sync({ ...ofProject, disk: mortalDisk(changes) }, ...artifacts).catch((reason: unknown) => reason)
      const isNew = readFileSync(ofProject.file, 'utf8') !== text
      if (isNew) expect(ofProject.value()['projects']).toEqual({ [place.project]: { mcpServers: { docs: server('a') } } })
      if (!(error instanceof PowerCut)) break
      rmSync(`${ofProject.file}.lock`, { recursive: true, force: true })
      const recovery = await recover(ofProject)
      outcomes.add(recovery?.outcome ?? 'nothing')
      if (recovery?.outcome === 'undone') expect(readFileSync(ofProject.file, 'utf8')).toBe(text)
      if (recovery?.outcome === 'finished') expect(openTarget(ofProject).inStep()).toBe(true)
      expect(readdirSync(ofProject.userHome)).toEqual(['.claude.json'])
      expect(place.list().filter((path) => path.includes('.ccm-'))).toEqual([])
      expect((await sync(ofProject, ...artifacts)).ledger.complete).toBe(true)
      expect(openTarget(ofProject).inStep()).toBe(true)
    }
    expect([...outcomes].sort()).toEqual(['finished', 'nothing', 'undone'])
  })
})

function member(pointer: string, value: Json): Artifact {
  return keyArtifact('.claude.json', pointer, value, { root: 'home', id: `home:.claude.json#${pointer}`, private: true })
}

/** The disk, with something done right before the lock is taken. */
function beforeLock({ file }: Home, change: () => void) {
  return disturbedDisk((operation, [path]) => {
    if (operation === 'mkdir' && path === `${file}.lock`) change()
  })
}

function replaceByDirectory(file: string): void {
  rmSync(file, { recursive: true })
  mkdirSync(file)
}
