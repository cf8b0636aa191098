import { queriesByPost } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { procedureType } from '../procedures.ts'
import { json, testApp, type TestApp } from '../test-app.ts'

let app: TestApp
let id: string
beforeAll(async () => {
  app = await testApp()
  await app.ask('/trpc/components.create', json(aComponent('command', 'ship')))
  id = (await app.ctx.db.prisma.component.findFirstOrThrow()).id
})
afterAll(() => app.close())

const prompt = 'Read it all. '.repeat(25_000)
const draft = aComponent('command', 'long', { config: { prompt } })

describe('a query that carries a draft', () => {
  it.each(queriesByPost)('%s is a query there is', (path) => {
    expect(procedureType(path)).toBe('query')
  })

  it.each<[string, string, unknown]>([
    ['a call of its own', '/trpc/components.preview', draft],
    ['a batch of one', '/trpc/components.preview?batch=1', { 0: draft }],
    ['a batch of several', '/trpc/components.validate,components.preview?batch=1', { 0: {}, 1: draft }],
  ])('of 300 KB is asked by POST: %s', async (_name, path, body) => {
    const { status, text } = await app.ask(path, json(body))
    expect(JSON.stringify(body).length).toBeGreaterThan(300_000)
    expect(status).toBe(200)
    expect(text.length).toBeGreaterThan(300_000)
  })

  it('may say what an unsaved change of 300 KB would touch', async () => {
    expect(await app.ask('/trpc/components.impact', json({ id, config: { prompt } }))).toMatchObject({
      status: 200,
      body: { result: { data: { totalTargets: 0 } } },
    })
  })

  it('may be asked with GET too', async () => {
    const path = `/trpc/components.preview?input=${encodeURIComponent(JSON.stringify({ id }))}`
    expect((await app.ask(path)).status).toBe(200)
  })

  it('is read as any body is: as JSON, and not deeper or larger than others', async () => {
    const path = '/trpc/components.validate'
    expect((await app.ask(path, { ...json({}), headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await app.ask(path, json('['.repeat(100)))).status).toBe(400)
    expect((await app.ask(path, json({ text: 'x'.repeat(1024 * 1024) }))).status).toBe(413)
    expect((await app.ask(path, { ...json({}), headers: { 'content-type': 'application/json', origin: 'http://evil.com' } })).status).toBe(
      403,
    )
  })
})

it.each<[string, string, unknown]>([
  ['a call of its own', '/trpc/components.list', { limit: 1 }],
  ['a batch', '/trpc/components.validate,components.list?batch=1', { 0: {}, 1: {} }],
  ['a path in codes', '/trpc/components%2Elist?batch=1', { 0: {} }],
])('another query by POST is refused with the hint that helps: %s', async (_name, path, body) => {
  const { status, headers, error } = await app.ask(path, json(body))
  expect(status).toBe(405)
  expect(headers.allow).toBe('GET')
  expect(error).toMatchObject({ message: expect.stringContaining('use ?input=<JSON>'), data: { code: 'bad-request', httpStatus: 405 } })
})

it('a mutation is still never made with GET', async () => {
  const path = `/trpc/components.remove?input=${encodeURIComponent(JSON.stringify({ id }))}`
  for (const url of [path, path.replace('?input', '?batch=1&input')]) expect((await app.ask(url)).status).toBe(405)
  expect(await app.ctx.db.prisma.component.count()).toBe(1)
})
