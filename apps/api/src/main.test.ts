import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'

let dir: string
let children: ChildProcess[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ccm-start-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

function start(env: NodeJS.ProcessEnv) {
  const args = ['--import', 'tsx', '--conditions=server', resolve(import.meta.dirname, 'main.ts')]
  const { HOSTNAME: _ours, ...inherited } = process.env
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
  return { child, ended, url, said: () => said }
}

it('fills a new database, serves, says where and how to get the command line, and stops when asked', { timeout: 60_000 }, async () => {
  const server = start({ PORT: '0' })
  const health = await fetch(`${await server.url()}/api/health`)
  expect(await health.json()).toMatchObject({ status: 'ok', counts: { components: 10, profiles: 2 } })
  expect(server.said()).toContain('npm install -g ./apps/cli')
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)

  const again = start({ PORT: '0' })
  await again.url()
  expect(again.said()).not.toContain('Filled')
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

it('ends with one line when the port is taken', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const server = start({ PORT: String(port) })
  expect(await server.ended).toBe(1)
  expect(server.said().trim().split('\n').at(-1)).toMatch(/^Port \d+ is taken\./)
  other.close()
})

it('names every bad variable and starts nothing', { timeout: 60_000 }, async () => {
  const server = start({ PORT: 'many', DATABASE_URL: 'mysql://x' })
  expect(await server.ended).toBe(1)
  expect(server.said().trim().split('\n')).toEqual([expect.stringMatching(/^PORT must/), expect.stringMatching(/^DATABASE_URL must/)])
})
