import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Project, type Run, startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
let bound: Project
let empty: Project
beforeAll(async () => {
  system = await startSystem()
  bound = system.directory('documents')
  empty = system.directory('empty')
  expect((await bound.ccm('apply', '--profile', 'base', '--yes')).code).toBe(0)
})
afterAll(() => system.close())

/** The one document, which says of itself what the shell heard. */
function documentOf({ code, out }: Run, command: string | null): Record<string, unknown> {
  expect(out).toMatch(/^[^\n]+\n$|^\{\n[\s\S]*\n\}\n$/)
  const document = JSON.parse(out) as Record<string, unknown>
  expect(document).toMatchObject({ command, exitCode: code })
  return document
}

function failureOf(run: Run, command: string | null, code: string): void {
  expect(documentOf(run, command)).toMatchObject({
    error: { code, message: expect.stringMatching(/^\S.*\.$/s), issues: expect.any(Array) },
  })
  expect(run.code).not.toBe(0)
  expect(run.out).not.toMatch(/\\n\s+at |node:internal/)
  expect(run.err).not.toMatch(/\n\s+at |node:internal/)
}

describe('--json of a command that does what it should', () => {
  it.each([
    [['sync']],
    [['sync', '--all']],
    [['sync', '--dry-run']],
    [['status']],
    [['diff']],
    [['apply', '--dry-run', '--profile', 'web-app']],
    [['init', 'inner', '--dry-run', '--profile', 'base']],
    [['init', 'inner', '--profile', 'base', '--yes']],
    [['apply']],
    [['list']],
    [['list', 'components', '--type', 'hook']],
    [['list', 'profiles']],
    [['list', 'projects', '--search', 'nothing like it']],
    [['show', 'base']],
    [['show', 'code-reviewer']],
    [['config']],
    [['config', 'get', 'serverUrl']],
    [['config', 'set', 'trust', 'ask']],
  ])('ccm %j prints one document', async (argv) => {
    const run = await bound.ccm(...argv, '--json')
    expect(documentOf(run, argv[0] ?? null)).not.toHaveProperty('error')
    expect([0, 2]).toContain(run.code)
  })
})

describe('--json of a command that fails', () => {
  const dead = 'http://127.0.0.1:1'

  it.each<[string[], string | null, string]>([
    [['init', 'x', '--profile', 'nothing', '--yes'], 'init', 'bad-request'],
    [['apply', '--profile', 'nothing', '--yes'], 'apply', 'bad-request'],
    [['apply'], 'apply', 'bad-request'],
    [['sync'], 'sync', 'not-found'],
    [['sync', 'no-such-directory'], 'sync', 'not-found'],
    [['status'], 'status', 'not-found'],
    [['diff'], 'diff', 'not-found'],
    [['list', 'nonsense'], 'list', 'bad-request'],
    [['list', '--type', 'nonsense'], 'list', 'bad-request'],
    [['show', 'nothing'], 'show', 'not-found'],
    [['show'], 'show', 'not-found'],
    [['config', 'get', 'nonsense'], 'config', 'bad-request'],
    [['config', 'set', 'serverUrl', 'nonsense'], 'config', 'bad-request'],
    [['config', 'nonsense'], 'config', 'bad-request'],
    [['nonsense'], 'nonsense', 'bad-request'],
    [['sync', '--nonsense'], 'sync', 'bad-request'],
    [['sync', 'a', 'b', 'c'], 'sync', 'bad-request'],
    [['list', '--search'], 'list', 'bad-request'],
    [['list', '--cwd', 'no-such-directory', '--server', 'nonsense'], 'list', 'bad-request'],
  ])('ccm %j prints one document with its error', async (argv, command, code) => {
    failureOf(await empty.ccm(...argv, '--json'), command, code)
  })

  it.each([
    ['init', ['init', 'x', '--profile', 'base', '--yes']],
    ['apply', ['apply', '--profile', 'base', '--yes']],
    ['sync', ['sync']],
    ['list', ['list']],
    ['show', ['show', 'base']],
  ] as const)('ccm %s without a server prints one document, exit code 69', async (command, argv) => {
    const run = await bound.ccm(...argv, '--json', '--server', dead)
    failureOf(run, command, 'unreachable')
    expect(run.code).toBe(69)
  })

  it.each(['status', 'diff'])('ccm %s without a server prints one document by what is remembered, which says so', async (command) => {
    const run = await bound.ccm(command, '--json', '--server', dead)
    expect([0, 2]).toContain(run.code)
    const document = documentOf(run, command)
    expect(document).toMatchObject({ offline: true })
    expect(document).not.toHaveProperty('error')
  })

  it('ccm sync in a project with a broken file prints one document that names it', async () => {
    const project = system.directory('broken')
    await project.ccm('apply', '--profile', 'base', '--yes')
    project.write('.mcp.json', '{')
    for (const command of ['sync', 'apply']) {
      const run = await project.ccm(command, '--yes', '--json')
      failureOf(run, command, 'unreadable')
      expect(run.out).toContain('.mcp.json: ')
    }
    for (const command of ['status', 'diff']) documentOf(await project.ccm(command, '--json'), command)
    const all = await system.ccm(project.path, ['sync', '--all', '--json'])
    const { targets } = documentOf(all, 'sync') as { targets: { outcome: string; target: { name: string } }[] }
    expect(targets).toContainEqual(expect.objectContaining({ outcome: 'failed', target: expect.objectContaining({ name: 'broken' }) }))
  })

  it('ccm with a damaged or forbidden home prints one document', async () => {
    const home = system.directory('bad-home').path
    mkdirSync(join(home, '.ccm'))
    writeFileSync(join(home, '.ccm/config.json'), '{')
    failureOf(await system.ccm(empty.path, ['list', '--json'], { HOME: home }), 'list', 'unreadable')
    writeFileSync(join(home, 'file'), '')
    failureOf(
      await system.ccm(empty.path, ['apply', '--profile', 'base', '--yes', '--json'], { HOME: home, CCM_HOME: join(home, 'file') }),
      'apply',
      'unreadable',
    )
  })
})
