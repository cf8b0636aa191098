import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createApi } from './api.ts'
import { readError } from './read-error.ts'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const failureOf = (url: string) =>
  createApi({ url })
    .health.check.query()
    .then(
      () => expect.unreachable('the call was expected to fail'),
      (error: unknown) => readError(error),
    )

it('reads code, message, issues and status of a refusal', async () => {
  const issues = [{ path: ['config', 'command'], message: 'Expected text.' }]
  const url = await serve((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ error: { message: 'Nothing was saved.', code: -32600, data: { code: 'bad-request', httpStatus: 400, issues } } }),
    )
  })
  expect(await failureOf(url)).toEqual({ code: 'bad-request', message: 'Nothing was saved.', issues, httpStatus: 400 })
})

it('reads the answer to one call of a batch', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify([{ error: { message: 'No such thing.', code: -32004, data: { code: 'not-found', httpStatus: 404, issues: [] } } }]),
    )
  })
  expect(await failureOf(url)).toMatchObject({ code: 'not-found', httpStatus: 404 })
})

it('calls a code it does not know internal', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(418, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: { message: 'Tea.', code: -32603, data: { code: 'teapot', httpStatus: 418 } } }))
  })
  expect(await failureOf(url)).toEqual({ code: 'internal', message: 'Tea.', issues: [], httpStatus: 418 })
})

it('names the server when nobody listens', async () => {
  const url = await serve(() => {})
  closers.splice(0).forEach((close) => close())
  expect(await failureOf(`${url}/`)).toEqual({
    code: 'unreachable',
    message: `No CCM server answered at ${url}: the connection was refused.`,
    issues: [],
  })
})

it('says when another program answers', async () => {
  const url = await serve((_request, response) => response.end('<!doctype html>'))
  expect((await failureOf(url)).message).toBe(`No CCM server answered at ${url}: what answers there is not a CCM server (status 200).`)
})

it('sends the token and asks with GET', async () => {
  const seen: unknown[] = []
  const url = await serve((request, response) => {
    seen.push([request.method, request.headers.authorization, new URL(request.url ?? '', url).pathname])
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify([{ result: { data: { status: 'ok' } } }]))
  })
  expect(await createApi({ url, token: () => 'secret' }).health.check.query()).toEqual({ status: 'ok' })
  expect(seen).toEqual([['GET', 'Bearer secret', '/trpc/health.check']])
})
