import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Real processes of the server, over one database in a directory of its own. */
export function startedServers() {
  const dir = mkdtempSync(join(tmpdir(), 'ccm-start-'))
  const children: ChildProcess[] = []

  function start(env: NodeJS.ProcessEnv) {
    const args = ['--import', 'tsx', '--conditions=server', resolve(import.meta.dirname, 'main.ts')]
    const { HOSTNAME: _ours, CCM_ENCRYPTION_KEY: _key, ...inherited } = process.env
    const child = spawn(process.execPath, args, {
      env: { ...inherited, DATABASE_URL: `file:${join(dir, 'ccm.db')}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
    const ended = once(child, 'close').then(([code]) => Number(code))
    const url = async () => {
      for (;;) {
        const found = /is at (http:\S+)/.exec(said)?.[1]
        if (found) return found.replace('localhost', '127.0.0.1')
        await Promise.race([once(child.stdout, 'data'), ended])
        if (child.exitCode !== null) throw new Error(`It ended: ${said}`)
      }
    }
    const stop = async () => {
      child.kill('SIGTERM')
      return ended
    }
    return { child, ended, url, stop, said: () => said }
  }

  return {
    dir,
    start,
    remove: () => {
      for (const child of children) child.kill('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
export type StartedServers = ReturnType<typeof startedServers>
