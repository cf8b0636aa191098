import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.procedures['projects.remove'] = ({ id }) => ({ id })
  world.server.artifacts = [agent('reviewer'), agent('tester'), mcpServer('memory')]
  world.write('.mcp.json', '{\n  // mine\n  "mcpServers": { "own": { "command": "x" } }\n}\n')
  world.write('.claude/agents/mine.md', 'mine\n')
  world.write('.claude/agents/tester.md', agentText('tester'))
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.calls.length = 0
})
afterEach(() => world.close())

const agentText = (name: string) => `---\nname: ${name}\n---\n\nYou review.\n`
const paths = () => world.server.calls.map(({ path }) => path)
const bound = () => Object.keys(JSON.parse(readFileSync(join(world.ccmHome, 'index.json'), 'utf8')).projects)

describe('without --files', () => {
  it('lets go and says that the files stay', async () => {
    const before = world.files()
    const { code, out } = await world.ccm('remove', '--yes')
    expect(code).toBe(0)
    expect(out).toContain('Its files stay; "ccm remove --files" would have removed what ccm wrote.')
    expect(world.files()).toEqual(before)
    expect(bound()).toEqual([])
  })
})

describe('with --files', () => {
  it('removes what ccm wrote and nobody changed, and nothing else', async () => {
    const { code, out } = await world.ccm('remove', '--files', '--yes')
    expect(code).toBe(0)
    expect(out).toContain('  - .claude/agents/reviewer.md\n')
    expect(out).toContain('  - .mcp.json › mcpServers › memory\n')
    expect(out).toContain('  = .claude/agents/tester.md  stays: it was there before ccm\n')
    expect(world.files()).toEqual(['.claude/agents/mine.md', '.claude/agents/tester.md', '.mcp.json'])
    expect(world.read('.mcp.json')).toBe('{\n  // mine\n  "mcpServers": { "own": { "command": "x" } }\n}\n')
    expect(paths()).toEqual(['projects.get', 'projects.remove'])
    expect(bound()).toEqual([])
  })

  it('keeps what somebody changed, and says so', async () => {
    world.write('.claude/agents/reviewer.md', 'by hand\n')
    const { code, out } = await world.ccm('remove', '--files', '--yes', '--json')
    expect(code).toBe(0)
    const document = JSON.parse(out)
    expect(document).toMatchObject({ command: 'remove', released: true, files: [{ id: 'project:.mcp.json#/mcpServers/memory' }] })
    expect(document.left).toContainEqual({
      id: 'project:.claude/agents/reviewer.md',
      root: 'project',
      path: '.claude/agents/reviewer.md',
      reason: 'it is not as ccm wrote it',
    })
    expect(world.read('.claude/agents/reviewer.md')).toBe('by hand\n')
  })

  it('asks once, for what was shown', async () => {
    world.answers = [true, true]
    world.onQuestion = () => {
      if (world.asked.length === 1) world.write('.claude/agents/reviewer.md', 'by hand, while the question stood\n')
    }
    expect((await world.ccm('remove', '--files')).code).toBe(0)
    expect(world.asked).toEqual([
      `Remove these 2 from ${world.project}, and let demo go?`,
      `Remove this one from ${world.project}, and let demo go?`,
    ])
    expect(world.read('.claude/agents/reviewer.md')).toBe('by hand, while the question stood\n')
  })

  it('does nothing without a yes, without the server, and in a dry run', async () => {
    const before = world.files()
    expect((await world.ccm('remove', '--files')).code).toBe(2)
    const dry = await world.ccm('remove', '--files', '--dry-run')
    expect(dry.code).toBe(2)
    expect(dry.out).toContain('demo would be let go. Nothing was changed.')
    await world.server.close()
    expect((await world.ccm('remove', '--files', '--yes')).code).toBe(69)
    expect(world.files()).toEqual(before)
    expect(bound()).toEqual([world.project])
  })

  it('stops before the first write at a file it cannot read', async () => {
    world.write('.mcp.json', '{')
    const { code, err } = await world.ccm('remove', '--files', '--yes')
    expect(code).toBe(1)
    expect(err).toContain('Nothing was written.\n  .mcp.json: ')
    expect(bound()).toEqual([world.project])
  })

  it('has the next sync bring everything back when the server could not be told at the end', async () => {
    world.server.procedures['projects.remove'] = () => {
      throw new Error('out of order')
    }
    expect((await world.ccm('remove', '--files', '--yes')).code).toBe(1)
    expect(world.files()).not.toContain('.claude/agents/reviewer.md')
    await world.ccm('sync', '--yes')
    expect(world.files()).toContain('.claude/agents/reviewer.md')
  })
})

describe('--user', () => {
  beforeEach(async () => {
    Object.assign(world.server.procedures, {
      'machines.bindUser': ({ machineId, path }: Record<string, unknown>) => ({ targetId: 'target-user', machineId, path, profile: null }),
      'machines.get': ({ id }: Record<string, unknown>) => ({ id, revision: 3 }),
      'machines.update': ({ id }: Record<string, unknown>) => ({ id, revision: 4 }),
    })
    world.server.artifacts = [{ ...agent('reviewer'), id: 'home:.claude/agents/reviewer.md', root: 'home' }]
    await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
  })

  it("takes the user profile of this machine away, and what it wrote into Claude Code's own directory", async () => {
    expect((await world.ccm('remove', '--user', '--files', '--yes')).code).toBe(0)
    expect(world.server.calls.find(({ path }) => path === 'machines.update')?.input).toEqual({
      id: 'machine-0001',
      expectedRevision: 3,
      userProfileId: null,
    })
    expect(() => readFileSync(join(world.home, '.claude/agents/reviewer.md'))).toThrow('ENOENT')
    expect((await world.ccm('sync', '--user')).err).toContain('~/.claude has no profile on this machine')
  })
})

it('lets go of a directory whose files are gone with it', async () => {
  rmSync(world.project, { recursive: true })
  expect((await world.ccm('remove', world.project, '--files', '--yes', '--cwd', world.home)).code).toBe(0)
  expect(bound()).toEqual([])
})
