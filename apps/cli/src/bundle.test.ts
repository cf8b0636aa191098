import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeServer, startFakeServer } from './testing/fake-server.ts'

interface Output {
  entryPoint?: string
  imports: { path: string; kind: string; external?: boolean }[]
  inputs: Record<string, { bytesInOutput: number }>
}

const project = join(import.meta.dirname, '..')
let directory: string
let outputs: Record<string, Output>
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ccm-bundle-'))
  execFileSync(process.execPath, ['build.mjs', directory], { cwd: project })
  outputs = JSON.parse(readFileSync(join(directory, 'meta.json'), 'utf8')).outputs
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Every source that is loaded before the first dynamic import, from these entries on. */
function loadedFrom(...entries: string[]): string[] {
  const seen = new Set<string>()
  const visit = (path: string) => {
    const output = outputs[path]
    if (!output || seen.has(path)) return
    seen.add(path)
    for (const { path: next, kind } of output.imports) if (kind === 'import-statement') visit(next)
  }
  for (const entry of entries) visit(Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry) ?? expect.unreachable(entry))
  return [...seen].flatMap((path) =>
    Object.entries(outputs[path]?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  )
}

const heavy = /node_modules\/(zod|yaml|ajv|diff|jsonc-parser|@clack|dotenv)\//

it('loads no parser, schema library, differ or prompt for a sync that finds nothing to do', () => {
  const loaded = loadedFrom('src/main.ts')
  expect(loaded).toContain('../../libs/sync/src/node/in-step.ts')
  expect(loaded.filter((input) => heavy.test(input))).toEqual([])
})

it.each([
  'init',
  'apply',
  'status',
  'list',
  'show',
  'config',
  'machine',
  'env',
  'exec',
  'doctor',
  'completion',
  'undo',
  'history',
  'project',
  'remove',
])('loads no schema library for %s', (command) => {
  expect(loadedFrom('src/main.ts', `src/commands/${command}.ts`).filter((input) => /node_modules\/(zod|yaml|ajv)\//.test(input))).toEqual(
    [],
  )
})

it('holds everything it needs: nothing is imported from outside but Node itself', () => {
  const outside = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path))
  expect(outside.filter((path) => !path.startsWith('node:') && !isBuiltin(path))).toEqual([])
})

it('holds nothing of the server', () => {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  expect(inputs.filter((input) => /libs\/(server|db|crypto)\//.test(input))).toEqual([])
})

/** Runs a line of JavaScript in a Node as a shell starts it. */
const inNode = (line: string) =>
  execFileSync(process.execPath, ['-e', line], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })

it.each(['start', 'rest', 'published', 'schemas'])('comes with code of its %s that V8 takes as it is', (name) => {
  const [source, code] = ['js', 'code'].map((ending) => JSON.stringify(join(directory, `${name}.${ending}`)))
  const made = `new (require('node:vm').Script)(fs.readFileSync(${source}, 'latin1'), { cachedData: fs.readFileSync(${code}) })`
  expect(inNode(`process.stdout.write(String(${made}.cachedDataRejected))`)).toBe('false')
})

it('does without that code, and with code of another V8', () => {
  const other = join(directory, 'other')
  for (const name of ['main.js', 'start.js', 'rest.js', 'rest.code']) cpSync(join(directory, name), join(other, name))
  writeFileSync(join(other, 'start.code'), 'code of another V8')
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [join(other, 'main.js'), ...argv], {
      encoding: 'utf8',
      env: { ...process.env, CCM_HOME: join(other, 'home') },
    })
  expect(run('--help').stdout).toContain('ccm')
  rmSync(join(other, 'rest.code'))
  expect(run('config', 'list').status).toBe(0)
})

describe('exec, as it is built', () => {
  let server: FakeServer
  beforeEach(async () => {
    server = await startFakeServer()
    server.procedures['envVars.resolve'] = () => ({ values: { API_KEY: { value: 'hunter2', sensitive: true } }, missing: [] })
  })
  afterEach(() => server.close())

  const start = (...program: string[]) =>
    spawn(process.execPath, [join(directory, 'main.js'), 'exec', '--', ...program], {
      env: { ...process.env, CCM_SERVER_URL: server.url, CCM_HOME: join(directory, 'home') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  it('gives the program its words, the values and the exit code back', async () => {
    const child = start(
      process.execPath,
      '-e',
      'console.log(JSON.stringify([process.env.API_KEY, ...process.argv.slice(1)])); process.exit(9)',
      '--',
      'a b',
      '--json',
      '',
    )
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(out).toBe('["hunter2","a b","--json",""]\n')
    expect(code).toBe(9)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on, and ends when the program has ended', async (signal) => {
    const child = start(
      process.execPath,
      '-e',
      `process.on('${signal}', () => process.exit(42)); console.log('ready'); setInterval(() => {}, 1000)`,
    )
    await once(child.stdout, 'data')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([42, null])
  })
})
