import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createApi } from '@ccm/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { agent, computer, type Computer, save, slept, type Slept } from './slept.ts'
import { startServer, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

let nth = 0
let one: Computer
let two: Computer
let profile: string
let names: Slept['names']
let edit: Slept['edit']
let three: Slept['three']

describe('a machine that slept through three changes of the library', () => {
  beforeEach(async () => {
    nth += 1
    ;({ one, two, profile, names, edit, three } = await slept(system, `${nth}`))
  })

  const everywhere = ({ project }: Computer) => Object.values(project.files()).join('\n')

  it('takes them all where nobody edited', async () => {
    await three()
    expect((await two.ccm('sync', '--yes')).code).toBe(0)
    expect(treeOf(two.project.path)).toEqual(treeOf(one.project.path))
  })

  it('keeps its own edits in other lines, and either holds both sides or says what it left', async () => {
    edit(agent, 'Line 4.', 'Mine in the agent.')
    edit('CLAUDE.md', 'Line 4.', 'Mine in the notes.')
    await three()
    const { code, err } = await two.ccm('sync', '--yes')
    const now = everywhere(two)
    for (const mine of ['Mine in the agent.', 'Mine in the notes.']) expect(now).toContain(mine)
    const holdsBoth = [two.project.read(agent), two.project.read('CLAUDE.md')].every(
      (text) => /Mine in the/.test(text) && /Library 3\./.test(text),
    )
    expect(code, err).toBe(holdsBoth ? 0 : 2)
    if (!holdsBoth) expect(err).toMatch(/^Left undone: 2 artifacts/m)
    expect(everywhere(one)).toContain('Library 3.')
    expect(everywhere(one)).not.toContain('Mine in the')
  })

  it('keeps its own edits in the same lines, says so with code 2, and leaves the library as it is', async () => {
    edit(agent, 'Line 0.', 'Mine in the agent.')
    edit('CLAUDE.md', 'Line 0.', 'Mine in the notes.')
    edit('.mcp.json', '"1"', '"mine"')
    const [before, notes] = [two.project.read(agent), two.project.read('CLAUDE.md')]
    await three()
    for (const argv of [
      ['sync', '--yes'],
      ['sync', '--yes'],
      ['sync', '--all', '--yes'],
      ['sync', '--yes', '--json'],
    ]) {
      expect((await two.ccm(...argv)).code).toBe(2)
      expect([two.project.read(agent), two.project.read('CLAUDE.md')]).toEqual([before, notes])
      expect(JSON.parse(two.project.read('.mcp.json')).mcpServers.docs.args).toEqual(['mine'])
    }
    expect(JSON.parse(two.project.read('.claude/settings.json')).permissions.deny).toEqual(['Read(./library-3)'])
    const library = await system.api.components.get.query({ type: 'subagent', name: names.agent })
    expect(JSON.stringify(library.config)).toContain('Library 3.')
  })

  it('does not bring back what it deleted, and the library keeps it', async () => {
    rmSync(join(two.project.path, agent))
    await three()
    expect((await two.ccm('sync', '--yes')).code).toBe(2)
    expect(existsSync(join(two.project.path, agent))).toBe(false)
    expect(one.project.read(agent)).toContain('Library 3.')
  })

  it('keeps a key of its own beside ours in a shared file, and takes the change', async () => {
    edit('.mcp.json', '"mcpServers": {', '"mcpServers": {\n    "mine": { "command" : "x" },')
    edit('.claude/settings.json', '{', '{ "model": "opus",')
    await three()
    const { code, err } = await two.ccm('sync', '--yes')
    expect(code, err).toBe(0)
    expect(two.project.read('.mcp.json')).toContain('"mine": { "command" : "x" },')
    const { mcpServers } = JSON.parse(two.project.read('.mcp.json'))
    expect(mcpServers.docs.args).toEqual(['4'])
    expect(two.project.read('.claude/settings.json')).toMatch(/^\{ "model": "opus",/)
    expect(JSON.parse(two.project.read('.claude/settings.json')).permissions.deny).toEqual(['Read(./library-3)'])
  })

  it('keeps what it edited of a component the library has no more', async () => {
    edit(agent, 'Line 4.', 'Mine.')
    const before = two.project.read(agent)
    await three()
    const { id } = await system.api.profiles.get.query({ name: profile })
    await made(system.url, 'profiles.setComponents', { id, components: [] })
    const run = await two.ccm('sync', '--yes')
    expect([0, 2], run.err).toContain(run.code)
    expect(two.project.read(agent)).toBe(before)
  })

  it('does not push its older state: machine one stays as it is when the other wakes', async () => {
    await three()
    const before = treeOf(one.project.path)
    await two.ccm('sync', '--yes')
    expect((await one.ccm('sync')).out).toMatch(/^In step/)
    expect(treeOf(one.project.path)).toEqual(before)
  })

  it('keeps both sides with a clock that is years off', async () => {
    edit(agent, 'Line 0.', 'Mine.')
    await three()
    for (const years of [-30, 30]) {
      const preload = join(two.home, `clock-${years + 30}.cjs`)
      writeFileSync(preload, clockOff(years))
      const run = await system.ccm(two.project.path, ['sync', '--yes'], {
        HOME: two.home,
        CCM_HOME: join(two.home, '.ccm'),
        NODE_OPTIONS: `--require ${preload}`,
      })
      expect(run.code, run.err).toBe(2)
      expect(two.project.read(agent)).toContain('Mine.')
      expect(two.project.read('CLAUDE.md')).toContain('Library 3.')
    }
    expect((await two.ccm('sync', '--yes')).code).toBe(2)
    expect(two.project.read(agent)).toContain('Mine.')
  })
})

/** A program's start under which its clock shows another year. */
const clockOff = (years: number) => `const RealDate = Date
const off = ${years} * 365 * 24 * 3600 * 1000
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + off)
    else super(...parts)
  }
  static now() {
    return RealDate.now() + off
  }
}
`

describe('a server that is not what it was', () => {
  const component = (prompt: string) => ({ type: 'command', name: 'thing', config: { prompt } })

  /** A server on a database of its own and one address; stopped and started by the test. */
  async function serverAt(data: string, port?: string) {
    mkdirSync(data, { recursive: true })
    return startServer(data, port === undefined ? {} : { PORT: port })
  }

  it('stops a machine when its database was restored from an older copy, and loses nothing when told to go on', async () => {
    const base = system.directory('restored').path
    const data = join(base, 'data')
    const project = system.directory('restored/checkout')
    const home = system.directory('restored/home').path
    const first = await serverAt(data)
    const ccm = (...argv: string[]) => system.ccm(project.path, argv, { HOME: home, CCM_SERVER_URL: first.url })
    let server = first
    try {
      await profileOf(server.url, 'old', [component('One.')])
      expect((await ccm('apply', '--profile', 'old', '--yes')).code).toBe(0)
      await server.stop()
      copyDatabase(data, join(base, 'copy'))
      server = await serverAt(data, new URL(first.url).port)
      const { id } = await createApi({ url: server.url }).components.get.query({ type: 'command', name: 'thing' })
      await made(server.url, 'components.update', { id, expectedRevision: 1, config: { prompt: 'Two.' } })
      expect((await ccm('sync', '--yes')).code).toBe(0)
      expect(project.read('.claude/commands/thing.md')).toContain('Two.')
      project.write('.claude/commands/thing.md', 'Mine.\n')
      await server.stop()
      copyDatabase(join(base, 'copy'), data)
      server = await serverAt(data, new URL(first.url).port)
      const before = treeOf(project.path)
      const run = await ccm('sync', '--yes')
      expect(run.code, run.err).toBe(1)
      expect(run.err).toMatch(/^ccm: Nothing was written to checkout: .*older than at the last sync.*--accept-server/)
      expect(treeOf(project.path)).toEqual(before)
      expect((await ccm('sync', '--yes', '--accept-server')).code).toBe(2)
      expect(treeOf(project.path)).toEqual(before)
    } finally {
      await server.stop()
    }
  })

  it('stops a machine when another server answers at the same address', async () => {
    const base = system.directory('replaced').path
    const project = system.directory('replaced/checkout')
    const home = system.directory('replaced/home').path
    const first = await serverAt(join(base, 'data-one'))
    const ccm = (...argv: string[]) => system.ccm(project.path, argv, { HOME: home, CCM_SERVER_URL: first.url })
    await profileOf(first.url, 'here', [component('One.')])
    expect((await ccm('apply', '--profile', 'here', '--yes')).code).toBe(0)
    project.write('.claude/commands/thing.md', 'Mine.\n')
    const before = treeOf(project.path)
    await first.stop()
    const second = await serverAt(join(base, 'data-two'), new URL(first.url).port)
    try {
      await profileOf(second.url, 'here', [component('Another.')])
      const sync = await ccm('sync', '--yes')
      expect(sync.code, sync.err).toBe(1)
      const apply = await ccm('apply', '--profile', 'here', '--yes')
      expect([1, 2], apply.err).toContain(apply.code)
      expect(treeOf(project.path)).toEqual(before)
    } finally {
      await second.stop()
    }
  })
})

/** The database of a server that is not running. */
function copyDatabase(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(to)) if (name.startsWith('ccm.db')) rmSync(join(to, name))
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

describe('a ~/.ccm that was copied', () => {
  it('to another computer writes nothing until that has an id of its own', async () => {
    await profileOf(system.url, 'copied', [{ type: 'command', name: 'copied', config: { prompt: 'One.' } }])
    const original = await computer(system, 'copied', 'copied')
    const home = system.directory('copied-to-home').path
    cpSync(join(original.home, '.ccm'), join(home, '.ccm'), { recursive: true })
    const file = join(home, '.ccm/config.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), computer: 'f'.repeat(64) }))
    await save(system, 'command', 'copied', { prompt: 'Two.' })
    original.project.write('.claude/commands/copied.md', 'Mine.\n')
    const before = treeOf(dirname(original.project.path))
    const run = await system.ccm(original.project.path, ['sync', '--yes'], { HOME: home, CCM_HOME: join(home, '.ccm') })
    expect(run.code, run.err).toBe(1)
    expect(run.err).toMatch(/^ccm: .*ccm apply/)
    expect(treeOf(dirname(original.project.path))).toEqual(before)
  })

  it('on the same computer knows the same directories, and neither writes over what is on disk', async () => {
    await profileOf(system.url, 'twin', [{ type: 'command', name: 'twin', config: { prompt: 'One.' } }])
    const original = await computer(system, 'twin', 'twin')
    const home = system.directory('twin-copy-home').path
    cpSync(join(original.home, '.ccm'), join(home, '.ccm'), { recursive: true })
    await save(system, 'command', 'twin', { prompt: 'Two.' })
    expect((await original.ccm('sync', '--yes')).code).toBe(0)
    const command = '.claude/commands/twin.md'
    original.project.write(command, original.project.read(command).replace('Two.', 'Mine.'))
    const mine = original.project.read(command)
    await save(system, 'command', 'twin', { prompt: 'Three.' })
    const run = await system.ccm(original.project.path, ['sync', '--yes'], { HOME: home, CCM_HOME: join(home, '.ccm') })
    expect(run.code, run.err).toBe(2)
    expect(original.project.read(command)).toBe(mine)
  })
})
