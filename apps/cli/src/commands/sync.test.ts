import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer'), agent('tester')]
})
afterEach(() => world.close())

const bind = async () => {
  const { code, err } = await world.ccm('apply', '--profile', 'essentials', '--yes')
  expect(err).toBe('')
  expect(code).toBe(0)
  world.server.calls.length = 0
  world.server.reports.length = 0
}
const calls = () => world.server.calls.map(({ path }) => path)

describe('nothing changed', () => {
  it('says so in one line, with one call and no report', async () => {
    await bind()
    expect(await world.ccm('sync')).toEqual({ code: 0, out: 'In step: 2 artifacts\n', err: '' })
    expect(calls()).toEqual(['sync.desired'])
  })

  it('counts from a subdirectory of the bound one', async () => {
    await bind()
    world.write('src/deep/file.txt', '')
    expect((await world.ccm('sync', 'src/deep')).code).toBe(0)
    expect((await world.ccm('sync', '--cwd', 'src')).out).toBe('In step: 2 artifacts\n')
  })
})

describe('the library changed', () => {
  it('writes the one artifact that changed and reports once', async () => {
    await bind()
    world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester')]
    world.server.libraryVersion++
    const { code, out } = await world.ccm('sync')
    expect(out).toBe('  ~ .claude/agents/reviewer.md  subagent reviewer\nDone: 1 updated. 1 artifact in step before.\n')
    expect(code).toBe(0)
    expect(world.read('.claude/agents/reviewer.md')).toBe('new\n')
    expect(world.server.reports).toMatchObject([
      { targetId: 'target-1', libraryVersion: 2, counts: { update: 1, keep: 1 }, exceptions: [] },
    ])
    expect((await world.ccm('sync')).out).toBe('In step: 2 artifacts\n')
  })

  it('removes just what left the library', async () => {
    await bind()
    world.write('.claude/agents/mine.md', 'mine\n')
    world.server.artifacts = [agent('tester')]
    expect((await world.ccm('sync')).out).toContain('- .claude/agents/reviewer.md')
    expect(world.files()).toEqual(['.claude/agents/mine.md', '.claude/agents/tester.md'])
  })

  it('writes nothing in a dry run, and says with its code that something differs', async () => {
    await bind()
    world.server.artifacts = [agent('reviewer', 'new\n')]
    const { code, out } = await world.ccm('sync', '--dry-run')
    expect(code).toBe(2)
    expect(out).toContain('A sync would do this: 1 updated, 1 removed. Nothing was written.')
    expect(world.read('.claude/agents/reviewer.md')).toContain('You review.')
    expect(world.server.reports).toEqual([])
  })
})

describe('what runs code', () => {
  beforeEach(async () => {
    await bind()
    world.server.artifacts = [agent('reviewer'), agent('tester'), mcpServer('memory')]
  })

  it('waits where nobody can be asked, while the rest is written', async () => {
    world.server.artifacts.push(agent('third'))
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(err).toContain('Waiting: 1 artifact needs a yes. Run "ccm sync" at a terminal to see it, or add --yes.')
    expect(world.files()).toEqual(['.claude/agents/reviewer.md', '.claude/agents/tester.md', '.claude/agents/third.md'])
    expect(world.server.reports).toMatchObject([{ exceptions: [{ id: 'project:.mcp.json#/mcpServers/memory', state: 'waiting' }] }])
  })

  it('keeps waiting at the next sync, which tells the server nothing new', async () => {
    await world.ccm('sync')
    expect((await world.ccm('sync')).code).toBe(2)
    expect(world.server.reports).toHaveLength(1)
  })

  it('is shown in full and written after a yes', async () => {
    world.answers = [true]
    const { code, err } = await world.ccm('sync')
    expect(code).toBe(0)
    expect(err).toContain('This runs code or widens what Claude may do:')
    expect(err).toContain('+  "command": "npx",')
    expect(world.asked).toEqual(['Write this one, which runs code or widens permissions?'])
    expect(JSON.parse(world.read('.mcp.json'))).toEqual({
      mcpServers: { memory: { type: 'stdio', command: 'npx', args: ['-y', 'memory'] } },
    })
  })

  it('is left alone after a no', async () => {
    world.answers = [false]
    expect((await world.ccm('sync')).code).toBe(2)
    expect(existsSync(join(world.project, '.mcp.json'))).toBe(false)
  })

  it.each([['--yes'], ['-y']])('is written unasked with %s', async (flag) => {
    world.answers = []
    expect((await world.ccm('sync', flag)).code).toBe(0)
    expect(world.files()).toContain('.mcp.json')
  })

  it('is written unasked on a machine that was told to trust', async () => {
    await world.ccm('config', 'set', 'trust', 'always')
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.files()).toContain('.mcp.json')
  })

  it('is asked for again when more of it would be written than was shown', async () => {
    const [one, two] = [mcpServer('one'), mcpServer('two')]
    world.server.artifacts.push(one, two)
    await world.ccm('sync', '--yes')
    const before = world.read('.mcp.json')
    world.write('.mcp.json', before.replace(/("two": [^}]*)"npx"/, '$1"bun"'))
    world.server.artifacts = [agent('reviewer'), agent('tester'), mcpServer('one', 'node'), mcpServer('two', 'node')]
    const shown: string[] = []
    world.answers = ['skip', true, false]
    world.onQuestion = (question) => {
      shown.push(question)
      // While this person reads, the change by hand, which kept the second one out of the plan, is taken back.
      if (shown.length === 2) world.write('.mcp.json', before)
    }
    expect((await world.ccm('sync')).code).toBe(2)
    expect(shown.slice(1)).toEqual([
      'Write this one, which runs code or widens permissions?',
      'Write these 2, which run code or widen permissions?',
    ])
    expect(JSON.parse(world.read('.mcp.json')).mcpServers).toMatchObject({ one: { command: 'npx' }, two: { command: 'npx' } })
  })
})

it('asks before it removes most of what it wrote, and removes nothing when nobody answers', async () => {
  await bind()
  world.server.artifacts = []
  const alone = await world.ccm('sync')
  expect(alone.code).toBe(2)
  expect(world.files()).toHaveLength(2)
  world.answers = [true]
  expect((await world.ccm('sync')).code).toBe(0)
  expect(world.asked).toEqual(['Remove 2 of what ccm has written here? That is most of it.'])
  expect(world.files()).toEqual([])
})

describe('what a person changed here', () => {
  it('is left as it is and named, once to the server', async () => {
    await bind()
    world.write('.claude/agents/tester.md', 'by hand\n')
    const { code, out, err } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(out).toContain('! .claude/agents/tester.md  subagent tester · changed here; left as it is')
    expect(err).toContain('Left undone: 1 artifact not as the library has it. "ccm diff" shows the difference.')
    expect(world.read('.claude/agents/tester.md')).toBe('by hand\n')
    expect(world.server.reports).toMatchObject([{ exceptions: [{ state: 'drifted' }] }])
  })

  it('does not come back after it was deleted', async () => {
    await bind()
    rmSync(join(world.project, '.claude/agents/tester.md'))
    expect((await world.ccm('sync')).out).toContain('deleted here; not brought back')
    expect(world.files()).toEqual(['.claude/agents/reviewer.md'])
  })
})

it('stops before the first write at a file it cannot read, and names it', async () => {
  await bind()
  world.write('.mcp.json', '{ "mcpServers": ')
  world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester'), mcpServer('memory')]
  const { code, err } = await world.ccm('sync', '--yes')
  expect(code).toBe(1)
  expect(err).toMatch(/^ccm: Nothing was written\.\n  \.mcp\.json: /)
  expect(world.read('.claude/agents/reviewer.md')).toContain('You review.')
  expect(world.read('.mcp.json')).toBe('{ "mcpServers": ')
})

describe('the server', () => {
  it('is named when it does not answer', async () => {
    await bind()
    await world.server.close()
    const { code, out, err } = await world.ccm('sync')
    expect(code).toBe(69)
    expect(out).toBe('Against what it said then: 2 artifacts in step.\n')
    expect(err).toContain(
      `ccm: No CCM server answered at ${world.server.url}: the connection was refused. Start it with "npm start" where CCM was cloned, or name another one with --server, CCM_SERVER_URL or "ccm config set serverUrl <url>". Nothing was written: `,
    )
  })

  it('with another library is not followed unasked', async () => {
    await bind()
    world.server.serverId = 'server-2'
    world.server.artifacts = []
    const { code, err } = await world.ccm('sync', '--yes')
    expect(code).toBe(1)
    expect(err).toContain('this server has another library than the one this directory was last synced with')
    expect(err).toContain('run the command again with --accept-server')
    expect(world.files()).toHaveLength(2)
    expect((await world.ccm('sync', '--yes', '--accept-server')).code).toBe(0)
  })

  it('with an older library is not followed unasked', async () => {
    world.server.libraryVersion = 5
    await bind()
    world.server.libraryVersion = 4
    expect((await world.ccm('sync')).err).toContain('the library of this server is older than at the last sync')
  })

  it('that fails to take the report hears it at the next sync', async () => {
    await bind()
    const report = world.server.procedures['sync.report']
    delete world.server.procedures['sync.report']
    world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester')]
    const failed = await world.ccm('sync')
    expect(failed.code).toBe(1)
    expect(failed.err).toContain('the server could not be told; the next sync tells it')
    if (report) world.server.procedures['sync.report'] = report
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.server.reports).toHaveLength(1)
  })

  it('gets no second report of one run', async () => {
    await bind()
    world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester')]
    await world.ccm('sync')
    await world.ccm('sync')
    expect(world.server.reports).toHaveLength(1)
  })
})

it('says a warning once, also when a directory is bound', async () => {
  world.server.warnings = [{ code: 'needs-trust', message: 'Trust the folder.' }]
  const { err } = await world.ccm('apply', '--profile', 'essentials', '--yes')
  expect(err).toBe('Note: Trust the folder.\n')
})

it('says that removing everything waits for a yes', async () => {
  await bind()
  world.server.artifacts = []
  const { code, err } = await world.ccm('sync')
  expect(code).toBe(2)
  expect(err).toBe('Waiting: 2 artifacts need a yes. Run "ccm sync" at a terminal to see them, or add --yes.\n')
})

it('prints what escapes are in text of the server instead of obeying them', async () => {
  await bind()
  world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester')]
  world.server.warnings = [{ code: 'shadowed', message: 'see \u001b]0;owned\u0007\u001b[2Jhere' }]
  const { err } = await world.ccm('sync')
  expect(err).toBe('Note: see ␛]0;owned␇␛[2Jhere\n')
})

it('says what to do in a directory that has no profile', async () => {
  const { code, err } = await world.ccm('sync')
  expect(code).toBe(1)
  expect(err).toContain(`${world.project} has no profile yet, so nothing was done. Run "ccm apply --profile <name>" in it`)
  expect(calls()).toEqual([])
})

it('does not take the bindings of another computer for its own', async () => {
  await bind()
  world.computer = 'computer-b'
  world.server.artifacts = [agent('reviewer', 'new\n')]
  const { code, err } = await world.ccm('sync', '--yes')
  expect(code).toBe(1)
  expect(err).toContain('was made on another computer')
  expect(world.read('.claude/agents/reviewer.md')).toContain('You review.')
})

describe('--all', () => {
  it('syncs every directory and leaves with the worst code', async () => {
    await bind()
    renameSync(world.project, `${world.project}-moved`)
    const { code, err } = await world.ccm('sync', '--all')
    expect(code).toBe(2)
    expect(err).toContain('demo is gone, so nothing was done for it.')
  })

  it('says when there is none', async () => {
    expect(await world.ccm('sync', '--all')).toMatchObject({ code: 0, err: '' })
  })
})

describe('--json', () => {
  it('prints one document', async () => {
    await bind()
    world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester')]
    const { out, err } = await world.ccm('sync', '--json')
    expect(JSON.parse(out)).toEqual({
      command: 'sync',
      exitCode: 0,
      dryRun: false,
      targets: [
        {
          target: { id: 'target-1', name: 'demo', path: world.project },
          outcome: 'changed',
          exitCode: 0,
          counts: { update: 1, keep: 1 },
          changes: [
            {
              id: 'project:.claude/agents/reviewer.md',
              root: 'project',
              path: '.claude/agents/reviewer.md',
              action: 'update',
              owners: [{ type: 'subagent', name: 'reviewer' }],
              runs: false,
              done: true,
            },
          ],
          exceptions: [],
          warnings: [],
          findings: [],
        },
      ],
    })
    expect(err).toContain('Done: 1 updated.')
  })

  it('prints one document on failure too', async () => {
    const { code, out } = await world.ccm('sync', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ command: 'sync', exitCode: 1, error: { code: 'not-found', issues: [] } })
  })
})

it('prints nothing about success with --quiet', async () => {
  await bind()
  expect(await world.ccm('sync', '--quiet')).toEqual({ code: 0, out: '', err: '' })
})

it('keeps its own directory closed to others', async () => {
  await bind()
  expect(JSON.parse(readFileSync(join(world.ccmHome, 'config.json'), 'utf8'))).toMatchObject({
    machineId: 'machine-0001',
    token: 'machine-token',
  })
})

describe('what is special in a file', () => {
  beforeEach(async () => void (await bind()))

  const setting = (value: boolean): Artifact => ({
    kind: 'key',
    id: 'project:.claude/settings.json#/spinnerTipsEnabled',
    root: 'project',
    path: '.claude/settings.json',
    owners: [{ componentId: 'component-1', type: 'settings', name: 'quiet', revision: 1 }],
    runs: false,
    private: false,
    pointer: '/spinnerTipsEnabled',
    value,
  })

  it('is said of bytes that are no text', async () => {
    const logo = { ...agent('logo'), content: Buffer.from([0, 255, 1]).toString('base64'), encoding: 'base64' as const }
    world.server.artifacts = [...world.server.artifacts, logo]
    const { out } = await world.ccm('sync', '--yes')
    expect(out).toContain('+ .claude/agents/logo.md  subagent logo · binary, 3 bytes')
    expect(readFileSync(join(world.project, '.claude/agents/logo.md'))).toEqual(Buffer.from([0, 255, 1]))
  })

  it('is said of a value of somebody else that Claude Code does not take, which stays', async () => {
    world.write('.claude/settings.json', '{\n  "model": 5\n}\n')
    world.server.artifacts = [...world.server.artifacts, setting(true)]
    const { err, out } = await world.ccm('sync', '--yes', '--json')
    expect(err).toContain('Note: .claude/settings.json: ')
    expect(JSON.parse(out).targets[0].findings).toMatchObject([
      { path: '.claude/settings.json', pointer: '/model', kind: 'invalid', ours: false },
    ])
    expect(JSON.parse(world.read('.claude/settings.json'))).toEqual({ model: 5, spinnerTipsEnabled: true })
  })
})
