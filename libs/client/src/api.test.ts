import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { queriesByPost } from '@ccm/contract/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApi, type Api } from './api.ts'

interface Seen {
  method: string | undefined
  path: string
  query: string
  body: string
}

let seen: Seen[]
let api: Api
let close: () => void

/** A server that answers every call with nothing and remembers how it was asked. */
beforeEach(async () => {
  seen = []
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { pathname, search } = new URL(request.url ?? '', 'http://ccm')
      seen.push({ method: request.method, path: pathname.slice('/trpc/'.length), query: search, body })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(pathname.split(',').map(() => ({ result: { data: null } }))))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  api = createApi({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  close = () => server.close().closeAllConnections()
})
afterEach(() => close())

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

const draft = (letter: string) => ({ type: 'command' as const, name: 'long', config: { prompt: letter.repeat(300_000) } })

describe('a query that carries a draft', () => {
  it('is asked by POST, whole, with nothing of it in the URL', async () => {
    await api.components.validate.query(draft('x'))
    expect(seen).toEqual([{ method: 'POST', path: 'components.validate', query: '?batch=1', body: JSON.stringify({ 0: draft('x') }) }])
  })

  it('travels alone, so that several do not grow larger than a body may be', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((letter) => api.components.validate.query(draft(letter))))
    expect(seen.map(({ method, path }) => [method, path])).toEqual(Array(4).fill(['POST', 'components.validate']))
    expect(Math.max(...seen.map(({ body }) => body.length))).toBeLessThan(1024 * 1024)
  })

  it.each(queriesByPost)('%s is one', async (path) => {
    const calls: Record<string, () => Promise<unknown>> = {
      'components.impact': () => api.components.impact.query({ id: 'component-one', description: 'x' }),
      'components.preview': () => api.components.preview.query({ id: 'component-one' }),
      'components.usageMany': () => api.components.usageMany.query({ ids: ['component-one'] }),
      'components.validate': () => api.components.validate.query({}),
      'profiles.impact': () => api.profiles.impact.query({ id: 'profile-one', description: 'x' }),
      'profiles.preview': () => api.profiles.preview.query({ id: 'profile-one' }),
    }
    await calls[path]?.()
    expect(seen).toMatchObject([{ method: 'POST', path }])
  })
})

it('asks other queries with GET, up to ten in one request', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => api.components.list.query({ limit: index + 1 })))
  expect(seen.map(({ method, path, body }) => [method, path.split(',').length, body])).toEqual([
    ['GET', 10, ''],
    ['GET', 2, ''],
  ])
})

it('sends mutations by POST', async () => {
  await api.components.remove.mutate({ id: 'component-one' })
  expect(seen).toMatchObject([{ method: 'POST', path: 'components.remove', body: '{"0":{"id":"component-one"}}' }])
})
