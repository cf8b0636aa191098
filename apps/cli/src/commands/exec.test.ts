import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '../testing/fake-server.ts'
import { openWorld, type World } from '../testing/world.ts'

let world: World
let values: Record<string, { value: string; sensitive: boolean }>
beforeEach(async () => {
  world = await openWorld()
  values = { API_KEY: { value: 'hunter2', sensitive: true } }
  world.server.procedures['envVars.resolve'] = () => ({ values, missing: [] })
})
afterEach(() => world.close())

const resolved = () => world.server.calls.filter(({ path }) => path === 'envVars.resolve').map(({ input }) => input)

it('runs the program with the values in its environment, and gives its exit code back', async () => {
  world.env = { HERE: 'kept' }
  world.exits = [7]
  const args = ['claude', '-p', 'a b', '--', '--json', '', '007']
  expect(await world.ccm('exec', '--', ...args)).toEqual({ code: 7, out: '', err: '' })
  expect(world.programs).toMatchObject([
    { command: 'claude', args: args.slice(1), cwd: world.project, env: { API_KEY: 'hunter2', HERE: 'kept' } },
  ])
})

it('asks for the values of the project it is in', async () => {
  await world.ccm('apply', '--profile', 'essentials', '--yes')
  await world.ccm('exec', '--', 'true')
  expect(resolved()).toEqual([{ machineId: 'machine-0001', projectId: 'project-1' }])
})

it('leaves no value in any file or output of ccm', async () => {
  const { out, err } = await world.ccm('exec', '--', 'true')
  const files = readdirSync(world.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain('hunter2')
  expect(out + err).not.toContain('hunter2')
})

describe('what changes which code runs', () => {
  it('is held back and said by name', async () => {
    values.LD_PRELOAD = { value: '/tmp/evil.so', sensitive: false }
    const { err } = await world.ccm('exec', '--', 'true')
    expect(err).toBe(
      'Held back: LD_PRELOAD. Such a name can change what runs or where it connects. If that is wanted, "ccm config set allowEnv <NAME,NAME>" allows names on this machine.\n',
    )
    expect(world.programs[0]?.env).not.toHaveProperty('LD_PRELOAD')
  })

  it('is held back whatever else a server makes up', async () => {
    values['X; touch owned'] = { value: 'x', sensitive: false }
    values.NUL = { value: 'a\0b', sensitive: false }
    await world.ccm('exec', '--', 'true')
    expect(Object.keys(world.programs[0]?.env ?? {})).toEqual(['CCM_SERVER_URL', 'API_KEY'])
  })

  it('passes where this machine allows it', async () => {
    values.HTTPS_PROXY = { value: 'http://proxy', sensitive: false }
    expect((await world.ccm('config', 'set', 'allowEnv', 'HTTPS_PROXY, HTTP_PROXY')).out).toBe('allowEnv is HTTPS_PROXY,HTTP_PROXY.\n')
    await world.ccm('exec', '--', 'true')
    expect(world.programs[0]?.env).toMatchObject({ HTTPS_PROXY: 'http://proxy' })
  })
})

describe('the token', () => {
  const refuseUntil = (token: string) => {
    let registered = 0
    world.server.procedures['machines.register'] = ({ id, name }) => ({ id, name, token: `token-${++registered}` })
    world.server.procedures['envVars.resolve'] = () => {
      if (registered < Number(token)) throw new Refusal('unauthorized', 401, 'This machine has to prove itself.')
      return { values, missing: [] }
    }
  }

  it('is asked for by a machine that has none', async () => {
    refuseUntil('1')
    expect((await world.ccm('exec', '--', 'true')).code).toBe(0)
    expect(world.server.calls.map(({ path }) => path)).toEqual(['machines.register', 'envVars.resolve'])
  })

  it('is asked for again when the server does not know it', async () => {
    refuseUntil('2')
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    expect((await world.ccm('exec', '--', 'true')).code).toBe(0)
    expect(world.programs).toHaveLength(1)
  })

  it('stays refused when the server gives no other', async () => {
    await world.ccm('apply', '--profile', 'essentials', '--yes')
    world.server.procedures['machines.register'] = ({ id, name }) => ({ id, name, token: null })
    world.server.procedures['envVars.resolve'] = () => {
      throw new Refusal('unauthorized', 401, 'This machine has to prove itself.')
    }
    const { code, err } = await world.ccm('exec', '--', 'true')
    expect({ code, err }).toEqual({ code: 1, err: 'ccm: This machine has to prove itself.\n' })
    expect(world.programs).toEqual([])
  })
})

it('starts nothing while the server is away', async () => {
  const { code, err } = await world.ccm('exec', '--server', 'http://127.0.0.1:1', '--', 'true')
  expect(code).toBe(69)
  expect(err).toContain('No CCM server answered')
  expect(world.programs).toEqual([])
})

it('names what has no value, and goes on', async () => {
  world.server.procedures['envVars.resolve'] = () => ({ values, missing: ['OTHER'] })
  const { code, err } = await world.ccm('exec', '--', 'true')
  expect({ code, err }).toEqual({ code: 0, err: 'Note: without a value: OTHER. "ccm env set <NAME>" gives one.\n' })
})

it.each([[['exec']], [['exec', '--']]])('asks for the command: %j', async (argv) => {
  expect((await world.ccm(...argv)).err).toContain('ccm exec -- claude')
})

it('refuses a command without the dashes before it, and says how to write it', async () => {
  const { code, err } = await world.ccm('exec', 'claude', 'mcp')
  expect({ code, err }).toEqual({ code: 64, err: 'ccm: Write it behind "--": ccm exec -- claude mcp\n' })
})

it('takes nothing behind dashes elsewhere', async () => {
  expect((await world.ccm('sync', '--', 'x')).code).toBe(64)
})
