import { aComponent } from '@ccm/testing'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import { appRouter } from '@ccm/server'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainCalls } from './plain-calls.ts'
import { type Running, serve } from './serve.ts'
import { testApp, type TestApp } from './test-app.ts'

let app: TestApp
let ours: Running
let theirs: Running

beforeAll(async () => {
  app = await testApp()
  const handler = createExpressMiddleware({ router: appRouter, createContext: () => app.ctx, allowMethodOverride: true })
  const body = express.text({ type: () => true })
  ours = await serve(express().use('/trpc', body, plainCalls(app.ctx)), 0, '127.0.0.1')
  theirs = await serve(express().use('/trpc', body, handler), 0, '127.0.0.1')
})
afterAll(async () => {
  await ours.stop(0)
  await theirs.stop(0)
  await app.close()
})

const answer = async ({ url }: Running, path: string, init?: RequestInit) => {
  const response = await fetch(`${url.replace('localhost', '127.0.0.1')}/trpc/${path}`, init)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const post = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
const input = (value: unknown) => `?input=${encodeURIComponent(JSON.stringify(value))}`

describe('a plain call is answered as tRPC answers it', () => {
  it.each<[string, string, RequestInit | undefined]>([
    ['a query without input', 'health.check', undefined],
    ['a query with input', `components.list${input({ limit: 1 })}`, undefined],
    ['a query with a bad input', `components.list${input({ limit: 'x' })}`, undefined],
    ['a query that finds nothing', `components.get${input({ id: 'nobody-here' })}`, undefined],
    ['a query by POST', 'components.validate', post('{"type":"hook"}')],
    ['a query by POST with a bad input', 'components.usageMany', post('{"ids":[]}')],
    ['a mutation with a bad input', 'components.create', post('{"type":"hook"}')],
    ['a mutation that finds nothing', 'components.remove', post('{"id":"nobody-here"}')],
    ['a body that is empty', 'components.create', post('')],
  ])('%s', async (_name, path, init) => {
    expect(await answer(ours, path, init)).toEqual(await answer(theirs, path, init))
  })

  it('a mutation that goes through', async () => {
    const made = await answer(ours, 'components.create', post(JSON.stringify(aComponent('hook', 'guard'))))
    expect(made.status).toBe(200)
    const { id } = JSON.parse(made.text).result.data
    expect(await answer(ours, `components.get${input({ id })}`)).toEqual(await answer(theirs, `components.get${input({ id })}`))
  })
})

it('leaves batches, subscriptions, other methods and unknown names to tRPC', async () => {
  for (const path of [
    'health.check,health.check?batch=1',
    'health.check?batch=1&input=%7B%7D',
    'sync.events',
    'nothing.here',
    'components.create',
    '__proto__',
  ]) {
    expect((await answer(ours, path)).status, path).toBe(404)
  }
})
