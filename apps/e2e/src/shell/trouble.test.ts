import { execFile, execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { launcher, type Project, type Run, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => {
  system = await startSystem()
  await profileOf(system.url, 'troubled', [
    { type: 'command', name: 'long', config: { prompt: 'One. '.repeat(20_000) } },
    { type: 'subagent', name: 'reviewer-x', key: 'reviewer', config: { description: 'Reviews.', prompt: 'One.' } },
    { type: 'mcp-server', name: 'docs-x', key: 'docs', config: { type: 'stdio', command: 'one' } },
    { type: 'claude-md', name: 'notes-x', config: { template: 'One.' } },
  ])
})
afterAll(() => system.close())

const configs: [string, string, (edition: number) => object][] = [
  ['command', 'long', (n) => ({ prompt: `Edition ${n}. `.repeat(20_000) })],
  ['subagent', 'reviewer-x', (n) => ({ description: 'Reviews.', prompt: `Edition ${n}.` })],
  ['mcp-server', 'docs-x', (n) => ({ type: 'stdio', command: `edition-${n}` })],
  ['claude-md', 'notes-x', (n) => ({ template: `Edition ${n}.` })],
]
let edition = 1

/** Changes everything in the library. */
async function change(): Promise<void> {
  edition += 1
  for (const [type, name, configOf] of configs) {
    const { id, revision } = await system.api.components.get.query({ type: type as 'command', name })
    await made(system.url, 'components.update', { id, expectedRevision: revision, config: configOf(edition) })
  }
}

interface Place {
  project: Project
  home: string
  ccm(...argv: string[]): Promise<Run>
}

async function bound(name: string, at = system.directory(name)): Promise<Place> {
  const HOME = system.directory(`${name}-home`).path
  const home = join(HOME, '.ccm')
  const ccm = (...argv: string[]) => system.ccm(at.path, argv, { HOME, CCM_HOME: home })
  at.write('.mcp.json', '{ "mcpServers": { "mine": { "command": "x" } } }')
  at.write('CLAUDE.md', '# Mine\r\n')
  const run = await ccm('apply', '--profile', 'troubled', '--yes')
  expect(run.code, run.err).toBe(0)
  return { project: at, home, ccm }
}

/** One message that says nothing was written, with its code, and none of what only we could read. */
function expectClear({ code, err }: Run, says: RegExp): void {
  expect(code, err).toBe(1)
  expect(err.match(/^ccm: /gm)).toHaveLength(1)
  expect(err).toMatch(says)
  expect(err).not.toMatch(/\n\s+at |node:internal|\.js:\d|undefined|\[object|TypeError/)
}

const isRoot = process.getuid?.() === 0

describe('a disk that is full', () => {
  it('stops the run before the first change, and a later one does all', async () => {
    const place = await bound('limited')
    await change()
    const before = treeOf(place.project.path)
    // A limit on the size of files stands in for the disk: the long file does not fit.
    const run = await new Promise<Run>((resolve) => {
      const env = { PATH: process.env.PATH, HOME: join(place.home, '..'), CCM_HOME: place.home, CCM_SERVER_URL: system.url, NO_COLOR: '1' }
      const line = `trap '' XFSZ; ulimit -f 64; exec "${process.execPath}" "${launcher}" sync --yes`
      const child = execFile('sh', ['-c', line], { cwd: place.project.path, env }, (_error, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      )
    })
    expectClear(run, /EFBIG|ENOSPC/)
    expect(treeOf(place.project.path)).toEqual(before)
    expect((await place.ccm('sync', '--yes')).code).toBe(0)
    expect((await place.ccm('sync')).out).toMatch(/^In step/)
  })

  it.runIf(isRoot)('for the project is named, and nothing of it changes', async () => {
    const mount = system.directory('small').path
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', mount], { stdio: 'ignore' })
    } catch (error) {
      // In a container that may not mount there is no small disk to be had.
      expect(error).toHaveProperty('status')
      return
    }
    try {
      const place = await bound('small-disk', system.directory('small/project'))
      await change()
      const room =
        600 * 1024 -
        execFileSync('du', ['-sb', mount])
          .toString()
          .split('\t')
          .map(Number)
          .reduce((size) => size)
      writeFileSync(join(mount, 'filler'), Buffer.alloc(Math.max(0, room - 100 * 1024)))
      const before = treeOf(place.project.path)
      expectClear(await place.ccm('sync', '--yes'), /^ccm: Nothing was written.*ENOSPC/)
      expect(treeOf(place.project.path)).toEqual(before)
      rmSync(join(mount, 'filler'))
      expect((await place.ccm('sync', '--yes')).code).toBe(0)
    } finally {
      execFileSync('umount', [mount])
    }
  })
})

describe('a file that became something else since the last sync', () => {
  it.each<[string, (project: Project) => void, RegExp]>([
    [
      'a directory',
      ({ path }) => {
        rmSync(join(path, '.claude/agents/reviewer.md'))
        mkdirSync(join(path, '.claude/agents/reviewer.md'))
      },
      /\.claude\/agents\/reviewer\.md: What stands there is no file/,
    ],
    [
      'a link out of the project',
      ({ path }) => {
        renameSync(join(path, '.claude/agents/reviewer.md'), join(path, '../reviewer-outside.md'))
        symlinkSync('../../../reviewer-outside.md', join(path, '.claude/agents/reviewer.md'))
      },
      /\.claude\/agents\/reviewer\.md: .*link that leads out of/,
    ],
    [
      'a link to nothing',
      ({ path }) => {
        rmSync(join(path, '.claude/agents/reviewer.md'))
        symlinkSync('nothing', join(path, '.claude/agents/reviewer.md'))
      },
      /\.claude\/agents\/reviewer\.md: .*link that leads nowhere/,
    ],
    [
      'a pipe',
      ({ path }) => {
        rmSync(join(path, '.mcp.json'))
        execFileSync('mkfifo', [join(path, '.mcp.json')])
      },
      /\.mcp\.json: What stands there is no file/,
    ],
  ])('%s is named, and nothing is written', async (name, act, says) => {
    const place = await bound(`became-${name.replaceAll(' ', '-')}`)
    await change()
    act(place.project)
    const look = () => readdirSync(place.project.path, { recursive: true }).sort()
    const [before, notes] = [look(), place.project.read('CLAUDE.md')]
    expectClear(await place.ccm('sync', '--yes'), says)
    expect(look()).toEqual(before)
    expect(place.project.read('CLAUDE.md')).toBe(notes)
  })

  it('a link to a file inside the project is followed and kept', async () => {
    const place = await bound('became-a-link')
    await change()
    mkdirSync(join(place.project.path, 'shared'))
    renameSync(join(place.project.path, '.claude/agents/reviewer.md'), join(place.project.path, 'shared/reviewer.md'))
    symlinkSync('../../shared/reviewer.md', join(place.project.path, '.claude/agents/reviewer.md'))
    expect((await place.ccm('sync', '--yes')).code).toBe(0)
    expect(place.project.read('shared/reviewer.md')).toContain(`Edition ${edition}.`)
    expect(treeOf(place.project.path)['.claude/agents/reviewer.md']).toBe('link to ../../shared/reviewer.md')
  })
})

describe("ccm's own record of a directory", () => {
  const recordOf = (home: string, name: string) => join(home, 'targets', readdirSync(join(home, 'targets'))[0] ?? '', name)

  it('from a newer ccm is left alone, with what to do', async () => {
    const place = await bound('newer')
    await change()
    const ledger = recordOf(place.home, 'ledger.json')
    const text = JSON.stringify({ ...JSON.parse(readFileSync(ledger, 'utf8')), version: 99 })
    writeFileSync(ledger, text)
    const before = treeOf(place.project.path)
    for (const argv of [['sync', '--yes'], ['status'], ['diff']])
      expectClear(await place.ccm(...argv), /newer ccm\. Update ccm, or run "ccm doctor --rebuild-ledger"/)
    expect(treeOf(place.project.path)).toEqual(before)
    expect(readFileSync(ledger, 'utf8')).toBe(text)
  })

  it.each(['ledger.json', 'desired.json'])('%s that was cut in half loses nobody anything', async (name) => {
    const place = await bound(`cut-${name.replace('.', '-')}`)
    place.project.write('.claude/agents/reviewer.md', 'Mine.\n')
    const file = recordOf(place.home, name)
    truncateSync(file, Math.floor(readFileSync(file).length / 2))
    await change()
    const run = await place.ccm('sync', '--yes')
    expect([1, 2], run.err).toContain(run.code)
    expect(run.err).not.toMatch(/\n\s+at |undefined|TypeError/)
    expect(place.project.read('.claude/agents/reviewer.md')).toBe('Mine.\n')
    expect(place.project.read('CLAUDE.md')).toMatch(/^# Mine\r\n/)
  })

  it('that is older than the disk, as from a backup, loses nobody anything', async () => {
    const place = await bound('older')
    const ledger = recordOf(place.home, 'ledger.json')
    copyFileSync(ledger, `${ledger}.copy`)
    await change()
    expect((await place.ccm('sync', '--yes')).code).toBe(0)
    place.project.write('.claude/agents/reviewer.md', 'Mine.\n')
    const settled = treeOf(place.project.path)
    copyFileSync(`${ledger}.copy`, ledger)
    expect((await place.ccm('sync', '--yes')).code).toBe(2)
    expect(treeOf(place.project.path)).toEqual(settled)
  })
})
