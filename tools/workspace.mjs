// The one entry behind `npm start`, `npm test` and their kin. It must run before anything is installed, so it uses Node alone.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname ?? '.', '..')
const at = (...parts) => resolve(root, ...parts)
const inCi = Boolean(process.env.CI)

const commands = { start, test, dev, e2e, bench }
const [name = 'start', ...rest] = process.argv.slice(2)

/** Installs and builds what is missing, then becomes the server: the bundle runs in this process, so signals reach it. */
async function start() {
  install()
  build('@ccm/api', '@ccm/web', '@ccm/cli')
  process.env.NODE_ENV ??= 'production'
  await import(pathToFileURL(at('apps/api/dist/main.js')).href)
}

/** Everything that needs no browser. */
function test() {
  install()
  nx('run-many', '--targets=typecheck,lint,build,test', ...rest)
}

/** The API and the web app, both rebuilt on change. */
function dev() {
  install()
  nx('run-many', '--targets=generate')
  const children = [
    run(['node_modules/tsx/dist/cli.mjs', 'watch', '--conditions=server', 'apps/api/src/main.ts'], root),
    run([binOf('apps/web', 'vite/package.json', 'bin/vite.js')], at('apps/web')),
  ]
  for (const child of children) child.on('exit', (code) => stopAll(children, code ?? 1))
  process.on('SIGINT', () => stopAll(children, 0))
}

/** The browser suite. */
function e2e() {
  install()
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(chromium)) {
    fail(
      `The browser suite needs Chromium, and there is none at ${chromium}.\n` +
        'Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its executable.',
    )
  }
  build('@ccm/api', '@ccm/web', '@ccm/cli')
  exec([binOf('apps/e2e', '@playwright/test/package.json', 'cli.js'), 'test', ...rest], { cwd: at('apps/e2e') })
}

function bench() {
  install()
  build('@ccm/api', '@ccm/web', '@ccm/cli')
  exec([at('node_modules/tsx/dist/cli.mjs'), '--conditions=server', 'src/main.ts', ...rest], { cwd: at('apps/bench') })
}

/** `npm ci` rewrites `node_modules/.package-lock.json`, so its age tells whether the installed tree is that of the lock file. */
function install() {
  const installed = at('node_modules/.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs) return
  say('Installing dependencies. The first time compiles SQLite and takes a few minutes.')
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  const { status } = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  if (status !== 0) fail('Dependencies were not installed. The lines above say why; SQLite needs Python 3, make and a C++ compiler.')
}

function build(...projects) {
  say('Building. Nothing is built twice.')
  const args = ['run-many', '--targets=build', `--projects=${projects.join(',')}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, nxArgs(args), { cwd: root, env: nxEnv(), encoding: 'utf8' })
  if (status !== 0) fail(`${stdout}${stderr}\nThe build failed.`)
}

function nx(...args) {
  exec(nxArgs([...args, '--outputStyle=static']), { env: nxEnv() })
}

const nxArgs = (args) => [at('node_modules/nx/dist/bin/nx.js'), ...args, '--parallel=2']

// A build must leave no process behind: the daemon would outlive `npm start`.
const nxEnv = () => ({ ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' })

function exec(args, options = {}) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', ...options })
  if (status !== 0) process.exit(status ?? 1)
}

/** A tool as one project sees it: npm may have put it into that project's own node_modules. */
const binOf = (project, manifest, bin) => join(dirname(createRequire(at(project, 'package.json')).resolve(manifest)), bin)

const run = (args, cwd) => spawn(process.execPath, args, { cwd, stdio: 'inherit', env: process.env })

function stopAll(children, code) {
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}

function requireNode(major, minor) {
  const [have = 0, haveMinor = 0] = process.versions.node.split('.').map(Number)
  if (have > major || (have === major && haveMinor >= minor)) return
  fail(`CCM needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`)
}

function unknown() {
  fail(`Unknown command "${name}". Use one of: ${Object.keys(commands).join(', ')}.`)
}

function say(text) {
  if (!inCi) process.stderr.write(`${text}\n`)
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

requireNode(20, 19)
process.chdir(root)
await (commands[name] ?? unknown)(rest)
