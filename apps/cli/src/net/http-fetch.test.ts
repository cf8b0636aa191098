import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openWire } from './http-fetch.ts'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

it('sends method, headers and body, and reads status and JSON', async () => {
  const url = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.statusCode = 409
      response.end(JSON.stringify([request.method, request.headers['content-type'], Buffer.concat(chunks).toString()]))
    })
  })
  const answer = await openWire().fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"grün"' })
  expect([answer.ok, answer.status, await answer.json()]).toEqual([false, 409, ['POST', 'application/json', '"grün"']])
})

it('works while the answer travels: after the request has left, before the server has answered', async () => {
  const order: string[] = []
  let arrived: () => void
  const arrival = new Promise<void>((resolve) => (arrived = resolve))
  let release: () => void
  const worked = new Promise<void>((resolve) => (release = resolve))
  const url = await serve((_request, response) => {
    arrived()
    void worked.then(() => {
      order.push('answered')
      response.end('{}')
    })
  })
  const wire = openWire()
  const [, result] = await wire.meanwhile(
    async () => (await wire.fetch(url, {})).json(),
    () => {
      order.push('worked')
      release()
      return 'result'
    },
  )
  await arrival
  expect(order).toEqual(['worked', 'answered'])
  expect(result).toBe('result')
})

it('fails with the reason when the connection breaks off', async () => {
  const url = await serve((request) => request.socket.destroy())
  const wire = openWire()
  await expect(
    wire.meanwhile(
      () => wire.fetch(url, {}),
      () => 0,
    ),
  ).rejects.toMatchObject({ code: 'ECONNRESET' })
})

it('fails when an answer breaks off in its middle', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"a":')
    setImmediate(() => response.destroy())
  })
  const answer = await openWire().fetch(url, {})
  await expect(answer.json()).rejects.toMatchObject({ code: 'ECONNRESET' })
})

it('gives up an answer that does not end', async () => {
  const url = await serve((_request, response) => {
    const more = () => void (response.destroyed || response.write(' '.repeat(1024 * 1024), more))
    more()
  })
  const answer = await openWire().fetch(url, {})
  await expect(answer.json()).rejects.toThrow('its answer is longer than that of any library')
})
