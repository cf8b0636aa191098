import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, openWorld, type World } from '../testing/world.ts'

let world: World
let about: { warnings: string[] }
let usage: { name: string; components: object[]; missing: { id: string }[] }[]
beforeEach(async () => {
  world = await openWorld()
  world.env = { PATH: '' }
  about = { warnings: [] }
  usage = []
  const { procedures } = world.server
  procedures['health.check'] = () => ({ status: 'ok', version: '0.0.0', protocol: 1, serverId: 'server-1', database: 'ok', counts: null })
  procedures['machines.get'] = ({ id }) => ({ id, displayName: 'box' })
  procedures['settings.about'] = () => about
  procedures['settings.get'] = () => ({ approveMcpServers: true, defaultProfileId: null })
  procedures['envVars.usage'] = () => ({ items: usage })
  world.server.artifacts = [agent('reviewer')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
})
afterEach(() => world.close())

interface Document {
  exitCode: number
  checks: { id: string; state: string; message: string; remedy?: string; details?: string[] }[]
}
async function look(): Promise<Document> {
  const { code, out } = await world.ccm('doctor', '--json')
  const document = JSON.parse(out) as Document
  expect(document.exitCode).toBe(code)
  return document
}
const wrong = ({ checks }: Document) => checks.filter(({ state }) => state !== 'ok')
const ledger = () => join(world.ccmHome, 'targets/target-1/ledger.json')

it('finds everything as it should be, one line each, and changes nothing', async () => {
  const before = readFileSync(ledger(), 'utf8')
  const { code, out, err } = await world.ccm('doctor')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n')).toEqual([
    `ok        ${world.ccmHome}/config.json can be read, and by this user alone.`,
    'ok        This machine is machine-0001.',
    `ok        ${world.server.url} answers.`,
    'ok        ccm and server have version 0.0.0.',
    'ok        The server knows this machine as box, and there is a token to prove it.',
    `ok        demo (${world.project}): the ledger holds 1 artifact.`,
    'ok        Every reference to an environment variable has a value.',
    'ok        MCP servers of the library are approved in each checkout.',
    'ok        Claude Code takes every settings file as it stands (0).',
    'ok        Claude Code is not on the PATH, so its own doctor was not asked.',
    'Everything is as it should be.',
    '',
  ])
  expect(readFileSync(ledger(), 'utf8')).toBe(before)
})

describe('says what is wrong and what to do', () => {
  it.each<[string, () => void, string, RegExp]>([
    ['a config others can read', () => chmodSync(join(world.ccmHome, 'config.json'), 0o644), 'attention', /chmod go-rwx/],
    ['a copied configuration', () => void (world.computer = 'computer-b'), 'broken', /made on another computer/],
    ['a directory that is gone', () => rmSync(world.project, { recursive: true }), 'attention', /is gone\..*ccm project move/],
    ['a ledger nobody can read', () => writeFileSync(ledger(), '{'), 'broken', /ccm doctor --rebuild-ledger --cwd/],
    ['a first sync that never came', () => rmSync(ledger()), 'attention', /never synced/],
    ['an answer that is not kept', () => rmSync(join(world.ccmHome, 'targets/target-1/desired.json')), 'attention', /not kept/],
    [
      'another library',
      () => void (world.server.procedures['health.check'] = () => health({ serverId: 'other' })),
      'attention',
      /another library/,
    ],
    ['another version', () => void (world.server.procedures['health.check'] = () => health({ version: '9.0.0' })), 'attention', /9\.0\.0/],
    ['another protocol', () => void (world.server.procedures['health.check'] = () => health({ protocol: 2 })), 'broken', /Update ccm/],
    [
      'values that are missing',
      () => void usage.push({ name: 'API_KEY', components: [], missing: [{ id: 'project-1' }] }),
      'attention',
      /API_KEY/,
    ],
    ['a risk the server names', () => void about.warnings.push('Secrets are open.'), 'attention', /Secrets are open/],
    ['a lock', () => mkdirSync(join(world.ccmHome, 'targets/target-1/lock/123-a.json'), { recursive: true }), 'attention', /process 123/],
    ['a run that was killed', () => pending('{"version":1}\n'), 'attention', /next sync finishes it/],
    ['a record that cannot be read', () => pending('{"versi\ncommit\n'), 'broken', /cannot be read/],
    ['settings that are no JSON', () => world.write('.claude/settings.json', '{ // no\n}'), 'broken', /ignores all of it/],
    ['settings Claude Code drops', () => world.write('.claude/settings.json', '{"model": 5}'), 'broken', /model/],
  ])('%s', async (_name, spoil, state, text) => {
    spoil()
    const document = await look()
    expect(document.exitCode).toBe(2)
    const lines = wrong(document).map((check) => `${check.state} ${check.message} ${check.remedy ?? ''}`)
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${state} .*(?:${text.source})`, 's'))])
  })

  const health = (other: object) => ({ status: 'ok', version: '0.0.0', protocol: 1, serverId: 'server-1', ...other })
  const pending = (text: string) => {
    mkdirSync(join(world.ccmHome, 'runs/target-1'), { recursive: true })
    writeFileSync(join(world.ccmHome, 'runs/target-1/run-9.pending'), text)
  }

  it('a server that is away, and still looks at the rest', async () => {
    await world.server.close()
    const document = await look()
    expect(document.exitCode).toBe(2)
    expect(wrong(document)).toMatchObject([{ id: 'server', state: 'broken' }])
    expect(document.checks.map(({ id }) => id)).toContain('target')
  })
})

describe('Claude Code', () => {
  const claude = (script: string) => {
    const bin = join(world.home, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'claude'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    world.env = { PATH: `${bin}:/usr/bin:/bin` }
  }

  it('is asked for what its own doctor says', async () => {
    claude('if [ "$1" = --version ]; then echo "2.1.330 (Claude Code)"; else printf "\\033[1mAll well\\033[0m\\n"; fi')
    expect((await look()).checks.at(-1)).toEqual({
      id: 'claude',
      state: 'ok',
      message: '2.1.330 (Claude Code): its own doctor ran.',
      details: ['All well'],
    })
  })

  it('is said to complain when it does', async () => {
    claude('if [ "$1" = --version ]; then echo 2.1.330; else echo "Bad settings"; exit 3; fi')
    expect(wrong(await look())).toMatchObject([{ id: 'claude', state: 'attention', details: ['Bad settings'] }])
  })
})

describe('--rebuild-ledger', () => {
  it('moves the ledger aside, takes over what is there, and leaves alone what differs', async () => {
    world.server.artifacts = [agent('reviewer'), agent('tester')]
    await world.ccm('sync', '--yes')
    world.write('.claude/agents/tester.md', 'by hand\n')
    writeFileSync(ledger(), 'broken')
    expect((await world.ccm('sync')).err).toContain('ccm doctor --rebuild-ledger')
    const { code, out, err } = await world.ccm('doctor', '--rebuild-ledger')
    expect(code).toBe(2)
    expect(out).toContain('Done: 1 taken over.')
    expect(err).toContain(`The old ledger is ${ledger()}.unreadable now.`)
    expect(readFileSync(`${ledger()}.unreadable`, 'utf8')).toBe('broken')
    expect(world.read('.claude/agents/tester.md')).toBe('by hand\n')
    expect((await world.ccm('status')).code).toBe(2)
  })

  it('leaves a ledger that can be read', async () => {
    const before = readFileSync(ledger(), 'utf8')
    expect((await world.ccm('doctor', '--rebuild-ledger')).out).toBe('The ledger of demo can be read, so nothing was done.\n')
    expect(readFileSync(ledger(), 'utf8')).toBe(before)
  })

  it('changes nothing in a dry run', async () => {
    writeFileSync(ledger(), 'broken')
    expect((await world.ccm('doctor', '--rebuild-ledger', '--dry-run')).code).toBe(2)
    expect(readdirSync(join(world.ccmHome, 'targets/target-1')).sort()).toEqual(['desired.json', 'ledger.json'])
    expect(existsSync(`${ledger()}.unreadable`)).toBe(false)
  })
})
