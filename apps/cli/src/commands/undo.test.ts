import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.write('.mcp.json', original)
  world.server.artifacts = [agent('reviewer'), mcpServer('memory')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.calls.length = 0
})
afterEach(() => world.close())

const original = '{\n  // mine\n  "mcpServers": { "own": { "command": "x" } }\n}\n'
const reviewer = '.claude/agents/reviewer.md'

/** A second run: it changes one file, adds one and changes a server. */
async function secondRun() {
  world.server.artifacts = [agent('reviewer', 'new\n'), agent('tester'), mcpServer('memory', 'node')]
  world.server.libraryVersion++
  await world.ccm('sync', '--yes')
  world.server.calls.length = 0
}

describe('undo', () => {
  it('takes back the last sync, byte for byte and without the server, and says that the library still wants it', async () => {
    await world.server.close()
    const { code, out, err } = await world.ccm('undo', '--yes')
    expect(code).toBe(0)
    expect(out).toMatch(/^Undoing run 1 \(sync, \d{4}-\d\d-\d\d \d\d:\d\d\):\n/)
    expect(out).toContain(`  - ${reviewer}\n`)
    expect(out).toContain('    .mcp.json\n  -   mcpServers › memory\n')
    expect(out).toContain('Undone: 2 artifacts of run 1. "ccm undo --run 2" takes that back.')
    expect(err).toBe(
      `The library is as it was: the next "ccm sync" does the same again. To keep it undone, run "ccm sync --mine=${reviewer}", and so on with each path above. To keep it away for good, take subagent/reviewer, mcp-server/memory out of the profile at ${world.server.url}; for this machine alone, run "ccm machine exclude subagent/reviewer".\n`,
    )
    expect(world.files()).toEqual(['.mcp.json'])
    expect(world.read('.mcp.json')).toBe(original)
  })

  it('is kept undone by the command it names, until the library changes', async () => {
    await world.ccm('undo', '--yes')
    expect((await world.ccm('sync', `--mine=${reviewer}`, '--mine=.mcp.json')).code).toBe(0)
    expect(world.files()).toEqual(['.mcp.json'])
    expect(world.read('.mcp.json')).toBe(original)
    expect((await world.ccm('sync')).out).toBe('In step: 2 artifacts\n')
    world.server.artifacts = [agent('reviewer', 'new\n'), mcpServer('memory')]
    world.server.libraryVersion++
    const { code, out } = await world.ccm('sync')
    expect(code).toBe(2)
    expect(out).toContain(`  ! ${reviewer}  subagent reviewer · deleted here, changed in the library\n`)
    expect(world.files()).toEqual(['.mcp.json'])
  })

  it('keeps undone what it brought back and what it changed back', async () => {
    await secondRun()
    await world.ccm('undo', '--yes')
    const undone = world.files().map((path) => [path, world.read(path)])
    const { code, out } = await world.ccm('sync', '--mine=.claude', '--mine=.mcp.json')
    expect(out).toContain('Done: 3 kept as here.')
    expect(code).toBe(0)
    world.server.artifacts = []
    world.server.libraryVersion++
    await world.ccm('sync', '--yes')
    expect(world.files().map((path) => [path, world.read(path)])).toEqual(undone)
  })

  it('goes back run by run, and forward again', async () => {
    await secondRun()
    const after = world.files().map((path) => [path, world.read(path)])
    await world.ccm('undo', '--yes')
    expect(world.read(reviewer)).toContain('You review.')
    expect(world.files()).toEqual([reviewer, '.mcp.json'])
    await world.ccm('undo', '--yes')
    expect(world.files()).toEqual(['.mcp.json'])
    await world.ccm('undo', '--run', '4', '--yes')
    await world.ccm('undo', '--run', '3', '--yes')
    expect(world.files().map((path) => [path, world.read(path)])).toEqual(after)
  })

  it('leaves it to the next sync to tell the server, even if all is as it was again', async () => {
    await world.ccm('undo', '--yes')
    await world.ccm('undo', '--run', '2', '--yes')
    world.server.reports.length = 0
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.server.reports).toHaveLength(1)
  })

  it('has the next sync bring it again, and tell the server', async () => {
    await world.ccm('undo', '--yes')
    world.server.reports.length = 0
    expect((await world.ccm('sync', '--yes')).code).toBe(0)
    expect(world.files()).toContain(reviewer)
    expect(world.server.reports).toHaveLength(1)
  })

  it('clears away what an interrupted run left, and says so', async () => {
    writeFileSync(join(world.ccmHome, 'runs/target-1/00000002-0badcafe.pending'), '')
    const { code, err } = await world.ccm('undo', '--yes')
    expect(code).toBe(0)
    expect(err).toContain('An earlier run was interrupted before it wrote; what it had prepared (0 files) is cleared away.')
    expect(world.files()).toEqual(['.mcp.json'])
  })

  it('takes back what was written before the directory moved', async () => {
    const moved = `${world.project}-moved`
    renameSync(world.project, moved)
    const { procedures } = world.server
    procedures['projects.get'] = () => ({ id: 'project-1', revision: 1 })
    procedures['projects.update'] = () => ({ id: 'project-1', name: 'demo' })
    await world.ccm('project', 'move', world.project, '--cwd', moved)
    expect((await world.ccm('undo', '--yes', '--cwd', moved)).code).toBe(0)
    expect(readFileSync(join(moved, '.mcp.json'), 'utf8')).toBe(original)
    expect(existsSync(join(moved, reviewer))).toBe(false)
  })

  it('asks once for what is as the run left it', async () => {
    await secondRun()
    world.answers = [false]
    const declined = await world.ccm('undo')
    expect(declined.code).toBe(2)
    expect(declined.err).toContain('-  "command": "node",\n+  "command": "npx",\n')
    expect(declined.err).toContain('Nothing was written: it was declined.\n')
    expect(world.asked).toEqual(['Undo these 3 of run 2?'])
    expect(world.read(reviewer)).toBe('new\n')
    world.answers = [true]
    expect((await world.ccm('undo')).code).toBe(0)
    expect(world.files()).not.toContain('.claude/agents/tester.md')
  })

  it('does nothing where nobody can say yes', async () => {
    const { code, err } = await world.ccm('undo')
    expect(code).toBe(2)
    expect(err).toContain('Nothing was written: nobody is here to say yes. Run the command again with --yes.\n')
    expect(world.files()).toContain(reviewer)
  })

  it('shows what it would do in a dry run', async () => {
    const { code, out } = await world.ccm('undo', '--dry-run')
    expect(code).toBe(2)
    expect(out).toContain('Nothing was written.')
    expect(world.files()).toContain(reviewer)
  })
})

describe('what somebody changed since', () => {
  beforeEach(async () => {
    await secondRun()
    world.write(reviewer, 'new\nand more by hand: API_KEY=8f3kXq92LmZpT7vWcR4bYd6N\n')
  })

  it('is left with --yes, and named', async () => {
    const { code, out, err } = await world.ccm('undo', '--yes')
    expect(code).toBe(2)
    expect(out).toContain(`  ! ${reviewer}  changed since\n`)
    expect(err).toContain(`Left as it is: ${reviewer}  It was changed since.`)
    expect(err).toContain('"ccm undo --run 2 --anyway" undoes also what was changed since.')
    expect(world.read(reviewer)).toContain('by hand')
    expect(world.files()).not.toContain('.claude/agents/tester.md')
  })

  it('goes with --anyway, and can be had back', async () => {
    expect((await world.ccm('undo', '--yes', '--anyway')).code).toBe(0)
    expect(world.read(reviewer)).toContain('You review.')
    await world.ccm('undo', '--run', '3', '--yes')
    expect(world.read(reviewer)).toContain('by hand')
  })

  it('is asked for by itself, with what would become of it, secrets masked', async () => {
    world.answers = [true, false]
    const { code, err } = await world.ccm('undo')
    expect(code).toBe(2)
    expect(world.asked).toHaveLength(2)
    expect(world.asked[1]).toContain(`${reviewer} was changed since. Undo it all the same?`)
    expect(err).toContain('-and more by hand: API_KEY=‹secret 1›')
    expect(err).not.toContain('8f3kXq92')
    expect(world.read(reviewer)).toContain('by hand')
  })

  it('is asked for again when it changed while the question stood', async () => {
    world.answers = [true, true, true, true]
    world.onQuestion = () => {
      if (world.asked.length === 2) world.write(reviewer, 'changed while the question stood\n')
    }
    expect((await world.ccm('undo')).code).toBe(0)
    expect(world.asked).toHaveLength(4)
    expect(world.read(reviewer)).toContain('You review.')
  })

  it('does not stand in the way of parts of a file that is shared', async () => {
    world.write('.mcp.json', world.read('.mcp.json').replace('"own"', '"renamed"'))
    await world.ccm('undo', '--yes')
    expect(world.read('.mcp.json')).toContain('"renamed"')
    expect(JSON.stringify(world.read('.mcp.json'))).toContain('npx')
  })
})

describe('nothing to undo', () => {
  it('is said, and is no failure', async () => {
    await world.ccm('undo', '--yes')
    const { code, out } = await world.ccm('undo', '--yes')
    expect(code).toBe(0)
    expect(out).toBe('Nothing to undo: no sync has changed files here that is not undone already.\n')
  })

  it('is what there is when somebody took it all back by hand', async () => {
    rmSync(join(world.project, reviewer))
    world.write('.mcp.json', original)
    const { code, out } = await world.ccm('undo', '--yes')
    expect(code).toBe(0)
    expect(out).toContain('Nothing to undo: all is as it was before run 1.')
  })

  it.each([
    ['7', 1, 'There is no run 7, so nothing was done. "ccm history" lists those that are remembered.'],
    ['last', 64, '"last" is no number of a run. "ccm history" lists them.'],
  ])('--run %s is refused', async (run, code, message) => {
    const result = await world.ccm('undo', '--run', run, '--yes')
    expect(result.code).toBe(code)
    expect(result.err).toContain(message)
  })
})

it('stops before the first write at a file it cannot read', async () => {
  world.write('.mcp.json', '{')
  const { code, err } = await world.ccm('undo', '--yes')
  expect(code).toBe(1)
  expect(err).toMatch(/^ccm: Nothing was written\.\n  \.mcp\.json: /)
  expect(world.files()).toContain(reviewer)
})

it('gives one document with --json', async () => {
  await secondRun()
  world.write(reviewer, 'by hand\n')
  const { code, out } = await world.ccm('undo', '--yes', '--json')
  expect(code).toBe(2)
  const document = JSON.parse(out)
  expect(document).toMatchObject({ command: 'undo', run: 2, target: { name: 'demo' }, left: [{ id: `project:${reviewer}` }] })
  expect(document.actions).toContainEqual(expect.objectContaining({ id: `project:${reviewer}`, action: 'changed', done: false }))
  expect(document.actions).toContainEqual(
    expect.objectContaining({ id: 'project:.mcp.json#/mcpServers/memory', action: 'restore', done: true }),
  )
})

describe('history', () => {
  it('lists runs newest first with what became of them', async () => {
    await secondRun()
    await world.ccm('undo', '--yes')
    await world.server.close()
    const { code, out } = await world.ccm('history')
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, 'when'))).toEqual([
      '3  when  undo of 2     2 changed, 1 removed',
      '2  when  sync, undone  1 made, 2 changed',
      '1  when  sync          1 made, 1 changed',
    ])
  })

  it('says what will appear when there is nothing yet', async () => {
    rmSync(join(world.ccmHome, 'runs'), { recursive: true })
    expect((await world.ccm('history')).out).toBe(
      'No run has changed files of demo yet. Each sync that does is listed here, and "ccm undo" takes it back.\n',
    )
  })

  it('lists all directories, and gives them as data', async () => {
    expect((await world.ccm('history', '--all')).out).toContain(`demo  ${world.project}\n1  `)
    expect(JSON.parse((await world.ccm('history', '--all', '--json')).out)).toMatchObject({
      command: 'history',
      targets: [{ target: { name: 'demo' }, runs: [{ run: 1, by: 'sync', undone: false }] }],
    })
  })
})

describe('show run', () => {
  it('shows what the run did, where it is still as it left it', async () => {
    await secondRun()
    world.write('.claude/agents/tester.md', 'by hand\n')
    const { code, out } = await world.ccm('show', 'run', '2')
    expect(code).toBe(0)
    expect(out).toMatch(/^Run 2 {2}sync, .*, 1 made, 2 changed\n/)
    expect(out).toContain(`${reviewer}  changed\n`)
    expect(out).toContain('-You review.\n')
    expect(out).toContain('+new\n')
    expect(out).toContain('-  "command": "npx",\n+  "command": "node",\n')
    expect(out).toContain('changed since: this is what became of it, not what the run alone did')
    expect(out).toContain('+by hand\n')
  })

  it('says of what was undone that it is as before', async () => {
    await world.ccm('undo', '--yes')
    expect((await world.ccm('show', 'run', '1')).out).toContain('All of it is as it was before the run again.')
  })

  it('needs the number of a run', async () => {
    expect((await world.ccm('show', 'run')).code).toBe(64)
    expect((await world.ccm('show', 'run', '9')).err).toContain('There is no run 9')
    expect((await world.ccm('show', 'reviewer', '9')).err).toContain('write "ccm show run 9"')
  })
})
