import { execFile, spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Api, createApi } from '@ccm/client'

const workspace = join(import.meta.dirname, '../../../..')
const server = join(workspace, 'apps/api/dist/main.js')
export const launcher = join(workspace, 'apps/cli/bin/ccm.mjs')

export interface Run {
  code: number | null
  out: string
  err: string
}

/** The built server on a database of its own, and a computer with the built `ccm` and a home of its own. */
export interface System {
  url: string
  api: Api
  home: string
  /** Where the database lies, with its key beside it. */
  data: string
  /** Everything the server has said. */
  log(): string
  /** Makes a directory for a project, empty. */
  directory(name: string): Project
  /** Runs `ccm` to its end, as another user when one is given. */
  ccm(cwd: string, argv: string[], env?: Record<string, string>, user?: { uid: number; gid: number }): Promise<Run>
  /** Starts `ccm` and leaves it running, to be interfered with. */
  start(cwd: string, argv: string[], env?: Record<string, string>): ChildProcess
  close(): Promise<void>
}

export interface Project {
  path: string
  ccm(...argv: string[]): Promise<Run>
  write(path: string, text: string): void
  read(path: string): string
  /** Every file with its text, by path. */
  files(): Record<string, string>
}

/** @param env - what the server's environment has besides */
export async function startSystem(env: Record<string, string> = {}): Promise<System> {
  for (const built of [server, join(workspace, 'apps/cli/dist/main.js')]) {
    if (!existsSync(built)) throw new Error(`${built} is missing. Run "npx nx run-many -t build" first.`)
  }
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-system-')))
  const home = join(base, 'home')
  const data = join(base, 'data')
  mkdirSync(home)
  mkdirSync(data)
  const { url, log, stop } = await startServer(data, env)

  const forOthers = () => launcherForOthers(base)
  const surroundings = { PATH: process.env.PATH, HOME: home, USERPROFILE: home, CCM_SERVER_URL: url, NO_COLOR: '1' }
  const ccm: System['ccm'] = (cwd, argv, env, user) =>
    new Promise((resolve) => {
      const options = { cwd, env: { ...surroundings, ...env }, maxBuffer: 64 * 1024 * 1024, ...user }
      const child = execFile(process.execPath, [user ? forOthers() : launcher, ...argv], options, (_error, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      )
    })

  return {
    url,
    api: createApi({ url }),
    home,
    data,
    log,
    ccm,
    start: (cwd, argv, env) => spawn(process.execPath, [launcher, ...argv], { cwd, env: { ...surroundings, ...env }, stdio: 'ignore' }),
    directory: (name) => projectAt(join(base, name), ccm),
    async close() {
      await stop()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

/** A copy of the built `ccm` that other users can read: the workspace may lie in a directory that is closed to them. */
function launcherForOthers(base: string): string {
  const copy = join(base, 'ccm-for-others')
  if (!existsSync(copy)) {
    for (const part of ['bin', 'dist', 'package.json']) cpSync(join(workspace, 'apps/cli', part), join(copy, part), { recursive: true })
    chmodSync(base, 0o755)
  }
  return join(copy, 'bin/ccm.mjs')
}

function projectAt(path: string, ccm: System['ccm']): Project {
  mkdirSync(path, { recursive: true })
  return {
    path,
    ccm: (...argv) => ccm(path, argv),
    read: (file) => readFileSync(join(path, file), 'utf8'),
    write(file, text) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text)
    },
    files: () =>
      Object.fromEntries(
        readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
          .map((file) => [file.slice(path.length + 1), readFileSync(file, 'utf8')]),
      ),
  }
}

/** Starts the built server on the database of a directory and waits until it is ready. */
export async function startServer(
  data: string,
  env: Record<string, string> = {},
): Promise<{ url: string; log(): string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', DATABASE_URL: `file:${join(data, 'ccm.db')}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => void (said += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return { url: await addressOf(child), log: () => said, stop: () => stopped(child) }
}

/** The server says where it is when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const url = /https?:\/\/[^\s]+/.exec(said)?.[0]
      if (url) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
