import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { json, testApp, type TestApp } from './test-app.ts'

let app: TestApp
let token: string
beforeEach(async () => {
  app = await testApp()
  const { text } = await app.ask('/trpc/machines.register', json({ id: 'machine-one', name: 'studio', platform: 'linux' }))
  token = JSON.parse(text).result.data.token
})
afterEach(() => app.close())

const create = (name: string) => ({ type: 'command', name, config: { prompt: 'x' } })
const as = (headers: Record<string, string>, body: unknown) => {
  const asked = json(body)
  return { ...asked, headers: { ...asked.headers, ...headers } }
}
const batch = (name: string) => ({ '0': create(name) })

/** Who made components, newest first. */
const makers = async () => {
  const { text } = await app.ask(`/trpc/activity.list?input=${encodeURIComponent('{"kind":"component"}')}`)
  const { items }: { items: { actor: object; subject: { name: string } }[] } = JSON.parse(text).result.data
  return Object.fromEntries(items.map(({ actor, subject }) => [subject.name, actor]))
}

describe('the activity names', () => {
  it('the machine whose token a call carries, our own page, and else a script, in plain calls and in batches', async () => {
    const own = `http://127.0.0.1:${app.port}`
    const callers = {
      machine: { authorization: `Bearer ${token}` },
      web: { origin: own, host: `127.0.0.1:${app.port}`, 'sec-fetch-site': 'same-origin' },
      script: {},
      liar: { authorization: 'Bearer of-nobody' },
    }
    for (const [name, headers] of Object.entries(callers)) {
      expect((await app.ask('/trpc/components.create', as(headers, create(name)))).status, name).toBe(200)
      expect((await app.ask('/trpc/components.create?batch=1', as(headers, batch(`${name}-batch`)))).status, name).toBe(200)
    }
    const machine = { kind: 'machine', id: 'machine-one', name: 'studio' }
    const web = { kind: 'web', id: null, name: null }
    const script = { kind: 'script', id: null, name: null }
    expect(await makers()).toEqual({
      'command/machine': machine,
      'command/machine-batch': machine,
      'command/web': web,
      'command/web-batch': web,
      'command/script': script,
      'command/script-batch': script,
      'command/liar': script,
      'command/liar-batch': script,
    })
  })
})

it('tells the values of a machine to that machine alone', async () => {
  await app.ask('/trpc/envVars.set', json({ name: 'A', value: 'planted' }))
  const ask = { machineId: 'machine-one' }
  const refused = await app.ask('/trpc/envVars.resolve', json(ask))
  expect(refused).toMatchObject({ status: 401, error: { data: { code: 'unauthorized' } } })
  const told = await app.ask('/trpc/envVars.resolve', as({ authorization: `Bearer ${token}` }, ask))
  expect(told.body).toMatchObject({ result: { data: { values: { A: { value: 'planted' } } } } })
})
