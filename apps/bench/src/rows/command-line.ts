import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Component, Page, Profile, ProjectPage } from '@ccm/contract'
import type { z } from 'zod'
import { command, commands, mixed } from '../library.ts'
import { type Figure, interleave, median, runToEnd } from '../measure.ts'
import { ccm, mutate, serveApi, workspace } from '../processes.ts'
import { ms, type Row } from '../report.ts'

const ARTIFACTS = 1000
type Projects = z.infer<typeof ProjectPage>

/** `--version`, a sync that changes nothing, one that changes one artifact, and a first one: each beside its floor. */
export async function commandLineRows(dir: string, rounds: number): Promise<Row[]> {
  const server = await serveApi(join(dir, 'command-line.db'))
  const env = { ...process.env, HOME: dir, CCM_HOME: join(dir, 'ccm'), CCM_SERVER_URL: server.url, CI: 'true', NO_COLOR: '1' }
  const run = (args: string[], cwd: string, more: NodeJS.ProcessEnv = {}) =>
    runToEnd(process.execPath, [ccm, ...args], { ...env, ...more }, cwd)
  const floor = () => void runToEnd(process.execPath, ['-e', '0'], env, dir)

  const library = await fill(server.url)
  run(['init', 'mixed', '--profile', 'mixed', '--yes'], dir)
  const project = join(dir, 'mixed')

  let edition = 1
  let changed = library.changed
  const change = async () => {
    edition += 1
    changed = await mutate<Component>(server.url, 'components.update', {
      id: changed.id,
      expectedRevision: changed.revision,
      config: command(0, edition),
    })
  }
  const quick = await interleave(
    [
      { name: 'floor', run: floor },
      { name: 'version', run: () => void run(['--version'], dir) },
      { name: 'no-op', run: () => void run(['sync'], project) },
      { name: 'one changed', prepare: change, run: () => void run(['sync', '--yes'], project) },
    ],
    rounds,
  )

  const fewer = Math.max(3, Math.round(rounds / 4))
  const files = await firstSync('files', dir, server.url, run, fewer)
  const all = await firstSync('mixed', dir, server.url, run, fewer)
  await server.stop()
  const [node, version, noop, one] = quick
  if (!node || !version || !noop || !one) throw new Error('A figure is missing.')
  return [
    row('ccm --version', version, node, 'node -e 0', 1.2),
    row(`ccm sync, nothing changed of ${ARTIFACTS}`, noop, node, 'node -e 0', 2.8),
    row(`ccm sync, one changed of ${ARTIFACTS}`, one, node, 'node -e 0', 4),
    ...files,
    ...all,
  ]
}

async function fill(url: string) {
  const changedAndRest: Component[] = []
  for (const component of mixed(ARTIFACTS)) changedAndRest.push(await mutate<Component>(url, 'components.create', component))
  const ids = changedAndRest.map(({ id }) => ({ componentId: id }))
  await mutate<Profile>(url, 'profiles.create', { name: 'mixed', components: ids })
  const files: Component[] = []
  for (const component of commands(ARTIFACTS)) {
    files.push(await mutate<Component>(url, 'components.create', { ...component, name: component.name.replace('bench', 'file') }))
  }
  await mutate<Profile>(url, 'profiles.create', { name: 'files', components: files.map(({ id }) => ({ componentId: id })) })
  await mutate<Profile>(url, 'profiles.create', { name: 'empty' })
  const [changed] = changedAndRest
  if (!changed) throw new Error('The library is empty.')
  return { changed }
}

/** A project bound to an empty profile gets one of a thousand artifacts: the sync that follows writes them all. */
async function firstSync(
  profile: string,
  dir: string,
  url: string,
  run: (args: string[], cwd: string, more?: NodeJS.ProcessEnv) => string,
  rounds: number,
) {
  let round = 0
  let project = ''
  const prepare = async () => {
    round += 1
    project = join(dir, `first-${profile}-${round}`)
    run(['init', `first-${profile}-${round}`, '--profile', 'empty', '--yes'], dir)
    const projects = await list(url, `first-${profile}-${round}`)
    const bound = projects.items.find(({ name }) => name === `first-${profile}-${round}`)
    if (!bound) throw new Error(`first-${profile}-${round} was not registered.`)
    const profiles = await query<Page<{ id: string; name: string }>>(url, 'profiles.list', {})
    const wanted = profiles.items.find(({ name }) => name === profile)
    await mutate(url, 'projects.update', { id: bound.id, expectedRevision: bound.revision, profileId: wanted?.id })
  }
  await prepare()
  const peakFile = join(dir, `peak-${profile}`)
  const preload = join(workspace, 'apps/bench/src/floors/peak-memory.mjs')
  run(['sync', '--yes'], project, { NODE_OPTIONS: `--import ${preload}`, CCM_BENCH_PEAK: peakFile })
  const files = filesOf(project)
  const listFile = join(dir, `${profile}.json`)
  writeFileSync(listFile, JSON.stringify(files))
  const loop = join(workspace, 'apps/bench/src/floors/write-files.mjs')
  const into = join(dir, `floor-${profile}`)
  const [floor, sync] = await interleave(
    [
      {
        name: 'loop',
        prepare: () => {
          rmSync(into, { recursive: true, force: true })
          mkdirSync(into)
        },
        run: () => void runToEnd(process.execPath, [loop, listFile, into], process.env, dir),
      },
      { name: 'first sync', prepare, run: () => void run(['sync', '--yes'], project) },
    ],
    rounds,
  )
  if (!floor || !sync) throw new Error('A figure is missing.')
  const peak = Number(readFileSync(peakFile, 'utf8')) / 1024
  return [
    row(`first ccm sync of ${ARTIFACTS} artifacts in ${files.length} files`, sync, floor, 'temp + fsync + rename', 1.5),
    {
      what: 'ccm, peak memory in that sync',
      figure: `${peak.toFixed(0)} MiB`,
      floor: '',
      ratio: '',
      cpu: '',
      budget: '≤ 90 MiB',
      held: peak <= 90,
    },
  ]
}

const list = (url: string, search: string) => query<Projects>(url, 'projects.list', { search })

async function query<T>(url: string, procedure: string, input: unknown): Promise<T> {
  const response = await fetch(`${url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { connection: 'close' },
  })
  return ((await response.json()) as { result: { data: T } }).result.data
}

function filesOf(dir: string) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(dir, path), content: readFileSync(path, 'utf8') }))
}

function row(what: string, figure: Figure, floor: Figure, floorName: string, budget: number): Row {
  const ratio = median(figure.wall) / median(floor.wall)
  return {
    what,
    figure: ms(median(figure.wall)),
    floor: `${ms(median(floor.wall))} ${floorName}`,
    ratio: `${ratio.toFixed(2)} ×`,
    cpu: `${ms(figure.cpu)} / ${ms(floor.cpu)}`,
    budget: `≤ ${budget} ×`,
    held: ratio <= budget,
  }
}
