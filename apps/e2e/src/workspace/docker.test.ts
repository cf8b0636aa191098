import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Copy, type Dockerfile, DockerfileParser, type From, type Instruction } from 'dockerfile-ast'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const dockerfile: Dockerfile = DockerfileParser.parse(read('docker/Dockerfile'))
const all = dockerfile.getInstructions()

/** The instructions of each stage, by its name. */
const stages = new Map<string, Instruction[]>()
for (const from of dockerfile.getFROMs()) stages.set(from.getBuildStage() ?? '', instructionsOf(from))

function instructionsOf(from: From): Instruction[] {
  const start = all.indexOf(from)
  const end = all.findIndex((instruction, index) => index > start && instruction.getKeyword() === 'FROM')
  return all.slice(start, end === -1 ? undefined : end)
}

const words = (keyword: string, stage = 'run') =>
  (stages.get(stage) ?? []).filter((it) => it.getKeyword() === keyword).map((it) => it.getArguments().map(String))
const copies = (stage: string) => dockerfile.getCOPYs().filter((copy) => stages.get(stage)?.includes(copy))
const sourcesOf = (copy: Copy) => copy.getArguments().slice(0, -1).map(String)
const env = Object.fromEntries(dockerfile.getENVs().flatMap((it) => it.getProperties().map((one) => [one.getName(), one.getValue() ?? ''])))

describe('the image', () => {
  it('is made in three stages on one base that may be chosen', () => {
    expect([...stages.keys()]).toEqual(['dependencies', 'build', 'run'])
    expect(dockerfile.getARGs().map((arg) => arg.getProperty()?.getValue())).toEqual(['node:20-alpine'])
    expect(dockerfile.getFROMs().map((from) => from.getImage())).toEqual(['${BASE}', 'dependencies', '${BASE}'])
  })

  it('installs what all projects need before it sees any code', () => {
    const projects = ['apps', 'libs'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`))
    const manifests = projects.filter((file) => existsSync(join(root, file)))
    expect(copies('dependencies').flatMap(sourcesOf).sort()).toEqual([...manifests, '.npmrc', 'package-lock.json', 'package.json'].sort())
  })

  it('can compile SQLite', () => {
    expect(words('RUN', 'dependencies').flat()).toEqual(expect.arrayContaining(['python3', 'make', 'g++', 'npm', 'ci']))
  })

  it('runs as a user who may write to the volume alone', () => {
    expect(words('USER')).toEqual([['node']])
    expect(words('VOLUME')).toEqual([['/app/data']])
    const chown = words('RUN').flat().join(' ')
    expect(chown).toContain('chown node:node data')
    const order = (stages.get('run') ?? []).map((it) => it.getKeyword())
    expect(order.indexOf('RUN')).toBeLessThan(order.indexOf('USER'))
    expect(order.indexOf('USER')).toBeLessThan(order.indexOf('VOLUME'))
  })

  it('listens to the network, on the port it exposes, and keeps its library in the volume', () => {
    expect(env).toMatchObject({ HOSTNAME: '0.0.0.0', PORT: '3000', NODE_ENV: 'production', DATABASE_URL: 'file:/app/data/ccm.db' })
    expect(words('EXPOSE')).toEqual([[env['PORT']]])
  })

  it('asks its own health check, with nothing but Node', () => {
    const [check] = dockerfile.getHEALTHCHECKs()
    expect(check?.getRawArgumentsContent()).toMatch(/CMD \["node", "-e", ".*\/api\/health/)
  })

  it('holds no key and no setting of a machine', () => {
    expect(Object.keys(env).filter((name) => /KEY|TOKEN|SECRET/.test(name))).toEqual([])
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', 'data', '**/.env*', '**/*.key']))
  })

  it('copies into its last stage the build and what runs it, from paths that are there', () => {
    const paths = copies('run')
      .flatMap(sourcesOf)
      .map((path) => path.replace('/app/', ''))
    expect(paths.filter((path) => !path.includes('/dist') && !existsSync(join(root, path)))).toEqual([])
    expect(paths).toEqual(expect.arrayContaining(['apps/api/dist', 'apps/web/dist', 'prisma/migrations', 'prisma/starter']))
  })
})

interface Compose {
  services: { ccm: Service }
  volumes: Record<string, unknown>
}
interface Service {
  build: { context: string; dockerfile: string }
  ports: string[]
  environment: Record<string, string>
  volumes: string[]
  restart?: string
  healthcheck?: { test: string[] }
}
const compose = (file: string) => parse(read(`docker/${file}`)) as Compose

describe.each(['docker-compose.yml', 'docker-compose.homelab.yml'])('%s', (file) => {
  const { services, volumes } = compose(file)
  const { ccm } = services

  it('builds the Dockerfile of this repository', () => {
    expect(existsSync(resolve(root, 'docker', ccm.build.context, ccm.build.dockerfile))).toBe(true)
    expect(resolve(root, 'docker', ccm.build.context)).toBe(root)
  })

  it('agrees with the image on port, volume and database', () => {
    expect(ccm.ports.map((port) => port.split(':').at(-1))).toEqual([env['PORT']])
    expect(ccm.volumes).toEqual([`ccm-data:${words('VOLUME').flat().join()}`])
    expect(Object.keys(volumes)).toEqual(['ccm-data'])
    expect(ccm.environment).toMatchObject({ DATABASE_URL: env['DATABASE_URL'], CCM_ENCRYPTION_KEY: '${CCM_ENCRYPTION_KEY:-}' })
  })
})

it('at home the container comes back by itself, says how it is, and listens where it is told to', () => {
  const { ccm } = compose('docker-compose.homelab.yml').services
  expect(ccm.restart).toBe('unless-stopped')
  expect(ccm.ports).toEqual(['${CCM_BIND:-0.0.0.0}:${CCM_PORT:-3000}:3000'])
  const [, , script = ''] = JSON.parse(
    dockerfile
      .getHEALTHCHECKs()[0]
      ?.getRawArgumentsContent()
      ?.replace(/^.*?CMD /, '') ?? '[]',
  ) as string[]
  expect(ccm.healthcheck?.test).toEqual(['CMD', 'node', '-e', script.replaceAll('$', '$$$$')])
})

const built = ['apps/api/dist/main.js', 'apps/web/dist/index.html'].every((file) => existsSync(join(root, file)))

// In CI the build is there, or the test says that it is not.
it.skipIf(!built && !process.env.CI)('the files of the last stage alone are a server that works', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'docker/simulate.mjs')], {
    encoding: 'utf8',
    timeout: 110_000,
  })
  expect({ status, stderr, said: stdout.split('\n').filter((line) => line.startsWith('ok')).length }).toEqual({
    status: 0,
    stderr: '',
    said: 14,
  })
})
