import { aComponent, nested } from '@ccm/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, testApp, type TestApp } from '../test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const LIST = '/trpc/components.list'
const CREATE = '/trpc/components.create'
const input = (value: unknown) => `?input=${encodeURIComponent(JSON.stringify(value))}`

describe('the Host header', () => {
  it.each([
    'localhost',
    'localhost:3000',
    '127.0.0.1:3000',
    '192.168.1.20',
    '[::1]:3000',
    'nas',
    'nas.local:3000',
    'ccm.home.arpa',
    'x.ts.net',
    'box.lan',
    'LOCALHOST',
    'localhost.',
    'ccm.example.com',
  ])('may be %s', async (host) => {
    expect((await app.ask('/api/health', { headers: { host } })).status).toBe(200)
  })

  it.each([
    'evil.com',
    'evil.com:3000',
    'localhost.evil.com',
    'evil.com#.local',
    'user@localhost',
    '127.0.0.1.evil.com',
    'ccm.example.com.evil.com',
    ':3000',
  ])('may not be %j, which another site could use', async (host) => {
    for (const path of ['/', '/api/health', LIST]) {
      expect(await app.ask(path, { headers: { host } })).toMatchObject({
        status: 421,
        error: { data: { code: 'forbidden', httpStatus: 421 } },
      })
    }
  })

  it('is answered with the line that would allow it', async () => {
    expect((await app.ask('/', { headers: { host: 'ccm.example.org:3000' } })).error.message).toContain('CCM_ALLOWED_HOSTS=ccm.example.org')
  })
})

describe('a page of another site', () => {
  it.each([
    ['a foreign origin', { origin: 'http://evil.com' }],
    ['a null origin', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://localhost:9999', host: 'localhost:3000' }],
    ['a file', { origin: 'file://localhost' }],
    ['a cross-site fetch without an origin', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ])('is refused: %s', async (_name, headers) => {
    for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) {
      expect(await app.ask(LIST, { method, headers })).toMatchObject({ status: 403, error: { data: { code: 'forbidden' } } })
    }
  })

  it('may link to the web app but not navigate to an answer', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await app.ask('/components', { headers })).status).toBe(200)
    expect((await app.ask(LIST, { headers })).status).toBe(403)
  })

  it.each([
    ['the page itself', { origin: 'http://nas.local:3000', host: 'nas.local:3000', 'sec-fetch-site': 'same-origin' }],
    ['the page behind a proxy that adds TLS', { origin: 'https://x.ts.net', host: 'x.ts.net' }],
  ])('is not %s', async (_name, headers) => {
    expect((await app.ask(LIST, { headers })).status).toBe(200)
  })
})

describe('the query', () => {
  it('with a key there is not is refused with the hint that helps', async () => {
    const { status, error } = await app.ask(`${LIST}?limit=1`)
    expect(status).toBe(400)
    expect(error).toMatchObject({
      message: expect.stringContaining('use ?input=<JSON>'),
      data: { code: 'bad-request', httpStatus: 400, issues: [] },
    })
  })

  it.each([
    ['an input that is no JSON', `${LIST}?input=%7B`],
    ['an input twice', `${LIST}?input=%7B%7D&input=%7B%7D`],
    ['a bad %-code in the input', `${LIST}?input=%zz`],
    ['a bad %-code in the path', '/trpc/%ff'],
    ['an input too deep', LIST + input(nested(65))],
    ['a forbidden key', `${LIST}?input=${encodeURIComponent('{"search":{"__proto__":1}}')}`],
    ['eleven calls at once', `/trpc/${Array.from({ length: 11 }, () => 'health.check').join(',')}?batch=1`],
    ['several calls that are no batch', '/trpc/health.check,health.check'],
  ])('is refused with %s', async (_name, path) => {
    expect(await app.ask(path)).toMatchObject({ status: 400, error: { data: { code: 'bad-request', httpStatus: 400 } } })
  })

  it('takes ten calls at once', async () => {
    const { status, body } = await app.ask(`/trpc/${Array.from({ length: 10 }, () => 'health.check').join(',')}?batch=1`)
    expect(status).toBe(200)
    expect(body).toHaveLength(10)
  })

  it('takes an input that is well formed, and says which field is wrong in one that is not', async () => {
    expect((await app.ask(LIST + input({ limit: 1, search: '{"__proto__": [[[' }))).status).toBe(200)
    const { status, error } = await app.ask(LIST + input({ limit: 0, type: 'wizard' }))
    expect(status).toBe(400)
    expect(error.data).toMatchObject({
      code: 'bad-request',
      path: 'components.list',
      issues: expect.arrayContaining([expect.objectContaining({ path: ['limit'] })]),
    })
    expect(error.message).toContain('limit: This is too little: use at least 1.')
    expect(error.data).not.toHaveProperty('stack')
  })
})

describe('a body', () => {
  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['multipart/form-data; boundary=x'], ['application/jsonp'], ['']])(
    'of type %j is refused',
    async (type) => {
      const answer = await app.ask(CREATE, { method: 'POST', headers: { 'content-type': type }, body: '{}' })
      expect(answer).toMatchObject({ status: 415, error: { data: { code: 'bad-request', httpStatus: 415 } } })
    },
  )

  it('of 2 MB is refused, whether or not it says so', async () => {
    const body = JSON.stringify({ type: 'command', name: 'x', config: { prompt: 'x'.repeat(2 * 1024 * 1024) } })
    const whole = await app.ask(CREATE, json(body))
    expect(whole).toMatchObject({ status: 413, error: { message: expect.stringContaining('1 MB'), data: { code: 'too-large' } } })
    const chunked = await app.ask(CREATE, {
      ...json(body),
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    expect(chunked.status).toBe(413)
  })

  it('may have 1.5 MB when it uploads a file, alone', async () => {
    const upload = (path: string, bytes: number) =>
      app.ask(path, json({ content: Buffer.alloc(bytes, 0xff).toString('base64'), encoding: 'base64' }))
    expect(await upload('/trpc/components.uploadFile', 1024 * 1024)).toMatchObject({
      status: 200,
      body: { result: { data: { size: 1024 * 1024 } } },
    })
    expect(await upload('/trpc/components.uploadFile', 1.2 * 1024 * 1024)).toMatchObject({
      status: 413,
      error: { message: expect.stringContaining('1.5 MB'), data: { code: 'too-large' } },
    })
    for (const path of [CREATE, '/trpc/components.uploadFile,components.uploadFile?batch=1', '/trpc/components.uploadFile/'])
      expect((await upload(path, 1024 * 1024)).status, path).toBe(413)
  })

  it.each([
    ['arrays', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['arrays behind a string with an escaped quote', `{"a":"\\"","b":${'['.repeat(100)}`],
  ])('100,000 deep in %s is refused', async (_name, body) => {
    expect(await app.ask(CREATE, json(body))).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('nested deeper than 64'), data: { code: 'bad-request' } },
    })
  })

  it.each([
    ['__proto__', '{"config":{"__proto__":{"x":1}}}'],
    ['constructor, deep inside', '{"a":[{"b":{"constructor" : 1}}]}'],
    ['prototype in escapes', '{"\\u0070rototype":1}'],
  ])('with the key %s is refused', async (_name, body) => {
    expect(await app.ask(CREATE, json(body))).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('not taken at any depth') },
    })
  })

  it.each(['{', '{"a":1}}', "{'a':1}", '\u0000', '{"a":\u0001}'])(
    '%j, which is no JSON, is refused in one clear sentence',
    async (body) => {
      expect(await app.ask(CREATE, json(body))).toMatchObject({
        status: 400,
        error: { message: expect.stringContaining('not valid JSON'), data: { code: 'bad-request' } },
      })
    },
  )

  it('may hold brackets and forbidden words in its texts, and 64 levels', async () => {
    const made = await app.ask(CREATE, json(aComponent('command', 'brackets', { config: { prompt: `"__proto__": ${'[{'.repeat(100)}` } })))
    expect(made.status).toBe(200)
    const deep = await app.ask(CREATE, json({ type: 'hook', name: 'x', config: nested(62) }))
    expect(deep.error.message).not.toContain('nested deeper')
  })

  it.each([
    ['an unknown type', { type: 'wizard', name: 'x', config: {} }, 'wizard'],
    ['a bad event', { type: 'hook', name: 'x', config: { event: 'Stopp', hooks: [{ type: 'command', command: 'x' }] } }, 'Stopp'],
    ['a number in env', { type: 'mcp-server', name: 'x', config: { command: 'x', env: { A: 1 } } }, 'config.env.A'],
    ['a key that climbs out', { type: 'command', name: 'x', key: '../../x', config: { prompt: 'x' } }, 'key'],
  ])('with %s is refused in one sentence that names it', async (_name, body, named) => {
    const { status, error } = await app.ask(CREATE, json(body))
    expect(status).toBe(400)
    expect(error.data.code).toBe('bad-request')
    expect(error.message).toContain(named)
  })
})

it('answers a stale revision and a missing procedure with their codes', async () => {
  const made = await app.ask(CREATE, json(aComponent('hook', 'guard')))
  expect(made.status).toBe(200)
  const { id } = await app.ctx.db.prisma.component.findFirstOrThrow({ where: { name: 'guard' } })
  await app.ask('/trpc/components.update', json({ id, expectedRevision: 1, description: 'a' }))
  expect(await app.ask('/trpc/components.update', json({ id, expectedRevision: 1, description: 'b' }))).toMatchObject({
    status: 409,
    error: { data: { code: 'stale' } },
  })
  expect(await app.ask('/trpc/nothing.here')).toMatchObject({
    status: 404,
    error: { data: { code: 'not-found' }, message: expect.stringContaining('"nothing.here"') },
  })
  expect(await app.ask(CREATE)).toMatchObject({ status: 405, error: { data: { code: 'bad-request' } } })
})

it('lets a page of ours run nothing but our own files', async () => {
  for (const path of ['/', LIST, '/api/health', '/missing.js']) {
    const { headers } = await app.ask(path)
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  }
})
