import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startedServers, type StartedServers } from './test-start.ts'

let started: StartedServers
beforeEach(() => {
  started = startedServers()
})
afterEach(() => started.remove())

const start = (env: NodeJS.ProcessEnv) => started.start(env)

it('fills a new database, serves, says where and how to get the command line, and stops when asked', { timeout: 60_000 }, async () => {
  const server = start({ PORT: '0' })
  const health = await fetch(`${await server.url()}/api/health`)
  expect(await health.json()).toMatchObject({ status: 'ok', counts: { components: 26, profiles: 5 } })
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
