import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The built server as a process of its own, over a throwaway database. */
export interface Server {
  url: string
  /** Holds the database and the key that opens its secrets. */
  directory: string
  /** Ends the process; the database stays. */
  stop(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
  /** Ends it and removes the database. */
  remove(): Promise<void>
}

const bundle = resolve(import.meta.dirname, '../../api/dist/main.js')

/** Starts a server over an empty directory, or over a copy of what one that is stopped left in its own. */
export async function startServer(from?: string): Promise<Server> {
  const directory = mkdtempSync(join(tmpdir(), 'ccm-e2e-'))
  if (from !== undefined) cpSync(from, directory, { recursive: true })
  const database = `file:${join(directory, 'ccm.db')}`
  let { child, url } = await launch(database, '0')
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return {
    url,
    directory,
    stop,
    start: async () => {
      ;({ child, url } = await launch(database, new URL(url).port))
    },
    remove: async () => {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function launch(database: string, port: string) {
  const child = spawn(process.execPath, [bundle], {
    env: { ...process.env, DATABASE_URL: database, PORT: port, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url) {
      child.stdout.resume()
      return { child, url }
    }
  }
  throw new Error(`The server did not start. Build it first. It said:\n${said.join('\n')}`)
}
