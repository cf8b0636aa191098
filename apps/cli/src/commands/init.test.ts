import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer'), mcpServer('memory')]
})
afterEach(() => world.close())

const calls = () => world.server.calls.map(({ path }) => path)
const registered = () => calls().filter((path) => path.endsWith('.register'))
const shop = () => join(world.project, 'shop')

describe('init', () => {
  it('makes the directory, registers machine and project, and writes the profile', async () => {
    const { code, out } = await world.ccm('init', 'shop', '--profile', 'essentials', '--yes')
    expect(code).toBe(0)
    expect(out).toContain(`shop (${shop()}) takes the profile essentials:\n  + .claude/agents/reviewer.md  subagent reviewer\n`)
    expect(out).toContain('Done: 2 created.')
    expect(world.files()).toEqual(['shop/.claude/agents/reviewer.md', 'shop/.mcp.json'])
    expect(calls()).toEqual(['profiles.preview', 'machines.register', 'projects.register', 'sync.desired', 'sync.report'])
    expect((await world.ccm('sync', 'shop')).out).toBe('In step: 2 artifacts\n')
  })

  it('takes the current directory when no name is given', async () => {
    expect((await world.ccm('init', '--profile', 'essentials', '--yes')).code).toBe(0)
    expect(world.files()).toEqual(['.claude/agents/reviewer.md', '.mcp.json'])
  })

  it('keeps a name that looks like a number', async () => {
    await world.ccm('init', '007', '--profile', 'essentials', '--yes')
    expect(existsSync(join(world.project, '007', '.mcp.json'))).toBe(true)
  })

  it('refuses a name that is a file', async () => {
    world.write('shop', 'a file')
    const { code, err } = await world.ccm('init', 'shop', '--profile', 'essentials', '--yes')
    expect(code).toBe(64)
    expect(err).toContain('shop is there already and is not a directory')
  })

  it('lets a person choose the profile at a terminal', async () => {
    world.answers = ['essentials', true, true]
    expect((await world.ccm('init', 'shop')).code).toBe(0)
    expect(world.asked).toEqual([
      'Which profile?',
      `Register shop and write this to ${shop()}?`,
      'Write this one, which runs code or widens permissions?',
    ])
  })
})

describe('first contact', () => {
  it('registers and writes nothing in a dry run, and makes no directory', async () => {
    const { code, out } = await world.ccm('init', 'shop', '--profile', 'essentials', '--dry-run')
    expect(code).toBe(2)
    expect(out).toContain('+ .claude/agents/reviewer.md')
    expect(out).toContain('Nothing was written or registered.')
    expect(registered()).toEqual([])
    expect(readdirSync(world.home)).toEqual([])
    expect(readdirSync(world.project)).toEqual([])
  })

  it('leaves nothing behind when the person declines', async () => {
    world.answers = [false]
    const { code, err } = await world.ccm('init', 'shop', '--profile', 'essentials')
    expect(code).toBe(2)
    expect(err).toContain('Nothing was written or registered.')
    expect(registered()).toEqual([])
    expect(readdirSync(world.home)).toEqual([])
    expect(readdirSync(world.project)).toEqual([])
  })

  it('does nothing where nobody can say yes', async () => {
    const { code, err } = await world.ccm('apply', '--profile', 'essentials')
    expect(code).toBe(2)
    expect(err).toContain('Run the command again with --yes.')
    expect(registered()).toEqual([])
    expect(world.files()).toEqual([])
  })

  it('writes the rest when only what runs is declined', async () => {
    world.answers = [true, false]
    expect((await world.ccm('apply', '--profile', 'essentials')).code).toBe(2)
    expect(world.files()).toEqual(['.claude/agents/reviewer.md'])
  })

  it('registers nothing when a file here cannot be read', async () => {
    world.write('.mcp.json', '{ broken')
    const { code, err } = await world.ccm('apply', '--profile', 'essentials', '--yes')
    expect(code).toBe(1)
    expect(err).toContain('.mcp.json')
    expect(registered()).toEqual([])
    expect(world.read('.mcp.json')).toBe('{ broken')
  })

  it('names the profiles there are when none was named', async () => {
    const { code, err } = await world.ccm('apply')
    expect(code).toBe(64)
    expect(err).toBe('ccm: Name a profile with --profile. Use one of: essentials.\n')
  })

  it('names the default profile of the library first', async () => {
    const { procedures } = world.server
    procedures['profiles.list'] = () => ({
      items: ['base', 'web'].map((name) => ({ id: `profile-${name}`, name })),
      total: 2,
      nextCursor: null,
    })
    procedures['settings.get'] = () => ({ approveMcpServers: true, defaultProfileId: 'profile-web' })
    expect((await world.ccm('apply')).err).toBe('ccm: Name a profile with --profile. Use one of: web, base.\n')
  })

  it('names the profile that was most likely meant', async () => {
    const { code, err } = await world.ccm('apply', '--profile', 'esentials', '--yes')
    expect(code).toBe(64)
    expect(err).toBe('ccm: There is no profile "esentials"; did you mean "essentials"? Use one of: essentials.\n')
  })

  it('leaves what is here and different as it is', async () => {
    world.write('.claude/agents/reviewer.md', 'mine\n')
    const { code, out } = await world.ccm('apply', '--profile', 'essentials', '--yes')
    expect(code).toBe(2)
    expect(out).toContain('already here and different')
    expect(world.read('.claude/agents/reviewer.md')).toBe('mine\n')
  })

  it('remembers a server that was named on the command line', async () => {
    await world.ccm('apply', '--profile', 'essentials', '--yes', '--server', `${world.server.url}/`)
    expect((await world.ccm('config', 'list', '--json')).out).toContain(`"serverUrl": "${world.server.url}"`)
  })
})

describe('apply', () => {
  it('keeps the profile of a bound directory, and tells the server about it again', async () => {
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    world.server.calls.length = 0
    expect(await world.ccm('apply')).toMatchObject({ code: 0, out: 'In step: 2 artifacts\n' })
    expect(calls()).toEqual(['machines.register', 'projects.register', 'sync.desired'])
    expect(world.server.calls[1]?.input).not.toHaveProperty('profile')
  })

  it('gives a computer with a copied home directory an id of its own', async () => {
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    world.computer = 'computer-b'
    world.server.calls.length = 0
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    expect(world.server.calls.find(({ path }) => path === 'machines.register')?.input).toMatchObject({ id: 'machine-0002' })
  })

  it('says that the files are committed where they lie in a git work tree', async () => {
    world.write('.git/HEAD', 'ref: refs/heads/main\n')
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    expect(world.server.calls.find(({ path }) => path === 'projects.register')?.input).toMatchObject({ shared: true })
    expect(world.server.calls.find(({ path }) => path === 'sync.desired')?.input).toMatchObject({ facts: { shared: true } })
  })
})

describe('what a profile would give', () => {
  it.each([null, 'x', {}, { artifacts: [] }, { artifacts: {}, warnings: [] }, { artifacts: [], warnings: [null] }])(
    'is refused in a shape nobody agreed on: %j',
    async (answer) => {
      world.server.procedures['profiles.preview'] = () => answer
      const { code, err } = await world.ccm('apply', '--profile', 'essentials', '--yes')
      expect(code).toBe(1)
      expect(err).toMatch(/^ccm: Nothing was written: .* answered in a way this ccm does not understand\./)
      expect(world.files()).toEqual([])
    },
  )
})

describe('the repository', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: world.project, stdio: 'ignore' })

  it('is told when a directory is bound, and again when it is bound anew', async () => {
    git('init', '-q')
    git('commit', '-q', '--allow-empty', '-m', 'first')
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    await world.ccm('apply')
    expect(registered('projects.register').map(({ repository }) => repository)).toEqual([
      expect.stringMatching(/^commit-[0-9a-f]{40}$/),
      expect.stringMatching(/^commit-[0-9a-f]{40}$/),
    ])
  })

  it('is none outside git, and for a directory that is still to be made', async () => {
    await world.ccm('init', 'shop', '--profile', 'essentials', '--yes')
    expect(registered('projects.register')).toMatchObject([{ repository: null }])
  })

  const registered = (path: string) => world.server.calls.flatMap((call) => (call.path === path ? [call.input] : []))
})
