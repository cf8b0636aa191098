import { statSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { dirname, join } from 'node:path'
import type { Facts } from '@ccm/contract'
import { appRouter, createCallerFactory, createCtx, openKeys } from '@ccm/server'
import { type AnyNewComponent, silentLog, testDatabase, type TestDatabase } from '@ccm/testing'
import { fillLibrary } from '../large-library.ts'
import { commands, mixed, ofAllTypes } from '../library.ts'
import { median, quantile } from '../measure.ts'
import { mutate, serve, serveApi, type Served } from '../processes.ts'
import { limit, type Row } from '../report.ts'

const facts: Facts = { platform: 'linux', shared: false, configDirectory: 'default', gitRoot: false, ccmVersion: '0.0.0', protocol: 1 }
const createCaller = createCallerFactory(appRouter)

/** The product on a database, its key in a file beside it, where a server that is started on it looks. */
async function openCtx({ db, file }: TestDatabase) {
  const { sealer, from } = await openKeys({ db, log: silentLog, variable: undefined, file: join(dirname(file), 'ccm.key') })
  const running = { database: file, key: from, hostname: '127.0.0.1' }
  return createCtx({ db, now: () => new Date(), log: silentLog, version: '0.0.0', sealer, running })
}

/** `sync.desired` in process: unchanged, and whole after one component changed, with 1,000 of them, files mostly and then of every type. */
export async function desiredRows(samples: number): Promise<Row[]> {
  const servers = mixed(1001).slice(601, 801)
  const files = await timeDesired([...commands(800), ...servers.map((more) => ({ ...more, name: `more-${more.name}` }))], samples)
  const all = await timeDesired(ofAllTypes(1000), samples)
  return [
    limit(`sync.desired, ${files.components} components, one changed`, files.whole, 50),
    limit('sync.desired, unchanged', files.unchanged, 3),
    limit(`sync.desired, ${all.components} components of all types, one changed`, all.whole, 50),
    limit('the same, unchanged', all.unchanged, 3),
  ]
}

/** The medians, in milliseconds. The first component is a command, and the one that changes. */
async function timeDesired(components: AnyNewComponent[], samples: number) {
  const database = testDatabase()
  const api = createCaller(await openCtx(database))
  const made = []
  for (const component of components) made.push(await api.components.create(component))
  const profile = await api.profiles.create({ name: 'bench', components: made.map(({ id }) => ({ componentId: id })) })
  const machine = await api.machines.register({ id: 'bench-machine', name: 'bench', platform: 'linux' })
  const { targetId } = await api.projects.register({ machineId: machine.id, path: '/bench', name: 'bench', profile: { id: profile.id } })

  const whole: number[] = []
  const unchanged: number[] = []
  let [first] = made
  for (let sample = 0; sample <= samples; sample += 1) {
    if (!first) throw new Error('The library is empty.')
    first = await api.components.update({ id: first.id, expectedRevision: first.revision, config: { prompt: `Sample ${sample}` } })
    const start = performance.now()
    const answer = await api.sync.desired({ targetId, facts })
    const answered = performance.now()
    await api.sync.desired({ targetId, facts, have: answer.revision })
    const again = performance.now()
    if (sample === 0) continue
    whole.push(answered - start)
    unchanged.push(again - answered)
  }
  await database.remove()
  return { components: made.length, whole: median(whole), unchanged: median(unchanged) }
}

/** `components.list`: a page of 50 of 10,000 with search, beside Express sending the same bytes. And how the server starts. */
export async function listRows(dir: string, samples: number): Promise<Row[]> {
  const database = await testDatabase()
  await fillLibrary(database, 10_000)
  await openCtx(database)

  const api = await serveApi(database.file)
  const idle = await settledMiB(api)
  // The first write loads the query compiler, and it stays.
  await mutate(api.url, 'components.create', { type: 'command', name: 'first-write', config: { prompt: 'x' } })
  const afterWrite = await settledMiB(api)
  const path = `/trpc/components.list?input=${encodeURIComponent(JSON.stringify({ limit: 50, search: 'review' }))}`
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const body = await request(agent, api.url + path)
  const bodyFile = join(dir, 'page.json')
  writeFileSync(bodyFile, body)
  const bare = await serve('apps/bench/src/floors/bare-express.mjs', [bodyFile], process.env)

  const latencies: number[] = []
  const apiSpans: number[] = []
  const bareSpans: number[] = []
  for (let round = 0; round <= 8; round += 1) {
    const bareSpan = await burst(agent, bare.url + path, samples)
    const apiSpan = await burst(agent, api.url + path, samples)
    for (let one = 0; one < samples; one += 1) {
      const start = performance.now()
      await request(agent, api.url + path)
      if (round > 0) latencies.push(performance.now() - start)
    }
    if (round === 0) continue
    bareSpans.push(bareSpan)
    apiSpans.push(apiSpan)
  }
  agent.destroy()
  const { readyMs } = api
  await api.stop()
  await bare.stop()
  await database.remove()
  const share = median(bareSpans) / median(apiSpans)
  const perSecond = (span: number) => `${((samples / span) * 1000).toFixed(0)}/s`
  return [
    limit('components.list, 50 of 10,000 with search, p99', quantile(latencies, 0.99), 15),
    {
      what: `the same, throughput (${(statSync(bodyFile).size / 1024).toFixed(0)} KiB a page)`,
      figure: perSecond(median(apiSpans)),
      floor: `${perSecond(median(bareSpans))} bare Express`,
      ratio: `${(share * 100).toFixed(0)} %`,
      cpu: '',
      budget: '≥ 60 %',
      held: share >= 0.6,
    },
    limit('server, ready, its key derived', readyMs, 1000),
    memory('server, idle', idle),
    memory('server, idle after a write', afterWrite),
  ]
}

async function settledMiB({ memoryMiB }: Served): Promise<number> {
  await new Promise((settled) => setTimeout(settled, 1000))
  return memoryMiB()
}

const memory = (what: string, mib: number): Row => ({
  what,
  figure: `${mib.toFixed(0)} MiB`,
  floor: '',
  ratio: '',
  cpu: '',
  budget: '≤ 120 MiB',
  held: mib <= 120,
})

/** Milliseconds for `count` requests, eight at a time. */
async function burst(agent: Agent, url: string, count: number): Promise<number> {
  const start = performance.now()
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await request(agent, url)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return performance.now() - start
}

const request = (agent: Agent, url: string) =>
  new Promise<Buffer>((resolve, reject) => {
    get(url, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        response.statusCode === 200 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
