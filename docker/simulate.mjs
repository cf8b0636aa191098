// Does by hand, in a temporary directory, what the image does, where no container engine runs: lays out the files that the last
// stage of the Dockerfile copies and nothing else, starts them as the image would, and looks at what it serves and where it writes.
// Needs the build of apps/api and apps/web. Exit code 0: it works.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { readLastStage } from './dockerfile.mjs'

const root = resolve(import.meta.dirname, '..')
const stage = readLastStage(join(import.meta.dirname, 'Dockerfile'))
/** The `node` of the official images. */
const user = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {}
const startWithin = 30_000
const answersWithin = 10_000
const made = { type: 'command', name: 'made-in-the-image', config: { prompt: 'Say where you are.' } }

const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-image-')))
const app = join(base, 'app')
/** A path in the image, here. */
const here = (path) => path.replaceAll(stage.workdir, app)
let running

try {
  layOut()
  const before = filesOutsideVolume()
  const first = await start()
  await checkServed(first)
  await stop(first)
  check('it writes in the volume alone', String(filesOutsideVolume()) === String(before))
  check('the database lies in the volume', existsSync(join(here(stage.volume), 'ccm.db')))
  const second = await start()
  check('a new container on the same volume has the library', (await componentNames(second)).includes(made.name))
  await stop(second)
} catch (error) {
  process.exitCode = 1
  console.error(error instanceof Error ? error.message : error)
} finally {
  running?.kill('SIGKILL')
  rmSync(base, { recursive: true, force: true })
}

function layOut() {
  mkdirSync(app)
  for (const { sources, to } of stage.copies) {
    for (const source of sources) {
      const from = join(root, source.startsWith(stage.workdir) ? source.slice(stage.workdir.length) : source)
      if (!existsSync(from)) throw new Error(`${from} is missing. Build first: npx nx run-many --targets=build`)
      cpSync(from, join(app, to.endsWith('/') ? join(to, basename(source)) : to), { recursive: true })
    }
  }
  const volume = here(stage.volume)
  mkdirSync(volume)
  if (user.uid !== undefined) chownSync(volume, user.uid, user.gid)
  chmodSync(base, 0o755)
}

function filesOutsideVolume() {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(here(stage.volume)))
    .sort()
}

/** Starts the command of the image with its environment, on a port that is free here. */
async function start() {
  const settings = Object.fromEntries(Object.entries(stage.env).map(([name, value]) => [name, here(value)]))
  const env = { PATH: process.env.PATH, ...settings, PORT: '0' }
  const [, ...args] = stage.command
  const child = spawn(process.execPath, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'], ...user })
  running = child
  const ended = once(child, 'exit').then(([code]) => code)
  let said = ''
  const port = await new Promise((found, failed) => {
    const timer = setTimeout(() => giveUp('did not say where it is'), startWithin)
    const giveUp = (why) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      failed(new Error(`The server ${why}:\n${said}`))
    }
    const hear = (chunk) => {
      said += chunk
      const [, number] = /is at http:\/\/\S+:(\d+)/.exec(said) ?? []
      if (number === undefined) return
      clearTimeout(timer)
      found(number)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => giveUp(`ended with ${code}`))
  })
  return { child, ended, port, env }
}

async function checkServed(server) {
  const { port, env } = server
  const [, ...health] = stage.health
  const { status } = spawnSync(process.execPath, health, { env: { ...env, PORT: port }, ...user })
  check('the health check of the image passes', status === 0)
  check('it fails where nothing listens', spawnSync(process.execPath, health, { env: { ...env, PORT: '1' }, ...user }).status !== 0)
  const answer = await (await ask(port, '/api/health')).json()
  check('the database is there and migrated', answer.status === 'ok')
  check('the library has something to start from', answer.counts.components > 0)

  const saved = await ask(port, '/trpc/components.create', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(made),
  })
  check('a procedure takes what is sent', saved.ok)
  check('another gives it back', (await componentNames(server)).includes(made.name))

  const page = await (await ask(port, '/')).text()
  const [script] = /\/assets\/[\w.-]+\.js/.exec(page) ?? []
  check('the web app is served', page.includes('<div id="root">'))
  check('with its code', script !== undefined && (await ask(port, script)).ok)
  check('also on a page of its own', (await (await ask(port, '/components')).text()) === page)
}

async function stop({ child, ended }) {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), answersWithin)
  check('it ends when asked to', (await ended) === 0)
  clearTimeout(timer)
}

async function componentNames({ port }) {
  const input = encodeURIComponent(JSON.stringify({ search: made.name }))
  const { result } = await (await ask(port, `/trpc/components.list?input=${input}`)).json()
  return result.data.items.map(({ name }) => name)
}

function ask(port, path, init) {
  return fetch(`http://127.0.0.1:${port}${path}`, { ...init, signal: AbortSignal.timeout(answersWithin) })
}

function check(what, holds) {
  if (!holds) throw new Error(`It does not hold that ${what}.`)
  console.log(`ok  ${what}`)
}
