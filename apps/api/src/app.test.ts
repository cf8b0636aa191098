import { rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { serve } from './serve.ts'
import { json, testApp, type TestApp } from './test-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})
afterEach(() => app.close())

describe('health', () => {
  it('is told with counts', async () => {
    const { status, body } = await app.ask('/api/health')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'ok',
      version: '1.2.3',
      protocol: PROTOCOL,
      database: 'ok',
      counts: { components: 0, profiles: 0, projects: 0 },
    })
  })

  it('is 503 when the database is away', async () => {
    rmSync(app.file)
    expect(await app.ask('/api/health')).toMatchObject({ status: 503, body: { status: 'down', database: 'down', counts: null } })
  })
})

describe('the web app', () => {
  it.each(['/', '/components', '/projects/abc-def'])('answers %s with its page, which is asked for anew each time', async (path) => {
    const { status, headers, text } = await app.ask(path)
    expect(status).toBe(200)
    expect(text).toContain('<title>CCM</title>')
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('keeps files with a hash in their name forever, and others not', async () => {
    expect((await app.ask('/assets/main-abc123.js')).headers['cache-control']).toContain('immutable')
    expect((await app.ask('/theme.js')).headers['cache-control']).toBe('no-cache')
  })

  it.each(['/missing.js', '/assets/gone', '/api/nothing', '/..%2f..%2fpackage.json', '/../../package.json', '/.env'])(
    'has nothing at %s',
    async (path) => {
      const { status, error } = await app.ask(path)
      expect([403, 404]).toContain(status)
      expect(error.data.code).toBe('not-found')
    },
  )

  it('that is not built says how to build it', async () => {
    rmSync(app.webDir, { recursive: true })
    expect(await app.ask('/')).toMatchObject({ status: 404, error: { message: expect.stringContaining('npm start') } })
  })
})

/** Reads a stream of events until it has said something. */
async function nextChunk(res: IncomingMessage): Promise<string> {
  const [chunk]: Buffer[] = await once(res, 'data')
  return String(chunk)
}

async function openEvents(headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = get({ port: app.port, host: '127.0.0.1', path: '/trpc/sync.events', headers, agent: false })
  const [res]: IncomingMessage[] = await once(request, 'response')
  if (!res) throw new Error('No response.')
  return res
}

describe('events', () => {
  it('tell a page what changed', async () => {
    const res = await openEvents()
    expect(res.headers['content-type']).toContain('text/event-stream')
    expect(await nextChunk(res)).toContain('event: connected')
    const next = nextChunk(res)
    await app.ask('/trpc/components.create', json(aComponent('hook', 'guard')))
    expect(await next).toContain('"action":"created"')
    res.destroy()
  })

  it('do not keep the server from stopping, and break off, so that the page comes back', async () => {
    const res = await openEvents()
    await nextChunk(res)
    const broken = once(res, 'error')
    await app.running.stop(60_000)
    expect(String(await broken)).toContain('aborted')
    app.running.stop = async () => {}
  })
})

it('says in one line that a port is taken, and which could be used', async () => {
  const second = serve(createApp(app.ctx, { webDir: app.webDir, allowedHosts: [] }), app.port, '127.0.0.1')
  await expect(second).rejects.toThrow(
    `Port ${app.port} is taken. Stop what uses it, or choose another one: PORT=${app.port + 1} npm start`,
  )
})
