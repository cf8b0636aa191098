import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startedServers, type StartedServers } from './test-start.ts'

const PLANTED = 'planted-s3cret-q7Zt2LmV9xR4bNc8'

let started: StartedServers
beforeEach(() => {
  started = startedServers()
})
afterEach(() => started.remove())

const call = async (url: string, path: string, input: unknown) => {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}
const bytes = () => Buffer.concat(readdirSync(started.dir).map((name) => readFileSync(join(started.dir, name))))

it('makes a key at first start, says so, and opens with it what was sealed before', { timeout: 60_000 }, async () => {
  const first = started.start({ PORT: '0' })
  const made = await call(await first.url(), 'envVars.set', { name: 'API_KEY', value: PLANTED })
  expect(made.status).toBe(200)
  expect(first.said()).toContain(join(started.dir, 'ccm.key'))
  expect(statSync(join(started.dir, 'ccm.key')).mode & 0o777).toBe(0o600)
  expect(bytes().includes(PLANTED)).toBe(false)
  expect(await first.stop()).toBe(0)

  const again = started.start({ PORT: '0', HOSTNAME: '0.0.0.0' })
  const told = await call(await again.url(), 'envVars.reveal', { id: made.body.result.data.id })
  expect(told.body.result.data.value).toBe(PLANTED)
  expect(again.said()).toMatch(/listens on 0\.0\.0\.0 and keeps 1 secret/)
  await again.stop()
  expect(first.said() + again.said()).not.toContain(PLANTED)
  expect(bytes().includes(PLANTED)).toBe(false)
})

it('does not start with another key, and says in one line what to do', { timeout: 60_000 }, async () => {
  const first = started.start({ PORT: '0', CCM_ENCRYPTION_KEY: 'correct horse' })
  await first.url()
  expect(first.said()).not.toContain('correct horse')
  await first.stop()
  const wrong = started.start({ PORT: '0', CCM_ENCRYPTION_KEY: 'battery staple' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.said().trim().split('\n')).toEqual([expect.stringMatching(/^The server did not start: CCM_ENCRYPTION_KEY is not the key/)])
  expect(readdirSync(started.dir)).not.toContain('ccm.key')
})
