import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../testing/fake-server.ts'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
let moved: string
beforeEach(async () => {
  world = await openWorld()
  moved = `${world.project}-moved`
  const { procedures } = world.server
  procedures['projects.get'] = () => ({ ...project, revision: 4 })
  procedures['projects.update'] = (input) => ({ ...project, ...input, revision: 5 })
  procedures['projects.remove'] = ({ id }) => ({ id })
  procedures['projects.overrides.list'] = () => ({ items: [] })
  world.server.artifacts = [agent('reviewer'), agent('tester'), agent('third'), agent('fourth'), mcpServer('memory')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.calls.length = 0
})
afterEach(() => world.close())

const project = {
  id: 'project-1',
  name: 'demo',
  profile: { id: 'profile-1', name: 'essentials' },
  shared: false,
  variables: { test: 'npm test' },
  state: 'in-step',
  lastRunAt: null,
}
const paths = () => world.server.calls.map(({ path }) => path)
const bound = () => Object.keys(JSON.parse(readFileSync(join(world.ccmHome, 'index.json'), 'utf8')).projects)
const move = () => renameSync(world.project, moved)
const inMoved = (...argv: string[]) => world.ccm(...argv, '--cwd', moved)

describe('show', () => {
  it('says what the server knows of the project here', async () => {
    const { code, out } = await world.ccm('project')
    expect(code).toBe(0)
    expect(out).toContain(`demo  ${world.project}\n`)
    expect(out).toContain('profile       essentials\n')
    expect(out).toContain('last written  never\n')
    expect(out).toContain('test  npm test\n')
  })

  it('names the actions there are', async () => {
    const { code, err } = await world.ccm('project', 'mvoe')
    expect(code).toBe(64)
    expect(err).toContain('did you mean "move"?')
  })
})

describe('move', () => {
  it('tells the server and this machine the new place, and finds everything in step there', async () => {
    move()
    const { code, out } = await inMoved('project', 'move', world.project)
    expect(code).toBe(0)
    expect(out).toContain(`demo is in ${moved} now (5 of 5 files ccm wrote there are here as ccm left them).\nIn step: 5 artifacts\n`)
    expect(world.server.calls.find(({ path }) => path === 'projects.update')?.input).toEqual({
      id: 'project-1',
      expectedRevision: 4,
      path: moved,
    })
    expect(bound()).toEqual([moved])
  })

  it('goes by parts in files that are shared', async () => {
    world.write('.mcp.json', world.read('.mcp.json').replace('"mcpServers": {', '"mcpServers": { "own": { "command": "x" },'))
    move()
    expect((await inMoved('project', 'move', world.project)).out).toContain('5 of 5 files')
  })

  it('asks when little of it is there, and says how little', async () => {
    move()
    for (const name of ['tester', 'third']) rmSync(join(moved, `.claude/agents/${name}.md`))
    const alone = await inMoved('project', 'move', world.project)
    expect(alone.code).toBe(2)
    expect(alone.err).toContain('That is little to go by: 3 of 5 files ccm wrote there are here as ccm left them.\n')
    expect(alone.err).toContain('Nothing was changed: nobody is here to say yes.')
    world.answers = [false]
    expect((await inMoved('project', 'move', world.project)).code).toBe(2)
    expect(world.asked[0]).toBe(`Take ${moved} for demo, which was in ${world.project}, all the same?`)
    expect(bound()).toEqual([world.project])
    await inMoved('project', 'move', world.project, '--yes')
    expect(bound()).toEqual([moved])
  })

  it('takes a copy for a new project', async () => {
    cpSync(world.project, moved, { recursive: true })
    const { code, err } = await inMoved('project', 'move', world.project)
    expect(code).toBe(1)
    expect(err).toContain(`${world.project} is still there, so ${moved} is a copy: a new project. Run "ccm apply --profile <name>" in it.`)
    expect(paths()).toEqual([])
  })

  it('refuses a directory that has a profile, and a place nothing was in', async () => {
    expect((await world.ccm('project', 'move', '/nowhere')).err).toContain('has a profile of its own')
    move()
    const { code, err } = await inMoved('project', 'move', '/nowhere')
    expect(code).toBe(1)
    expect(err).toContain(`this machine knows no project in /nowhere. These are gone: ${world.project}.`)
  })

  it('changes nothing when the server does not know the project, or is away', async () => {
    world.server.procedures['projects.get'] = () => {
      throw new Refusal('not-found', 404, 'There is no such project.')
    }
    move()
    expect((await inMoved('project', 'move', world.project)).err).toContain('does not know demo any more')
    await world.server.close()
    expect((await inMoved('project', 'move', world.project)).code).toBe(69)
    expect(bound()).toEqual([world.project])
  })

  it('writes and tells nothing in a dry run', async () => {
    move()
    const { code, out } = await inMoved('project', 'move', world.project, '--dry-run')
    expect(code).toBe(2)
    expect(out).toContain(`demo would be in ${moved} from now on`)
    expect(paths()).toEqual([])
    expect(bound()).toEqual([world.project])
  })
})

describe('a directory that was moved', () => {
  beforeEach(move)

  it.each([['status'], ['diff'], ['sync']])('is asked about by %s, which goes on there after a yes', async (command) => {
    world.answers = [true]
    const { code, err } = await inMoved(command)
    expect(world.asked).toEqual([
      `${moved} looks like demo, which was in ${world.project}: 5 of 5 files ccm wrote there are here as ccm left them. Did it move here?`,
    ])
    expect(err).toContain(`demo is in ${moved} now.\n`)
    expect(code).toBe(0)
    expect(bound()).toEqual([moved])
  })

  it('is found from a directory in it', async () => {
    world.answers = [true]
    expect((await world.ccm('sync', '--cwd', join(moved, '.claude/agents'))).code).toBe(0)
    expect(bound()).toEqual([moved])
  })

  it('is named, with what to do, where nobody can be asked', async () => {
    const { code, err } = await inMoved('status')
    expect(code).toBe(2)
    expect(err).toContain(`looks like demo, which was in ${world.project}`)
    expect(err).toContain(`run "ccm project move ${world.project}" in it`)
    expect(bound()).toEqual([world.project])
  })

  it('keeps its profile and its project when apply is told that it moved', async () => {
    world.answers = [true]
    expect((await inMoved('apply')).code).toBe(0)
    expect(paths()).toContain('projects.update')
    expect(bound()).toEqual([moved])
  })

  it('becomes a new project when apply is told that it did not move', async () => {
    world.answers = [false, true]
    world.server.procedures['projects.register'] = ({ name, path }) => ({ id: 'project-2', targetId: 'target-2', name, path })
    expect((await inMoved('apply', '--profile', 'essentials')).code).toBe(0)
    expect(paths()).not.toContain('projects.update')
    expect(bound()).toEqual([world.project, moved].sort())
  })

  it('is never the home directory, where files of the user have the same names', async () => {
    cpSync(moved, world.home, { recursive: true })
    world.answers = []
    expect((await world.ccm('status', '--cwd', world.home)).err).toContain(`${world.home} has no profile`)
  })

  it('is not asked about when it holds something else', async () => {
    rmSync(join(moved, '.claude'), { recursive: true })
    world.answers = []
    const { code, err } = await inMoved('status')
    expect(code).toBe(2)
    expect(err).toContain(`${world.project} is gone: if it moved here, run "ccm project move ${world.project}" in it. If not,`)
  })
})

describe('release', () => {
  it('forgets the project here and at the server, and leaves every file', async () => {
    const before = world.files()
    const { code, out } = await world.ccm('project', 'release', '--yes')
    expect(code).toBe(0)
    expect(out).toContain('ccm changes nothing there any more.')
    expect(paths()).toEqual(['projects.get', 'projects.remove'])
    expect(bound()).toEqual([])
    expect(world.files()).toEqual(before)
    const target = join(world.ccmHome, 'targets/target-1')
    expect(readdirSync(target)).toEqual(['released'])
    expect(readdirSync(join(target, 'released')).sort()).toEqual(['desired.json', 'ledger.json'])
  })

  it('lets go of a directory that is gone', async () => {
    move()
    expect((await inMoved('project', 'release', world.project, '--yes')).code).toBe(0)
    expect(bound()).toEqual([])
  })

  it('does nothing without a yes, without the server, and in a dry run', async () => {
    expect((await world.ccm('project', 'release')).code).toBe(2)
    expect((await world.ccm('project', 'release', '--dry-run')).code).toBe(2)
    world.answers = [false]
    expect((await world.ccm('project', 'release')).code).toBe(2)
    expect(paths()).not.toContain('projects.remove')
    await world.server.close()
    expect((await world.ccm('project', 'release', '--yes')).code).toBe(69)
    expect(bound()).toEqual([world.project])
    expect(existsSync(join(world.ccmHome, 'targets/target-1/ledger.json'))).toBe(true)
  })

  it('is as good when the server has forgotten the project', async () => {
    world.server.procedures['projects.get'] = world.server.procedures['projects.remove'] = () => {
      throw new Refusal('not-found', 404, 'There is no such project.')
    }
    expect((await world.ccm('project', 'release', '--yes')).code).toBe(0)
    expect(bound()).toEqual([])
  })
})
