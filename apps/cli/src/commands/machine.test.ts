import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../testing/fake-server.ts'
import { agent, openWorld, type World } from '../testing/world.ts'

let world: World
let machine: Record<string, unknown>
beforeEach(async () => {
  world = await openWorld()
  machine = { displayName: 'box', platform: 'linux', revision: 3, variables: { os: 'nix' }, userProfile: null, projects: 0 }
  const { procedures } = world.server
  const memory = { id: 'component-1', type: 'mcp-server', name: 'memory' }
  procedures['machines.get'] = ({ id }) => ({ ...machine, id })
  procedures['machines.list'] = () => ({ items: [{ ...machine, id: 'machine-0001' }], total: 1, nextCursor: null })
  procedures['machines.update'] = ({ id }) => ({ ...machine, id })
  procedures['machines.remove'] = ({ id }) => ({ id })
  procedures['machines.bindUser'] = ({ machineId, path }) => {
    machine.userProfile = { id: 'profile-1', name: 'essentials' }
    return { targetId: 'target-user', machineId, path, profile: machine.userProfile }
  }
  procedures['machines.overrides.list'] = () => ({
    items: [{ id: 'override-1', level: 'machine', component: memory, action: 'exclude', scope: null, patch: null }],
  })
  procedures['machines.overrides.set'] = () => ({ id: 'override-1' })
  procedures['machines.overrides.remove'] = () => ({})
  procedures['components.get'] = ({ type, name }) => {
    if (type === memory.type && name === memory.name) return memory
    throw new Refusal('not-found', 404, `There is no ${String(type)} "${String(name)}".`)
  }
  procedures['components.list'] = () => ({ items: [memory, { ...memory, name: 'memory-2' }], total: 2, nextCursor: null })
  procedures['projects.list'] = () => ({ items: [], total: 0, nextCursor: null })
  procedures['profiles.list'] = () => ({
    items: [{ id: 'profile-1', name: 'essentials', extends: [{ id: 'profile-0', name: 'base' }] }],
    total: 1,
    nextCursor: null,
  })
  procedures['profiles.get'] = ({ name }) => {
    if (name !== 'essentials') throw new Refusal('not-found', 404, 'There is no such profile.')
    return { id: 'profile-1', name, extends: ['profile-0'], components: [{ type: 'subagent', name: 'reviewer', description: 'Reviews' }] }
  }
})
afterEach(() => world.close())

const register = () => world.ccm('apply', '--profile', 'essentials', '--yes')
const sent = (path: string) => world.server.calls.flatMap((call) => (call.path === path ? [call.input] : []))

describe('show', () => {
  it('says what the server knows of this machine', async () => {
    await register()
    const { code, out } = await world.ccm('machine')
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'box  machine-0001, linux',
        `server        ${world.server.url}`,
        'user profile  none; "ccm machine apply --profile <name>" gives one',
        '',
        'Variables',
        '  os  nix',
        '',
        'Overrides',
        '  excluded  mcp-server/memory  ',
        '',
      ].join('\n'),
    )
  })

  it('asks nothing for a machine that is not registered', async () => {
    const { code, out } = await world.ccm('machine', 'show', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ command: 'machine', action: 'show', machine: null })
    expect(world.server.calls).toEqual([])
  })
})

it('lists machines and names this one', async () => {
  await register()
  expect((await world.ccm('machine', 'list')).out).toBe('box  linux  0 projects  no user profile  machine-0001, this one\n')
})

describe('overrides', () => {
  beforeEach(register)

  it.each([
    [['exclude', 'mcp-server/memory'], { action: 'exclude' }],
    [['exclude', 'memory'], { action: 'exclude' }],
    [['include', 'mcp-server/memory'], { action: 'include', scope: 'project' }],
    [['include', 'mcp-server/memory', '--scope', 'local'], { action: 'include', scope: 'local' }],
    [['modify', 'mcp-server/memory', '--patch', '{"args":["-x"],"env":null}'], { action: 'modify', patch: { args: ['-x'], env: null } }],
  ])('%j sets one', async (words, override) => {
    expect((await world.ccm('machine', ...words)).code).toBe(0)
    expect(sent('machines.overrides.set')).toEqual([{ machineId: 'machine-0001', componentId: 'component-1', ...override }])
  })

  it('reads a patch from a pipe', async () => {
    world.input = '{"timeout": 5}\n'
    await world.ccm('machine', 'modify', 'mcp-server/memory')
    expect(sent('machines.overrides.set')).toMatchObject([{ patch: { timeout: 5 } }])
  })

  it('takes one away', async () => {
    expect((await world.ccm('machine', 'reset', 'memory')).out).toContain('mcp-server/memory is on this machine as everywhere.')
    expect(sent('machines.overrides.remove')).toEqual([{ machineId: 'machine-0001', componentId: 'component-1' }])
  })

  it.each([
    [['exclude'], 'takes one component'],
    [['exclude', 'agent/memory'], 'There is no type of component "agent"'],
    [['include', 'memory', '--scope', 'global'], 'There is no scope "global"'],
    [['modify', 'memory', '--patch', '[1]'], 'is not a JSON object'],
    [['modify', 'memory', '--patch', '{'], 'is not valid JSON'],
    [['modify', 'memory'], 'pipe it in'],
    [['exlude', 'memory'], 'did you mean "exclude"'],
    [['show', 'memory'], 'takes no "memory"'],
  ])('refuses %j', async (words, message) => {
    const { code, err } = await world.ccm('machine', ...words)
    expect(code).toBe(64)
    expect(err).toContain(message)
    expect(sent('machines.overrides.set')).toEqual([])
  })

  it('changes nothing in a dry run', async () => {
    expect((await world.ccm('machine', 'exclude', 'memory', '--dry-run')).out).toContain('would be excluded')
    expect(sent('machines.overrides.set')).toEqual([])
  })
})

it('sets and unsets variables, from the revision it read', async () => {
  await register()
  await world.ccm('machine', 'set', 'testCommand', '007')
  await world.ccm('machine', 'unset', 'os')
  expect((await world.ccm('machine', 'unset', 'none')).code).toBe(64)
  expect(sent('machines.update')).toEqual([
    { id: 'machine-0001', expectedRevision: 3, variables: { os: 'nix', testCommand: '007' } },
    { id: 'machine-0001', expectedRevision: 3, variables: {} },
  ])
})

it('renames this machine here and on the server', async () => {
  await register()
  await world.ccm('machine', 'rename', 'Study')
  expect(sent('machines.update')).toEqual([{ id: 'machine-0001', expectedRevision: 3, name: 'Study' }])
  expect((await world.ccm('config', 'get', 'machineName')).out).toBe('Study\n')
})

describe('the name of a machine that is known', () => {
  const called = (name: string) =>
    (world.server.procedures['machines.register'] = ({ id }) => ({ id, name, revision: 3, token: 'machine-token' }))
  const again = () => world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')

  it('stays as it was given elsewhere', async () => {
    await register()
    called('attic')
    expect((await again()).code).toBe(0)
    expect(sent('machines.update')).toEqual([])
  })

  it('is told once after it was set here, and may be changed elsewhere from then on', async () => {
    await register()
    called('box')
    await world.ccm('config', 'set', 'machineName', 'Study')
    await again()
    const told = [{ id: 'machine-0001', expectedRevision: 3, name: 'Study' }]
    expect(sent('machines.update')).toEqual(told)
    called('attic')
    await again()
    expect(sent('machines.update')).toEqual(told)
  })

  it('is not set back to what it was renamed to before', async () => {
    await register()
    await world.ccm('machine', 'rename', 'Study')
    called('attic')
    await again()
    expect(sent('machines.update')).toHaveLength(1)
  })
})

it('forgets after a yes, and leaves every file', async () => {
  world.server.artifacts = [agent('reviewer')]
  await register()
  expect((await world.ccm('machine', 'forget')).code).toBe(2)
  expect(sent('machines.remove')).toEqual([])
  expect((await world.ccm('machine', 'forget', '--yes')).code).toBe(0)
  expect(sent('machines.remove')).toEqual([{ id: 'machine-0001', force: true }])
  expect(world.files()).toEqual(['.claude/agents/reviewer.md'])
  expect(JSON.parse(readFileSync(join(world.ccmHome, 'config.json'), 'utf8'))).toEqual({})
  expect((await world.ccm('sync')).code).toBe(1)
})

describe('the user scope', () => {
  const atHome = (path: string): Artifact => ({ ...agent('reviewer'), id: `home:${path}`, root: 'home', path })
  beforeEach(() => {
    world.server.artifacts = [atHome('.claude/agents/reviewer.md')]
  })
  const file = () => join(world.home, '.claude/agents/reviewer.md')

  it('is bound to a profile and synced', async () => {
    const { code, out } = await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
    expect(code).toBe(0)
    expect(out).toContain(
      `~/.claude (${world.home}/.claude) takes the profile essentials:\n  + ~/.claude/agents/reviewer.md  subagent reviewer\nDone: 1 created.`,
    )
    expect(sent('profiles.preview')).toEqual([{ name: 'essentials', user: 'default' }])
    expect(sent('machines.bindUser')).toEqual([
      { machineId: 'machine-0001', path: `${world.home}/.claude`, profile: { name: 'essentials' } },
    ])
    expect(existsSync(file())).toBe(true)
    expect((await world.ccm('sync', '--user')).out).toBe('In step: 1 artifact\n')
    expect((await world.ccm('sync', '--all')).out).toBe(`~/.claude  ${world.home}/.claude\nIn step: 1 artifact\n`)
    expect((await world.ccm('status', '--user')).out).toContain('profile essentials, 1 artifact')
  })

  it('is renewed without a profile named', async () => {
    await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
    expect((await world.ccm('machine', 'apply')).out).toBe('In step: 1 artifact\n')
    expect(sent('machines.bindUser').at(-1)).toEqual({ machineId: 'machine-0001', path: `${world.home}/.claude` })
  })

  it('is the profile that was chosen in the web app, unless another is named', async () => {
    await world.ccm('machine', 'exclude', 'mcp-server/memory')
    machine.userProfile = { id: 'profile-1', name: 'essentials' }
    const said = await world.ccm('machine', 'apply', '--yes')
    expect(said).toMatchObject({ code: 0, err: '', out: expect.stringContaining('takes the profile essentials') })
    expect(existsSync(file())).toBe(true)
  })

  it('registers nothing in a dry run, and nothing where nobody can say yes', async () => {
    for (const flags of [['--dry-run', '--yes'], []]) {
      expect((await world.ccm('machine', 'apply', '--profile', 'essentials', ...flags)).code).toBe(2)
    }
    expect(existsSync(world.ccmHome) || existsSync(join(world.home, '.claude'))).toBe(false)
    expect(sent('machines.register')).toEqual([])
  })

  it('shows the files and asks, and registers nothing when that is declined', async () => {
    world.answers = [false]
    const { code, out } = await world.ccm('machine', 'apply', '--profile', 'essentials')
    expect(code).toBe(2)
    expect(out).toContain('  + ~/.claude/agents/reviewer.md  subagent reviewer\n')
    expect(world.asked).toEqual(['Make essentials the profile of ~/.claude on this machine, and write this?'])
    expect(existsSync(file())).toBe(false)
    expect(sent('machines.register')).toEqual([])
  })

  it('shows what changed in it', async () => {
    await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
    writeFileSync(file(), 'by hand\n')
    const { code, out } = await world.ccm('diff', '--user')
    expect(code).toBe(2)
    expect(out).toContain('~/.claude/agents/reviewer.md')
    expect(out).toContain('-by hand')
  })

  it('lies in the directory CLAUDE_CONFIG_DIR names', async () => {
    const own = join(world.home, 'elsewhere')
    mkdirSync(own)
    world.env = { CLAUDE_CONFIG_DIR: own }
    world.server.artifacts = [atHome('agents/reviewer.md')]
    await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
    expect(existsSync(join(own, 'agents/reviewer.md'))).toBe(true)
    expect(sent('sync.desired')[0]).toMatchObject({ facts: { configDirectory: 'own', shared: false } })
    world.env = {}
    expect((await world.ccm('sync', '--user')).err).toContain('~/.claude has no profile on this machine')
  })

  it('says when its directory is gone', async () => {
    await world.ccm('machine', 'apply', '--profile', 'essentials', '--yes')
    rmSync(join(world.home, '.claude'), { recursive: true })
    const { code, err } = await world.ccm('sync', '--all')
    expect(code).toBe(2)
    expect(err).toContain('is gone, so nothing was done for it. If Claude Code has another directory now')
  })
})
