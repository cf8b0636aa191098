import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { type Run, startSystem, type System } from './system.ts'
import { treeOf } from './tree.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const git = (cwd: string, ...argv: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main', ...argv], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })

interface Computer {
  home: string
  ccm(cwd: string, ...argv: string[]): Promise<Run>
  machineId(): string
}

function computer(name: string): Computer {
  const home = system.directory(`${name}-home`).path
  return {
    home,
    ccm: (cwd, ...argv) => system.ccm(cwd, argv, { HOME: home, USERPROFILE: home }),
    machineId: () => JSON.parse(readFileSync(join(home, '.ccm/config.json'), 'utf8')).machineId,
  }
}

/** What git would commit now. */
const shared = (checkout: string) => {
  git(checkout, 'add', '-A')
  return git(checkout, 'status', '--porcelain')
}

const json = (checkout: string, path: string) => JSON.parse(readFileSync(join(checkout, path), 'utf8'))

describe('one repository cloned on two computers', () => {
  let one: Computer
  let two: Computer
  let here: string
  let there: string

  beforeAll(async () => {
    one = computer('clone-one')
    two = computer('clone-two')
    await profileOf(system.url, 'cloned', [
      { type: 'mcp-server', name: 'docs', config: { type: 'stdio', command: 'docs-server' } },
      { type: 'mcp-server', name: 'search', config: { type: 'stdio', command: 'search-server' } },
      { type: 'subagent', name: 'reviewer', config: { description: 'Reviews.', prompt: 'One.' } },
      { type: 'claude-md', name: 'house', config: { template: '# {{projectName}}' } },
    ])
    const origin = system.directory('cloned-origin/shop.git').path
    git(origin, 'init', '--bare')
    here = join(system.directory('cloned-one').path, 'shop')
    git(join(here, '..'), 'clone', origin, 'shop')
    git(here, 'commit', '--allow-empty', '-m', 'Begin')
    const run = await one.ccm(here, 'init', '--profile', 'cloned', '--yes')
    expect(run.code, run.err).toBe(0)
    git(here, 'add', '-A')
    git(here, 'commit', '-m', 'Configure Claude Code')
    git(here, 'push', 'origin', 'HEAD:main')
    there = join(system.directory('cloned-two').path, 'shop')
    git(join(there, '..'), 'clone', '-b', 'main', origin, 'shop')
  })

  it('keeps what is of one checkout out of git, and for its user alone', () => {
    expect(git(here, 'ls-files')).not.toContain('settings.local.json')
    expect(readFileSync(join(here, '.git/info/exclude'), 'utf8')).toMatch(/^\/\.claude\/settings\.local\.json$/m)
    expect(statSync(join(here, '.claude/settings.local.json')).mode & 0o777).toBe(0o600)
    expect(json(here, '.claude/settings.local.json').enabledMcpjsonServers).toEqual(['docs', 'search'])
  })

  it('is adopted by the second without a conflict or a change', async () => {
    const run = await two.ccm(there, 'init', '--profile', 'cloned', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(run.out).not.toMatch(/conflict/i)
    expect(shared(there)).toBe('')
    expect((await two.ccm(there, 'sync')).out).toMatch(/^In step/)
  })

  it('takes an exclusion of the second computer into what only that one reads', async () => {
    const before = treeOf(here)
    const server = await system.api.components.get.query({ type: 'mcp-server', name: 'search' })
    await made(system.url, 'machines.overrides.set', { machineId: two.machineId(), componentId: server.id, action: 'exclude' })
    const run = await two.ccm(there, 'sync', '--yes')
    expect(run.code, run.err).toBe(0)
    expect(shared(there)).toBe('')
    expect(json(there, '.mcp.json')).toEqual(json(here, '.mcp.json'))
    const local = json(there, '.claude/settings.local.json')
    expect(local.disabledMcpjsonServers).toEqual(['search'])
    expect(local.enabledMcpjsonServers).toEqual(['docs'])
    expect((await one.ccm(here, 'sync')).out).toMatch(/^In step/)
    expect(treeOf(here)).toEqual(before)
  })

  it('is no wall of conflicts where a checkout is behind the library', async () => {
    const three = computer('clone-three')
    const agent = await system.api.components.get.query({ type: 'subagent', name: 'reviewer' })
    const config = { description: 'Reviews.', prompt: 'Two.' }
    await made(system.url, 'components.update', { id: agent.id, expectedRevision: agent.revision, config })
    const late = join(system.directory('cloned-three').path, 'shop')
    git(join(late, '..'), 'clone', '-b', 'main', join(here, '../../cloned-origin/shop.git'), 'shop')
    expect(readFileSync(join(late, '.claude/agents/reviewer.md'), 'utf8')).toContain('One.')
    const run = await three.ccm(late, 'init', '--profile', 'cloned', '--yes')
    expect(run.code, run.err + run.out).toBe(0)
    expect(readFileSync(join(late, '.claude/agents/reviewer.md'), 'utf8')).toContain('Two.')
  })

  it('leaves a hand-made change of the same file alone', async () => {
    const four = computer('clone-four')
    const own = join(system.directory('cloned-four').path, 'shop')
    git(join(own, '..'), 'clone', '-b', 'main', join(here, '../../cloned-origin/shop.git'), 'shop')
    const agent = system.directory('cloned-four/shop')
    agent.write('.claude/agents/reviewer.md', '---\nname: reviewer\ndescription: Mine.\n---\n\nMine.\n')
    const run = await four.ccm(own, 'init', '--profile', 'cloned', '--yes')
    expect(run.code).toBe(2)
    expect(agent.read('.claude/agents/reviewer.md')).toContain('Mine.')
  })
})

describe('a private file that git tracks', () => {
  it('is not written, and it is said why; the rest is', async () => {
    const { ccm } = computer('tracked')
    const project = system.directory('tracked-checkout')
    git(project.path, 'init')
    project.write('.claude/settings.local.json', '{}\n')
    git(project.path, 'add', '-A', '-f')
    git(project.path, 'commit', '-m', 'Begin')
    const run = await ccm(project.path, 'init', '--profile', 'cloned', '--yes')
    expect(run.code).toBe(2)
    expect(run.out + run.err).toMatch(/settings\.local\.json.*git/s)
    expect(project.read('.claude/settings.local.json')).toBe('{}\n')
    expect(existsSync(join(project.path, '.mcp.json'))).toBe(true)
  })
})
