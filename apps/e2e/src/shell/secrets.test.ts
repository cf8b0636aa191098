import { copyFileSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, post, profileOf } from './plain-calls.ts'
import { type Run, startServer, startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const planted = { TOKEN_ONE: 'planted-one-4f1c9a77', TOKEN_TWO: 'planted-two-b83e0d12', TOKEN_THREE: 'planted-three-9d2be641' }
const LITERAL = 'ghp_plantedLiteral0123456789abcdefABCD12'

/** Every text of a directory that holds one of the planted values. */
function leaks(directory: string): string[] {
  const values = [...Object.values(planted), LITERAL]
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => values.some((value) => readFileSync(file, 'latin1').includes(value)))
}

const holdsValue = (text: string) => [...Object.values(planted), LITERAL].some((value) => text.includes(value))

describe('secrets, after everything was done with them', () => {
  let system: System
  const runs: Run[] = []
  let project: ReturnType<System['directory']>

  beforeAll(async () => {
    system = await startSystem()
    project = system.directory('with-secrets')
    const run = async (...argv: string[]) => {
      const result = await project.ccm(...argv)
      runs.push(result)
      return result
    }
    await profileOf(system.url, 'with-secrets', [
      {
        type: 'mcp-server',
        name: 'needs-secrets',
        config: { type: 'stdio', command: 'node', env: { ONE: '${TOKEN_ONE}', TWO: '${TOKEN_TWO}' } },
      },
    ])
    writeFileSync(join(system.home, 'values.env'), `TOKEN_TWO=${planted.TOKEN_TWO}\n`)
    expect((await run('apply', '--profile', 'with-secrets', '--yes', '--json')).code).toBe(0)
    await made(system.url, 'envVars.set', { name: 'TOKEN_ONE', value: 'planted-one-old-value-00' })
    await made(system.url, 'envVars.set', { name: 'TOKEN_ONE', value: planted.TOKEN_ONE })
    expect((await run('env', 'import', join(system.home, 'values.env'), '--json')).code).toBe(0)
    await made(system.url, 'envVars.set', { name: 'TOKEN_THREE', value: planted.TOKEN_THREE })
    const literal = await made(system.url, 'components.create', {
      type: 'mcp-server',
      name: 'with-literal',
      config: { type: 'http', url: 'https://mcp.example.com', headers: { Authorization: `Bearer ${LITERAL}` } },
    })
    await made(system.url, 'components.moveToEnvVar', {
      id: literal.id,
      expectedRevision: literal.revision,
      path: ['headers', 'Authorization'],
      name: 'GITHUB_TOKEN',
    })
    for (const argv of [
      ['sync', '--yes', '--json'],
      ['status', '--json'],
      ['diff', '--json'],
      ['env', 'list', '--json'],
      ['doctor', '--json'],
      ['show', 'needs-secrets', '--json'],
    ])
      await run(...argv)
    await post(system.url, 'envVars.set', { name: 'not a name', value: planted.TOKEN_ONE })
    rmSync(join(system.home, 'values.env'))
  })
  afterAll(() => system.close())

  it('are in no file of the server: database, WAL and key', () => {
    expect(leaks(system.data)).toEqual([])
    expect(readdirSync(system.data)).toContain('ccm.db')
  })

  it('are in no log', () => {
    expect(holdsValue(system.log())).toBe(false)
  })

  it('are in nothing ccm printed', () => {
    expect(runs.length).toBeGreaterThan(6)
    for (const { out, err } of runs) expect(holdsValue(out + err)).toBe(false)
  })

  it('are in no file of the project, nor in what ccm keeps', () => {
    expect(leaks(project.path)).toEqual([])
    expect(leaks(system.home)).toEqual([])
    expect(project.read('.mcp.json')).toContain('${TOKEN_ONE}')
  })

  it('are in no answer but that of a reveal, which is on record', async () => {
    const list = await system.api.envVars.list.query({})
    expect(list.items.filter(({ sensitive }) => sensitive).every(({ value }) => value === null)).toBe(true)
    const activity = await system.api.activity.list.query({})
    expect(holdsValue(JSON.stringify([list, activity]))).toBe(false)
    const one = list.items.find(({ name }) => name === 'TOKEN_ONE')
    const revealed = await system.api.envVars.reveal.mutate({ id: one?.id ?? '' })
    expect(revealed.value).toBe(planted.TOKEN_ONE)
    const [latest] = (await system.api.activity.list.query({})).items
    expect(latest).toMatchObject({ action: 'revealed', subject: { kind: 'env-var', name: 'TOKEN_ONE' } })
  })

  it('reach a command that ccm starts, and nothing else of the server does', async () => {
    await made(system.url, 'envVars.set', { name: 'LD_PRELOAD', value: '/tmp/evil.so', sensitive: false })
    const script =
      'console.log([process.env.TOKEN_ONE, process.env.TOKEN_TWO, process.env.LD_PRELOAD ?? "none", ...process.argv.slice(1)].join(" "))'
    const run = await project.ccm('exec', '--', process.execPath, '-e', script, '--', '--flag', 'two words')
    expect(run.out).toBe(`${planted.TOKEN_ONE} ${planted.TOKEN_TWO} none --flag two words\n`)
    expect(run.err).toContain('LD_PRELOAD')
    expect(run.code).toBe(0)
    expect((await project.ccm('exec', '--', process.execPath, '-e', 'process.exit(7)')).code).toBe(7)
  })
})

describe('the key', () => {
  let data: string
  beforeAll(async () => {
    data = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-key-')))
    const first = await startServer(data, { CCM_ENCRYPTION_KEY: 'the first key of the house' })
    for (const [name, value] of Object.entries(planted)) await made(first.url, 'envVars.set', { name, value })
    await first.stop()
  })
  afterAll(() => rmSync(data, { recursive: true }))

  it('has to be the one the values were sealed with, or the server does not start', async () => {
    await expect(startServer(data, { CCM_ENCRYPTION_KEY: 'another key' })).rejects.toThrow(/ended with 1.*CCM_ENCRYPTION_KEY/s)
    await expect(startServer(data)).rejects.toThrow(/ended with 1.*CCM_ENCRYPTION_KEY/s)
    const again = await startServer(data, { CCM_ENCRYPTION_KEY: 'the first key of the house' })
    const { items } = await listEnvVars(again.url)
    expect(items).toHaveLength(3)
    await again.stop()
  })

  it('opens a value in its own row alone', async () => {
    const copy = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-rows-')))
    copyFileSync(join(data, 'ccm.db'), join(copy, 'ccm.db'))
    const database = new Sqlite(join(copy, 'ccm.db'))
    database.exec(`UPDATE EnvVar SET value = (SELECT value FROM EnvVar WHERE name = 'TOKEN_ONE') WHERE name = 'TOKEN_TWO'`)
    database.close()
    const running = await startServer(copy, { CCM_ENCRYPTION_KEY: 'the first key of the house' })
    const { items } = await listEnvVars(running.url)
    const idOf = (name: string) => items.find((item) => item.name === name)?.id
    const { status, error } = await post(running.url, 'envVars.reveal', { id: idOf('TOKEN_TWO') })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(holdsValue(JSON.stringify(error))).toBe(false)
    expect(await made(running.url, 'envVars.reveal', { id: idOf('TOKEN_ONE') })).toMatchObject({ value: planted.TOKEN_ONE })
    await running.stop()
    rmSync(copy, { recursive: true })
  })
})

async function listEnvVars(url: string): Promise<{ items: { id: string; name: string }[] }> {
  const response = await fetch(`${url}/trpc/envVars.list`)
  const body = (await response.json()) as { result: { data: { items: { id: string; name: string }[] } } }
  return body.result.data
}
