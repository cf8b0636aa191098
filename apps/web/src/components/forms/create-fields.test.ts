import type { Json } from '@ccm/contract'
import { createRoot } from 'solid-js'
import { createEffect } from 'solid-js'
import { createStore } from 'solid-js/store'
import { expect, it } from 'vitest'
import { createFields, inDraft } from './create-fields.ts'

const fieldsOf = (config: { [name: string]: Json }, errors: Record<string, string> = {}) => {
  const [draft, set] = createStore({ config })
  const fields = createFields({
    config: () => draft.config,
    change: (change) => set(inDraft(change)),
    errorAt: (path) => errors[path],
    countBelow: (path) => Object.keys(errors).filter((at) => at.startsWith(path)).length,
  })
  return { fields, draft, said: () => JSON.stringify(draft.config) }
}

it('reads each place as what a form expects there', () => {
  const { fields } = fieldsOf({ command: 'npx', args: ['-y', 'pkg'], env: { A: '1' }, timeout: 1000, alwaysLoad: true, hooks: [{ a: 1 }] })
  expect(fields.text(['command'])).toBe('npx')
  expect(fields.texts(['args'])).toEqual(['-y', 'pkg'])
  expect(fields.pairs(['env'])).toEqual({ A: '1' })
  expect(fields.number(['timeout'])).toBe(1000)
  expect(fields.flag(['alwaysLoad'])).toBe(true)
  expect(fields.rows(['hooks'])).toEqual([{ a: 1 }])
  expect(fields.json(['hooks', 0, 'a'])).toBe(1)
})

it('reads another shape as empty, and keeps it until that very field changes', () => {
  const { fields, said } = fieldsOf({ command: 5, args: 'no list', env: ['no', 'object'], timeout: '1', alwaysLoad: 'yes', more: null })
  expect(fields.text(['command'])).toBe('')
  expect(fields.texts(['args'])).toEqual([])
  expect(fields.pairs(['env'])).toEqual({})
  expect(fields.number(['timeout'])).toBeUndefined()
  expect(fields.flag(['alwaysLoad'])).toBeUndefined()
  expect(fields.rows(['command'])).toEqual([])
  fields.set(['command'], 'node')
  expect(said()).toBe('{"command":"node","args":"no list","env":["no","object"],"timeout":"1","alwaysLoad":"yes","more":null}')
})

it('makes objects and lists on the way, and only where something is put', () => {
  const { fields, said } = fieldsOf({})
  fields.set(['oauth', 'clientId'], undefined)
  expect(said()).toBe('{}')
  fields.set(['hooks', 0, 'command'], 'true')
  fields.set(['oauth', 'clientId'], 'x')
  expect(said()).toBe('{"hooks":[{"command":"true"}],"oauth":{"clientId":"x"}}')
})

it('puts an object in the place of a value that was none', () => {
  const { fields, said } = fieldsOf({ env: 'text' })
  fields.set(['env', 'A'], '1')
  expect(said()).toBe('{"env":{"A":"1"}}')
})

it('removes a member, and an element with its place', () => {
  const { fields, said } = fieldsOf({ a: 1, list: ['x', 'y', 'z'] })
  fields.set(['a'], undefined)
  fields.set(['list', 1], undefined)
  expect(said()).toBe('{"list":["x","z"]}')
})

it('keeps the order of names that a form gives', () => {
  const { fields, said } = fieldsOf({ env: { A: '1', B: '2' } })
  fields.set(['env'], { C: '1', B: '2' })
  expect(said()).toBe('{"env":{"C":"1","B":"2"}}')
  fields.set(['env'], { B: '2', C: '1' })
  expect(said()).toBe('{"env":{"B":"2","C":"1"}}')
})

it('shares nothing with what it was given', () => {
  const { fields, said } = fieldsOf({})
  const env = { A: '1' }
  fields.set(['env'], env)
  env.A = 'changed'
  expect(said()).toBe('{"env":{"A":"1"}}')
})

it('tells a field of changes at its own place, also where nothing stood before, and of no others', () => {
  const { fields } = fieldsOf({ command: 'npx' })
  const seen: (number | undefined)[] = []
  createRoot((dispose) => {
    createEffect(() => seen.push(fields.number(['timeout'])))
    queueMicrotask(dispose)
  })
  fields.set(['command'], 'node')
  expect(seen).toEqual([undefined])
  fields.set(['timeout'], 2000)
  expect(seen).toEqual([undefined, 2000])
})

it('says what is wrong at a place and how much is wrong below it', () => {
  const { fields } = fieldsOf({}, { 'config.env.A': 'Use a string.', 'config.env.B': 'Use a string.' })
  expect(fields.name(['env', 'A'])).toBe('config.env.A')
  expect(fields.error(['env', 'A'])).toBe('Use a string.')
  expect(fields.error(['env'])).toBeUndefined()
  expect(fields.errorsUnder(['env'])).toBe(2)
})
