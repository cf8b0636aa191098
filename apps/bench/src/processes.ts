import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const workspace = resolve(import.meta.dirname, '../../..')
export const ccm = resolve(workspace, 'apps/cli/bin/ccm.mjs')

export interface Served {
  url: string
  /** From spawn to the line that says where it listens. */
  readyMs: number
  /** Resident memory now, in MiB; NaN where /proc does not tell. */
  memoryMiB(): number
  stop(): Promise<void>
}

/** Starts a server and waits for the line in which it says its address. */
export async function serve(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<Served> {
  const start = performance.now()
  const child = spawn(process.execPath, [resolve(workspace, script), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await firstUrl(child)
  return {
    url,
    readyMs: performance.now() - start,
    memoryMiB: () => residentMiB(child.pid),
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The built API on a database of its own and any free port. */
export const serveApi = (database: string) =>
  serve('apps/api/dist/main.js', [], {
    ...process.env,
    NODE_ENV: 'production',
    PORT: '0',
    HOSTNAME: '127.0.0.1',
    DATABASE_URL: `file:${database}`,
  })

function firstUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    let seen = ''
    const look = (chunk: Buffer) => {
      seen += chunk.toString()
      const [url] = /http:\/\/[\w.]+:\d+/.exec(seen) ?? []
      if (url) resolveUrl(url)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.on('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready:\n${seen}`)))
  })
}

function residentMiB(pid: number | undefined): number {
  if (process.platform !== 'linux') return NaN
  const [, kib] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1024
}

/** One call of a mutation over plain JSON. */
export async function mutate<T>(url: string, procedure: string, input: unknown): Promise<T> {
  const response = await fetch(`${url}/trpc/${procedure}`, {
    method: 'POST',
    // Timed commands block this process for seconds, longer than a kept connection lives.
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(input),
  })
  const body = await response.text()
  if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${body}`)
  return (JSON.parse(body) as { result: { data: T } }).result.data
}
