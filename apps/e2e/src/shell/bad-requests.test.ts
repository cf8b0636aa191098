import { once } from 'node:events'
import { type IncomingMessage, request, type RequestOptions } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Heard, made, post } from './plain-calls.ts'
import { startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
let before: unknown
beforeAll(async () => {
  system = await startSystem()
  before = await library()
})
afterAll(() => system.close())

/** Everything a bad request could have changed. */
const library = async () => ({
  components: await system.api.components.list.query({ limit: 200 }),
  profiles: await system.api.profiles.list.query({ limit: 200 }),
  health: await (await fetch(`${system.url}/api/health`)).json(),
})

/** Sends what `fetch` would not: any header, any body. */
async function send(path: string, { body, ...options }: RequestOptions & { body?: string } = {}): Promise<Heard> {
  const outgoing = request(`${system.url}${path}`, options)
  // The server may answer and hang up before it has heard all of a body that is too large.
  outgoing.on('error', () => outgoing.destroy())
  outgoing.end(body)
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  const { result, error } = JSON.parse(await text(answer)) as { result?: { data: Heard['result'] }; error: Heard['error'] }
  return { status: answer.statusCode ?? 0, result: result?.data ?? { id: '', revision: 0, config: {} }, error }
}

const json = { method: 'POST', headers: { 'content-type': 'application/json' } }
const CREATE = '/trpc/components.create'

function expectClear({ status, error }: Heard, expected: number, code: string, says: RegExp): void {
  expect({ status, code: error.data.code, httpStatus: error.data.httpStatus }).toEqual({ status: expected, code, httpStatus: expected })
  expect(error.message).toMatch(says)
  expect(JSON.stringify(error)).not.toMatch(/\\n\s+at |node:internal|node_modules|\.ts:\d|"stack"/)
}

describe('a script that sends', () => {
  it.each<[string, object, RegExp, string]>([
    ['an unknown type', { type: 'wizard', name: 'x', config: {} }, /"wizard" is no component type\. Use one of: mcp-server/, 'type'],
    [
      'a bad event',
      { type: 'hook', name: 'x', config: { event: 'pretooluse', hooks: [{ type: 'command', command: 'x' }] } },
      /"pretooluse" is no event/,
      'config.event',
    ],
    [
      'a number in env',
      { type: 'mcp-server', name: 'x', config: { command: 'x', env: { PORT: 8080 } } },
      /Write the value as a string: "8080"/,
      'config.env.PORT',
    ],
    ['a key that climbs out', { type: 'command', name: 'x', key: '../../x', config: { prompt: 'x' } }, /key: Use letters/, 'key'],
    [
      'a key that climbs out, for an agent',
      { type: 'subagent', name: 'x', key: '../../x', config: { description: 'x', prompt: 'x' } },
      /key: /,
      'key',
    ],
    ['an absolute key', { type: 'command', name: 'x', key: '/etc/x', config: { prompt: 'x' } }, /key: Use letters/, 'key'],
    ['a key with backslashes', { type: 'command', name: 'x', key: '..\\..\\x', config: { prompt: 'x' } }, /key: Use letters/, 'key'],
    ['no config', { type: 'command', name: 'x' }, /config/, 'config'],
    ['a field nobody knows', { type: 'command', name: 'x', config: { prompt: 'x' }, colour: 'red' }, /colour/, 'colour'],
  ])('%s hears which field is wrong and what to send', async (_name, input, says, path) => {
    const heard = await post(system.url, 'components.create', input)
    expectClear(heard, 400, 'bad-request', says)
    expect(heard.error.data.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })

  it('a body of 2 MB hears the limit', async () => {
    const body = JSON.stringify({ type: 'command', name: 'x', config: { prompt: 'x'.repeat(2 * 1024 * 1024) } })
    expectClear(await send(CREATE, { ...json, body }), 413, 'too-large', /larger than 1 MB/)
  })

  it.each([
    ['arrays', '['.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('JSON 100,000 deep, %s, hears the limit', async (_name, body) => {
    expectClear(await send(CREATE, { ...json, body }), 400, 'bad-request', /deeper than 64/)
  })

  it('a revision that is no longer the last one hears so, and the newer content stays', async () => {
    const { id } = await made(system.url, 'components.create', { type: 'command', name: 'stale', config: { prompt: 'one' } })
    const { revision } = await made(system.url, 'components.update', { id, expectedRevision: 1, config: { prompt: 'two' } })
    expectClear(await post(system.url, 'components.update', { id, expectedRevision: 1, config: { prompt: 'three' } }), 409, 'stale', /.+/)
    expect(await system.api.components.get.query({ id })).toMatchObject({ revision, config: { prompt: 'two' } })
    await made(system.url, 'components.remove', { id })
  })

  it('a name that is taken hears so', async () => {
    const { id } = await made(system.url, 'components.create', { type: 'command', name: 'taken', config: { prompt: 'one' } })
    expectClear(
      await post(system.url, 'components.create', { type: 'command', name: 'taken', config: { prompt: 'two' } }),
      409,
      'already-exists',
      /"taken"/,
    )
    await made(system.url, 'components.remove', { id })
  })

  it('its input as plain query keys hears how to write it', async () => {
    expectClear(await send('/trpc/components.list?limit=1'), 400, 'bad-request', /use \?input=<JSON>/)
  })

  it('broken JSON in a query hears that it is no JSON', async () => {
    expectClear(await send('/trpc/components.list?input=%7B%22limit%22:'), 400, 'bad-request', /not valid JSON/)
    expectClear(await send('/trpc/components.list?input=%ff'), 400, 'bad-request', /.+/)
  })

  it('broken JSON in a body hears that it is no JSON', async () => {
    expectClear(await send(CREATE, { ...json, body: '{"type":' }), 400, 'bad-request', /not valid JSON/)
  })

  it('text instead of JSON hears which header to send', async () => {
    const body = JSON.stringify({ type: 'command', name: 'x', config: { prompt: 'x' } })
    expectClear(
      await send(CREATE, { method: 'POST', headers: { 'content-type': 'text/plain' }, body }),
      415,
      'bad-request',
      /application\/json/,
    )
  })

  it('to a name that is not there hears so', async () => {
    expectClear(await post(system.url, 'components.craete', {}), 404, 'not-found', /craete/)
  })
})

describe('a page of somebody else', () => {
  it('is refused under a foreign Host, with the line that would allow it', async () => {
    expectClear(
      await send('/trpc/components.list', { headers: { host: 'evil.example.com' } }),
      421,
      'forbidden',
      /CCM_ALLOWED_HOSTS=evil\.example\.com/,
    )
  })

  it.each(['http://evil.example.com', 'null', 'http://localhost:1'])('is refused with the origin %s, whatever it asks', async (origin) => {
    const body = JSON.stringify({ type: 'command', name: 'x', config: { prompt: 'x' } })
    expectClear(
      await send(CREATE, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body }),
      403,
      'forbidden',
      /.+/,
    )
    expectClear(await send('/trpc/components.list', { headers: { origin } }), 403, 'forbidden', /.+/)
  })
})

it('has lost and gained nothing by all this', async () => {
  expect(await library()).toEqual(before)
})
