import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from './testing/world.ts'

let world: World
beforeEach(async () => void (world = await openWorld()))
afterEach(() => world.close())

describe('what was typed', () => {
  it.each([
    [['snyc'], 'There is no command "snyc"; did you mean "sync"? "ccm --help" lists them.'],
    [['teleport'], 'There is no command "teleport". "ccm --help" lists them.'],
    [['sync', '--dry-rnu'], 'There is no flag "--dry-rnu"; did you mean "--dry-run"? "ccm sync --help" lists them.'],
    [['sync', '-x'], 'There is no flag "-x". "ccm sync --help" lists them.'],
    [['apply', '--profile'], '--profile needs a value, for example --profile <name>.'],
    [['apply', '--profile', '--yes'], '--profile needs a value, for example --profile <name>.'],
    [['completion'], '"ccm completion" needs <shell>. "ccm completion --help" shows how.'],
    [['show', '--user', 'x'], '--user is about ~/.claude; leave "x" out.'],
    [['status', 'a', 'b'], '"ccm status" takes no "b". "ccm status --help" shows what it takes.'],
    [['config', 'gte', 'trust'], 'There is no action "gte"; did you mean "get"? Use one of: get, set, list.'],
    [
      ['config', 'set', 'serverurl', 'x'],
      'There is no setting "serverurl"; did you mean "serverUrl"? Use one of: serverUrl, machineName, trust, allowEnv.',
    ],
    [
      ['config', 'set', 'serverUrl', 'localhost:3000'],
      'serverUrl is "localhost:3000", which is no address of a server. Use one like http://localhost:3000.',
    ],
    [['config', 'set', 'trust', 'never'], 'trust takes "ask" or "always", not "never".'],
    [['list', '--server', 'nonsense'], '--server is "nonsense", which is no address of a server. Use one like http://localhost:3000.'],
  ])('%j is refused with the usage code', async (argv, message) => {
    expect(await world.ccm(...argv)).toEqual({ code: 64, out: '', err: `ccm: ${message}\n` })
    expect(world.server.calls).toEqual([])
  })

  it('is refused in one document with --json', async () => {
    const { code, out } = await world.ccm('snyc', '--json')
    expect(code).toBe(64)
    expect(JSON.parse(out)).toMatchObject({ command: 'snyc', exitCode: 64, error: { code: 'bad-request' } })
  })
})

describe('config', () => {
  it('keeps what is set, also what looks like a number, and closes the file', async () => {
    expect(await world.ccm('config', 'set', 'machineName', '007')).toMatchObject({ code: 0, out: 'machineName is 007.\n' })
    expect((await world.ccm('config', 'get', 'machineName')).out).toBe('007\n')
  })

  it('can mend a server address that is broken', async () => {
    await world.ccm('config', 'set', 'serverUrl', 'http://nas:3000')
    expect(JSON.parse(readFileSync(join(world.ccmHome, 'config.json'), 'utf8'))).toEqual({ serverUrl: 'http://nas:3000' })
  })

  it('never shows the token', async () => {
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    const { out } = await world.ccm('config', 'list', '--json')
    expect(JSON.parse(out)).toMatchObject({ machineId: 'machine-0001', values: { trust: 'ask' } })
    expect(out).not.toContain('machine-token')
  })
})
