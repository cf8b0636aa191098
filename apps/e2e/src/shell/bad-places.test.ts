import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made } from './plain-calls.ts'
import { launcher, type Project, type Run, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const base = ['--profile', 'base', '--yes']

/** One message, with its code, and none of what only we could read. */
function expectClear({ code, out, err }: Run, expected: number, says: RegExp): void {
  expect(code, err).toBe(expected)
  expect(out).not.toMatch(/^(?:Done|In step)/m)
  expect(err.match(/^ccm: /gm)).toHaveLength(1)
  expect(err).toMatch(says)
  expect(err).not.toMatch(/\n\s+at |node:internal|\.js:\d|undefined|\[object/)
}

/** A directory where files are written as somebody who may not do everything. */
const plainUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

/** Runs `ccm` as that somebody, whose home is `home`. */
function asPlainUser(cwd: string, argv: string[], env: Record<string, string>): Promise<Run> {
  return system.ccm(cwd, argv, env, plainUser)
}

function give(path: string): void {
  if (!plainUser) return
  for (const name of ['.', ...readdirSync(path, { recursive: true, encoding: 'utf8' })])
    chownSync(join(path, name), plainUser.uid, plainUser.gid)
}

/** A project with a home of its own. */
function place(name: string): { project: Project; home: string; ccm(...argv: string[]): Promise<Run> } {
  const project = system.directory(name)
  const home = system.directory(`${name}-home`).path
  chmodSync(dirname(home), 0o755)
  return { project, home, ccm: (...argv) => asPlainUser(project.path, argv, { HOME: home }) }
}

async function boundPlace(name: string) {
  const here = place(name)
  give(here.project.path)
  give(here.home)
  expect(await here.ccm('apply', ...base)).toMatchObject({ code: 0 })
  return here
}

/** Changes every file of the starter profile's projects at the next sync. */
async function editAgent(): Promise<void> {
  const agent = await system.api.components.get.query({ type: 'subagent', name: 'code-reviewer' })
  await made(system.url, 'components.update', {
    id: agent.id,
    expectedRevision: agent.revision,
    config: { ...agent.config, prompt: `Revision ${agent.revision + 1}.` },
  })
}

describe('a file that cannot be read as what it has to be', () => {
  let broken = 0
  it.each([
    ['.mcp.json', '{\n  "mcpServers": {\n    "mine": ,\n  }\n}\n', 'line 3'],
    ['.mcp.json', '{ "mcpServers": {}, "mcpServers": {} }', 'line 1'],
    ['.mcp.json', '{ "mcpServers": [] }', ''],
    ['.claude/settings.json', '{\n  "hooks": {\n', ''],
    ['.claude/settings.json', '{ "permissions": { "deny": "x" } }', ''],
    ['CLAUDE.md', 'Text\n<!-- ccm:begin house-rules -->\nText\n', 'line 2'],
  ])('%s with %j stops the command before the first write anywhere', async (path, text, where) => {
    const { project, home, ccm } = place(`broken-${++broken}`)
    project.write(path, text)
    give(project.path)
    give(home)
    const before = treeOf(project.path)
    const run = await ccm('apply', ...base)
    expectClear(run, 1, new RegExp(`Nothing was written[\\s\\S]*${path.replaceAll('.', '\\.')}:.*${where}`))
    expect(treeOf(project.path)).toEqual(before)
    expect(treeOf(home)).toEqual({})
  })
})

describe('a place that cannot be written', () => {
  it('a directory where a file should be is named, and nothing is written', async () => {
    const { project, home, ccm } = place('directory-for-file')
    mkdirSync(join(project.path, '.mcp.json'))
    give(project.path)
    give(home)
    const before = treeOf(project.path)
    expectClear(await ccm('apply', ...base), 1, /Nothing was written\.\n  \.mcp\.json: What stands there is no file\. Move it away/)
    expect(treeOf(project.path)).toEqual(before)
  })

  it('a file where a directory should be is named, and nothing is written', async () => {
    const { project, home, ccm } = place('file-for-directory')
    project.write('.claude', 'mine')
    give(project.path)
    give(home)
    const before = treeOf(project.path)
    expectClear(await ccm('apply', ...base), 1, /\.claude/)
    expect(treeOf(project.path)).toEqual(before)
  })

  it.each([
    ['a directory', '.claude', 'outside-a'],
    ['a file', '.mcp.json', 'outside-b'],
    ['nothing', 'CLAUDE.md', 'outside-c'],
  ])('a link out of the project to %s is refused, and what it leads to stays', async (kind, path, name) => {
    const { project, home, ccm } = place(name)
    const outside = system.directory(`${name}-there`)
    if (kind !== 'nothing') outside.write('there', '{}')
    symlinkSync(kind === 'directory' ? outside.path : join(outside.path, 'there'), join(project.path, path))
    for (const directory of [project.path, home, outside.path]) if (plainUser) chownSync(directory, plainUser.uid, plainUser.gid)
    const before = [treeOf(project.path), treeOf(outside.path)]
    expectClear(await ccm('apply', ...base), 1, new RegExp(`${path.replaceAll('.', '\\.')}.*link`))
    expect([treeOf(project.path), treeOf(outside.path)]).toEqual(before)
  })

  it('a read-only project is named by what the system said, is left as it is, and heals when it can be written', async () => {
    const { project, ccm } = await boundPlace('read-only')
    await editAgent()
    const before = treeOf(project.path)
    chmodSync(join(project.path, '.claude/agents'), 0o555)
    expectClear(await ccm('sync', '--yes'), 1, /Nothing was written: .*EACCES.*permission/)
    chmodSync(join(project.path, '.claude/agents'), 0o755)
    expect(treeOf(project.path)).toEqual(before)
    expect((await ccm('sync', '--yes')).code).toBe(0)
    expect((await ccm('sync')).out).toMatch(/^In step/)
  })

  it('an unreadable file of a project is named', async () => {
    const { project, ccm } = await boundPlace('unreadable')
    await editAgent()
    chmodSync(join(project.path, '.mcp.json'), 0o000)
    expectClear(await ccm('sync', '--yes'), 1, /\.mcp\.json/)
  })

  it('an unwritable CCM_HOME is named before anything of the project is written', async () => {
    const { project, home } = place('unwritable-home')
    give(project.path)
    give(home)
    chmodSync(home, 0o555)
    const ccmHome = join(home, 'ccm')
    const run = await asPlainUser(project.path, ['apply', ...base], { HOME: home, CCM_HOME: ccmHome })
    expectClear(run, 1, new RegExp(`${ccmHome} .*EACCES: permission denied\\. .*run the command again`))
    expect(treeOf(project.path)).toEqual({})
  })

  it('a CCM_HOME that is a file is named', async () => {
    const { project, home } = place('file-home')
    writeFileSync(join(home, 'ccm'), 'mine')
    give(project.path)
    give(home)
    const run = await asPlainUser(project.path, ['apply', ...base], { HOME: home, CCM_HOME: join(home, 'ccm') })
    expectClear(run, 1, new RegExp(`${join(home, 'ccm')}`))
    expect(treeOf(project.path)).toEqual({})
    expect(readFileSync(join(home, 'ccm'), 'utf8')).toBe('mine')
  })
})

describe('state of ours that was damaged', () => {
  const garbage = ['', '{', 'null', '[]', '"x"', '\u0000\u0001\u0002']

  it.each(['config.json', 'index.json'])('%s is named, and never taken for empty or written over', async (name) => {
    const { project, home, ccm } = await boundPlace(`garbage-${name.replace('.', '-')}`)
    const file = join(home, '.ccm', name)
    const before = treeOf(project.path)
    for (const text of garbage) {
      writeFileSync(file, text)
      for (const argv of [['sync', '--yes'], ['apply', ...base], ['status']]) {
        expectClear(await ccm(...argv), 1, new RegExp(`${file.replaceAll('.', '\\.')} .*(?:Correct it|move it away)`))
        expect(readFileSync(file, 'utf8')).toBe(text)
      }
    }
    expect(treeOf(project.path)).toEqual(before)
  })

  it('a ledger is named with what repairs it, and nothing of the project changes', async () => {
    const { project, home, ccm } = await boundPlace('garbage-ledger')
    const targets = join(home, '.ccm/targets')
    const file = join(targets, readdirSync(targets)[0] ?? '', 'ledger.json')
    const before = treeOf(project.path)
    for (const text of [
      ...garbage,
      '{"version":2}',
      '{"version":1,"entries":[]}',
      '{"version":1,"revision":"x","entries":{"a":null},"made":{},"files":{},"directories":{}}',
    ]) {
      writeFileSync(file, text)
      expectClear(await ccm('sync', '--yes'), 1, /ledger\.json .*doctor --rebuild-ledger/)
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
    expect(treeOf(project.path)).toEqual(before)
  })

  it('a ledger that is gone is first contact: all is taken note of, nothing is written', async () => {
    const { project, home, ccm } = await boundPlace('lost-ledger')
    const before = treeOf(project.path)
    rmSync(join(home, '.ccm/targets'), { recursive: true })
    expect(await ccm('sync', '--yes')).toMatchObject({ code: 0 })
    expect(treeOf(project.path)).toEqual(before)
    expect((await ccm('sync')).out).toMatch(/^In step/)
  })
})

describe('two at once', () => {
  it('first applies in one project end well, with nothing written twice', async () => {
    const { project, home, ccm } = place('twice')
    give(project.path)
    give(home)
    const runs = await Promise.all([ccm('apply', ...base), ccm('apply', ...base)])
    expect(
      runs.map(({ code }) => code),
      runs.map(({ err }) => err).join(''),
    ).toEqual([0, 0])
    expect((await ccm('sync')).out).toMatch(/^In step/)
    const alone = system.directory('twice-alone/twice')
    await alone.ccm('apply', ...base)
    expect(project.files()).toEqual(alone.files())
  })

  it('syncs of one project end well', async () => {
    const { project, home, ccm } = await boundPlace('syncs')
    await editAgent()
    const runs = await Promise.all([ccm('sync', '--yes'), ccm('sync', '--yes'), ccm('sync', '--yes')])
    expect(
      runs.map(({ code }) => code),
      runs.map(({ err }) => err).join(''),
    ).toEqual([0, 0, 0])
    expect(project.read('.claude/agents/code-reviewer.md')).toMatch(/Revision \d+\.\n$/)
    expect((await ccm('sync')).out).toMatch(/^In step/)
    expect(
      readdirSync(join(home, '.ccm'), { recursive: true, encoding: 'utf8' }).filter((name) => /lock|\.tmp|\.new|\.pending/.test(name)),
    ).toEqual([])
  })

  it('first applies in several projects of a new machine remember every one of them, under one id', async () => {
    const home = system.directory('many-home').path
    const projects = ['a', 'b', 'c', 'd'].map((name) => system.directory(`many-${name}`).path)
    const runs = await Promise.all(projects.map((path) => system.ccm(path, ['apply', ...base], { HOME: home })))
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    for (const path of projects) expect((await system.ccm(path, ['sync'], { HOME: home })).out).toMatch(/^In step/)
    expect(readdirSync(join(home, '.ccm')).sort()).toEqual(['config.json', 'index.json', 'reports', 'runs', 'targets'])
  })
})

it('a run that was interrupted says so with its code, and the next one is in step', async () => {
  const project = system.directory('interrupted')
  await project.ccm('apply', ...base)
  await editAgent()
  const child = system.start(project.path, ['sync', '--yes'])
  child.kill('SIGINT')
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect([130, 'SIGINT']).toContain(code ?? signal)
  expect((await project.ccm('sync', '--yes')).code).toBe(0)
  expect(existsSync(join(project.path, '.mcp.json'))).toBe(true)
})

it.each([['sync', '--yes'], ['diff'], ['status']])('a reader that goes away does not keep ccm %s from its work', async (...argv) => {
  const project = system.directory(`unread-${argv[0]}`)
  await project.ccm('apply', ...base)
  await editAgent()
  const child = spawn(process.execPath, [launcher, ...argv], {
    cwd: project.path,
    env: { PATH: process.env.PATH, HOME: system.home, CCM_SERVER_URL: system.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  const ended = once(child, 'exit')
  expect(await text(child.stderr)).toBe('')
  const [code] = (await ended) as [number | null]
  expect(code).toBe(argv[0] === 'sync' ? 0 : 2)
  expect((await project.ccm('sync')).out).toMatch(argv[0] === 'sync' ? /^In step/ : /^Done: 1 updated/m)
})
