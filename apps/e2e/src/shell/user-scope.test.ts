import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as immediately } from 'node:timers/promises'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { save } from './slept.ts'
import { startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

let nth = 0

/** A profile with a server, hooks and rules, under names of its own. */
async function profile(): Promise<string> {
  const name = `user-${++nth}`
  await profileOf(system.url, name, [
    { type: 'mcp-server', name, config: { type: 'stdio', command: 'docs-server', args: ['1'] } },
    { type: 'permissions', name, config: { deny: [`Read(./${name})`] } },
    { type: 'command', name, config: { prompt: 'Do it.' } },
  ])
  return name
}

const saveServer = (name: string, arg: string) => save(system, 'mcp-server', name, { type: 'stdio', command: 'docs-server', args: [arg] })

/** A computer of a user whose client has been at work for years. */
function user(name: string, env: Record<string, string> = {}) {
  const home = system.directory(name).path
  const surroundings = { HOME: home, USERPROFILE: home, CCM_HOME: join(home, '.ccm'), ...env }
  return {
    home,
    ccm: (...argv: string[]) => system.ccm(home, argv, surroundings),
    start: (...argv: string[]) => system.start(home, argv, surroundings),
  }
}

/** What the client keeps after years of use: three megabytes, with what a parser and a printer would not give back. */
function yearsOfUse(): string {
  const projects = Array.from({ length: 1500 }, (_, n) => {
    const history = Array.from(
      { length: 10 },
      (_, m) => `    { "display": "prompt ${n}/${m} \\u00e9 😀 ${'x'.repeat(150)}", "pastedContents": {} }`,
    )
    return `    "/home/me/projects/p-${n}": {\n   "allowedTools": [ ],\t"history": [\n${history.join(',\n')}\n   ],\n"hasTrustDialogAccepted": true, "lastCost": 1.50e-3 }`
  })
  return `{\n  "numStartups": 4711,\n  "big": 12345678901234567890,\n  "oauthAccount": { "emailAddress": "me@example.com" },\n  "mcpServers": {\n      "own": {"command":"own"}\n  },\n  "projects": {\n${projects.join(',\n')}\n  }\n}`
}

const own = yearsOfUse()
const clientFile = (directory: string) => join(directory, '.claude.json')
const locksIn = (directory: string) => readdirSync(directory).filter((name) => name.endsWith('.lock') || name.includes('.ccm-'))
const modeOf = (path: string) => statSync(path).mode & 0o777

describe('a ~/.claude.json of 3 MB', () => {
  it('keeps every byte that is not ours through syncs, and is itself again after their undoing', async () => {
    const name = await profile()
    const { home, ccm } = user('large')
    const file = clientFile(home)
    writeFileSync(file, own, { mode: 0o600 })
    mkdirSync(join(home, '.claude'))
    expect(own.length).toBeGreaterThan(3_000_000)
    const before = treeOf(home)
    const applied = await ccm('machine', 'apply', '--profile', name, '--yes')
    expect(applied.code, applied.err).toBe(0)
    for (const arg of ['2', '3']) {
      await saveServer(name, arg)
      const run = await ccm('sync', '--user', '--yes')
      expect(run.code, run.err).toBe(0)
      const text = readFileSync(file, 'utf8')
      expect(JSON.parse(text).mcpServers[name].args).toEqual([arg])
      expect(sameWithout(text, name)).toBe(true)
      expect(modeOf(file)).toBe(0o600)
      expect(locksIn(home)).toEqual([])
    }
    expect((await ccm('sync', '--user')).out).toMatch(/^In step/)
    for (const _run of [1, 2, 3]) {
      const undone = await ccm('undo', '--user', '--yes')
      expect(undone.code, undone.err).toBe(0)
      expect(locksIn(home)).toEqual([])
    }
    const withoutOurs = Object.fromEntries(Object.entries(treeOf(home)).filter(([path]) => !/^\.ccm(?:\/|$)/.test(path)))
    expect(digests(withoutOurs)).toEqual(digests(before))
  })

  it('keeps what the client writes between a sync and its undoing', async () => {
    const name = await profile()
    const { home, ccm } = user('between')
    const file = clientFile(home)
    writeFileSync(file, own, { mode: 0o600 })
    expect((await ccm('machine', 'apply', '--profile', name, '--yes')).code).toBe(0)
    const change = (text: string) => text.replace('"numStartups": 4711', '"numStartups": 4712')
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const undone = await ccm('undo', '--user', '--yes')
    expect(undone.code, undone.err).toBe(0)
    expect(readFileSync(file, 'utf8') === change(own)).toBe(true)
    expect(modeOf(file)).toBe(0o600)
  })

  it('is packed by its edits alone: what the client keeps is in no record of ours', async () => {
    const name = await profile()
    const { home, ccm } = user('packed')
    writeFileSync(clientFile(home), own, { mode: 0o600 })
    expect((await ccm('machine', 'apply', '--profile', name, '--yes')).code).toBe(0)
    for (const [path, text] of Object.entries(treeOf(join(home, '.ccm')))) {
      expect(text.includes('me@example.com'), path).toBe(false)
      expect(text.length, path).toBeLessThan(200_000)
    }
  })
})

/** Whether a text is the client's own but for one member of `mcpServers`. */
function sameWithout(text: string, name: string): boolean {
  const start = text.indexOf(`"${name}"`)
  const end = own.indexOf('\n  },\n  "projects"')
  const rest = own.slice(end)
  return start > 0 && text.startsWith(own.slice(0, end)) && text.endsWith(rest)
}

const digests = (tree: Record<string, string>) =>
  Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]))

describe('a directory that CLAUDE_CONFIG_DIR names', () => {
  it('gets the servers of the user in its own file, and nothing goes to the home', async () => {
    const name = await profile()
    const directory = system.directory('config-directory').path
    const { home, ccm } = user('with-config-directory', { CLAUDE_CONFIG_DIR: directory })
    writeFileSync(clientFile(home), own, { mode: 0o600 })
    writeFileSync(clientFile(directory), own, { mode: 0o600 })
    const run = await ccm('machine', 'apply', '--profile', name, '--yes')
    expect(run.code, run.err).toBe(0)
    expect(readFileSync(clientFile(home), 'utf8') === own).toBe(true)
    expect(existsSync(join(home, '.claude'))).toBe(false)
    expect(sameWithout(readFileSync(clientFile(directory), 'utf8'), name)).toBe(true)
    expect(existsSync(join(directory, `commands/${name}.md`))).toBe(true)
    expect((await ccm('undo', '--user', '--yes')).code).toBe(0)
    expect(readdirSync(directory)).toEqual(['.claude.json'])
    expect(readFileSync(clientFile(directory), 'utf8') === own).toBe(true)
  })

  it('holds the servers of one checkout too, under the real path of the git root', async () => {
    const name = `local-${++nth}`
    const server = await made(system.url, 'components.create', {
      type: 'mcp-server',
      name,
      config: { type: 'stdio', command: 'docs-server' },
    })
    await made(system.url, 'profiles.create', { name, components: [{ componentId: server.id, scope: 'local' }] })
    const directory = system.directory('local-config-directory').path
    const project = system.directory('local-checkout')
    execFileSync('git', ['init', '-q', project.path])
    const text = `{ "projects": { "/other": {"mcpServers": {}}, "${project.path}": { "hasTrustDialogAccepted": true } } }\n`
    writeFileSync(clientFile(directory), text, { mode: 0o600 })
    const { home } = user('local-home')
    const ccm = (...argv: string[]) =>
      system.ccm(project.path, argv, { HOME: home, CCM_HOME: join(home, '.ccm'), CLAUDE_CONFIG_DIR: directory })
    const run = await ccm('apply', '--profile', name, '--yes')
    expect(run.code, run.err).toBe(0)
    const { projects } = JSON.parse(readFileSync(clientFile(directory), 'utf8'))
    expect(projects[project.path]).toMatchObject({ hasTrustDialogAccepted: true, mcpServers: { [name]: { command: 'docs-server' } } })
    expect(projects['/other']).toEqual({ mcpServers: {} })
    expect(existsSync(clientFile(home))).toBe(false)
    expect(project.files()).not.toHaveProperty(['.mcp.json'])
    expect(modeOf(clientFile(directory))).toBe(0o600)
    expect((await ccm('sync')).out).toMatch(/^In step/)
    expect((await ccm('undo', '--yes')).code).toBe(0)
    expect(readFileSync(clientFile(directory), 'utf8')).toBe(text)
    expect(locksIn(directory)).toEqual([])
  })
})

it('a checkout that is no git root gets no servers of its own in the file of the client, and hears why', async () => {
  const name = `inner-${++nth}`
  const server = await made(system.url, 'components.create', {
    type: 'mcp-server',
    name,
    config: { type: 'stdio', command: 'docs-server' },
  })
  await made(system.url, 'profiles.create', { name, components: [{ componentId: server.id, scope: 'local' }] })
  const root = system.directory('outer-checkout')
  execFileSync('git', ['init', '-q', root.path])
  const inner = system.directory('outer-checkout/packages/inner')
  const { home } = user('inner-home')
  writeFileSync(clientFile(home), '{}\n', { mode: 0o600 })
  const run = await system.ccm(inner.path, ['apply', '--profile', name, '--yes'], { HOME: home, CCM_HOME: join(home, '.ccm') })
  expect(run.code, run.err).toBe(0)
  expect(run.err).toMatch(/git/)
  expect(readFileSync(clientFile(home), 'utf8')).toBe('{}\n')
})

describe('the lock of the client', () => {
  const lockOf = (home: string) => `${clientFile(home)}.lock`

  async function bound(name: string) {
    const profileName = await profile()
    const place = user(name)
    writeFileSync(clientFile(place.home), own, { mode: 0o600 })
    expect((await place.ccm('machine', 'apply', '--profile', profileName, '--yes')).code).toBe(0)
    return { ...place, profileName }
  }

  it('left behind by a sync that was killed while it held it stops nobody: the next one finishes and takes it away', async () => {
    const { home, ccm, start, profileName } = await bound('killed-locked')
    let held = 0
    for (const arg of ['a', 'b', 'c']) {
      await saveServer(profileName, arg)
      const child = start('sync', '--user', '--yes')
      const ended = once(child, 'exit')
      while (!existsSync(lockOf(home)) && child.exitCode === null) await immediately()
      child.kill('SIGKILL')
      await ended
      if (existsSync(lockOf(home))) {
        held += 1
        // As if it had been left long ago: nobody touches it any more.
        utimesSync(lockOf(home), new Date(0), new Date(0))
      }
      const text = readFileSync(clientFile(home), 'utf8')
      expect(sameWithout(text, profileName)).toBe(true)
      const next = await ccm('sync', '--user', '--yes')
      expect(next.code, next.err).toBe(0)
      expect(JSON.parse(readFileSync(clientFile(home), 'utf8')).mcpServers[profileName].args).toEqual([arg])
      expect(sameWithout(readFileSync(clientFile(home), 'utf8'), profileName)).toBe(true)
      expect(locksIn(home)).toEqual([])
      expect((await ccm('sync', '--user')).out).toMatch(/^In step/)
    }
    expect(held).toBeGreaterThan(0)
  })

  it.concurrent('left behind a moment ago is waited for until it is stale', async () => {
    const { home, ccm, profileName } = await bound('just-left')
    await saveServer(profileName, '2')
    mkdirSync(lockOf(home))
    const run = await ccm('sync', '--user', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(JSON.parse(readFileSync(clientFile(home), 'utf8')).mcpServers[profileName].args).toEqual(['2'])
    expect(locksIn(home)).toEqual([])
  })

  it.concurrent('that the client holds on to leaves the file alone, does the rest, and says so', async () => {
    const { home, ccm, profileName } = await bound('held-on-to')
    await saveServer(profileName, '2')
    await save(system, 'command', profileName, { prompt: 'Do it now.' })
    mkdirSync(lockOf(home))
    const timer = setInterval(() => utimesSync(lockOf(home), new Date(), new Date()), 1000)
    const before = readFileSync(clientFile(home), 'utf8')
    const run = await ccm('sync', '--user', '--yes')
    clearInterval(timer)
    expect(run.code, run.err).toBe(2)
    expect(run.err).toContain('.claude.json.lock')
    expect(readFileSync(clientFile(home), 'utf8') === before).toBe(true)
    expect(readFileSync(join(home, `.claude/commands/${profileName}.md`), 'utf8')).toContain('Do it now.')
    expect(existsSync(lockOf(home))).toBe(true)
  })
})
