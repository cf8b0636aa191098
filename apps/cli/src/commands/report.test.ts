import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agent, mcpServer, openWorld, type World } from '../testing/world.ts'

const REVIEWER = '.claude/agents/reviewer.md'
const TESTER = '.claude/agents/tester.md'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.server.artifacts = [agent('reviewer'), agent('tester')]
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  world.server.reports.length = 0
})
afterEach(() => world.close())

const exceptions = () => world.server.reports.at(-1)?.exceptions

describe('what the server is told of a change made here', () => {
  it('is the text, secrets masked', async () => {
    world.write(TESTER, 'by hand with ghp_0123456789abcdefghijABCDEFGHIJ012345\n')
    await world.ccm('sync')
    expect(exceptions()).toMatchObject([{ state: 'drifted', text: 'by hand with ‹secret 1›\n' }])
  })

  it('is the text of what was there before, and of a conflict', async () => {
    world.write('.claude/agents/third.md', 'mine\n')
    world.write(REVIEWER, 'by hand\n')
    world.server.artifacts = [agent('reviewer', 'anew\n'), agent('tester'), agent('third', 'theirs\n')]
    await world.ccm('sync')
    expect(exceptions()).toMatchObject([
      { state: 'conflict', text: 'by hand\n' },
      { state: 'foreign', text: 'mine\n' },
    ])
  })

  it('is no text of private files, of bytes, of what was deleted, and of what only waits', async () => {
    const secret = { ...agent('secret'), private: true }
    world.server.artifacts.push(secret, agent('logo'), agent('gone'))
    await world.ccm('sync', '--yes')
    world.write(secret.path, 'mine\n')
    writeFileSync(join(world.project, '.claude/agents/logo.md'), Buffer.from([0, 255, 1]))
    rmSync(join(world.project, '.claude/agents/gone.md'))
    world.server.artifacts.push(mcpServer('memory'))
    await world.ccm('sync')
    expect(exceptions()?.map(({ state, text }) => [state, text])).toEqual([
      ['drifted', undefined],
      ['drifted', undefined],
      ['missing', undefined],
      ['waiting', undefined],
    ])
  })

  it('leaves out what is too long, and what no longer fits', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `many-${index}`)
    world.server.artifacts = names.map((name) => agent(name))
    await world.ccm('sync', '--yes')
    world.write('.claude/agents/many-0.md', 'x'.repeat(64 * 1024 + 1))
    for (const name of names.slice(1)) world.write(`.claude/agents/${name}.md`, `${'line\n'.repeat(12_000)}`)
    await world.ccm('sync')
    const texts = exceptions()?.map(({ text }) => text?.length ?? 0) ?? []
    expect(texts[0]).toBe(0)
    // A line end takes two bytes on the wire.
    expect(texts.filter((length) => length === 60_000)).toHaveLength(8)
    expect(texts.filter((length) => length === 0)).toHaveLength(4)
  })

  it('is told once', async () => {
    world.write(TESTER, 'by hand\n')
    await world.ccm('sync')
    await world.ccm('sync')
    expect(world.server.reports).toHaveLength(1)
  })
})

describe('a sync that stopped before its first write', () => {
  const stop = () => {
    world.server.artifacts.push(mcpServer('memory'))
    world.write('.mcp.json', '{ "mcpServers": ')
    return world.ccm('sync', '--yes')
  }

  it('is told to the server on one line, and the next good run too, though nothing changed', async () => {
    expect((await stop()).code).toBe(1)
    expect(world.server.failures).toMatchObject([{ targetId: 'target-1', code: 'unreadable' }])
    expect(world.server.failures[0]?.message).toMatch(/^Nothing was written\. \.mcp\.json: [^\n]+$/)
    expect(world.server.reports).toEqual([])
    rmSync(join(world.project, '.mcp.json'))
    world.server.artifacts.pop()
    expect((await world.ccm('sync')).code).toBe(0)
    expect(world.server.reports).toHaveLength(1)
    await world.ccm('sync')
    expect(world.server.reports).toHaveLength(1)
  })

  it('is told without the name of the user', async () => {
    writeFileSync(join(world.ccmHome, 'targets/target-1/ledger.json'), '{')
    expect((await world.ccm('sync')).err).toContain(world.ccmHome)
    expect(world.server.failures).toMatchObject([{ code: 'unreadable' }])
    expect(world.server.failures[0]?.message).toContain('~/.ccm/targets/target-1/ledger.json')
  })

  it('is not told in a dry run', async () => {
    world.server.artifacts.push(mcpServer('memory'))
    world.write('.mcp.json', '{ "mcpServers": ')
    expect((await world.ccm('sync', '--dry-run')).code).toBe(1)
    expect(world.server.failures).toEqual([])
  })

  it.each([
    ['typed wrong', ['sync', '--mine', '--theirs']],
    ['of a server with another library', ['sync']],
  ])('is not told when it was %s', async (name, argv) => {
    if (name !== 'typed wrong') world.server.serverId = 'server-2'
    world.write(REVIEWER, 'by hand\n')
    expect((await world.ccm(...argv)).code).not.toBe(0)
    expect(world.server.failures).toEqual([])
  })

  it('says when the server would not hear of it', async () => {
    delete world.server.procedures['sync.fail']
    expect((await stop()).err).toMatch(/^Note: The server could not be told of this\. .*\nccm: Nothing was written\./)
  })
})
