import { describe, expect, it } from 'vitest'
import type { Json } from './common.ts'
import { type JsonObject, mergePatch, modifiedConfig } from './config-patch.ts'

describe('a change of a config', () => {
  it.each<[string, Json, JsonObject, Json]>([
    ['merges objects member by member', { a: { b: 1, c: 2 }, d: 3 }, { a: { c: 4, e: 5 } }, { a: { b: 1, c: 4, e: 5 }, d: 3 }],
    ['replaces arrays whole', { a: [1, 2, { b: 1 }] }, { a: [{ b: null }] }, { a: [{ b: null }] }],
    ['deletes with null, at any depth', { a: { b: 1, c: 2 }, d: 3 }, { a: { b: null }, d: null }, { a: { c: 2 } }],
    ['deletes nothing that is not there', { a: 1 }, { b: null, c: { d: null } }, { a: 1, c: {} }],
    ['replaces a value of another kind', { a: [1], b: 'x' }, { a: { b: 1 }, b: [2] }, { a: { b: 1 }, b: [2] }],
    ['keeps what it says nothing of', { a: 1 }, {}, { a: 1 }],
  ])('%s', (_name, value, patch, expected) => {
    expect(mergePatch(value, patch)).toEqual(expected)
  })

  it('does not touch what it is made to', () => {
    const before = { a: { b: [1] } }
    mergePatch(before, { a: { b: [2], c: 3 } })
    expect(before).toEqual({ a: { b: [1] } })
  })

  it('makes one after the other and checks the result by the type', () => {
    expect(modifiedConfig('command', { prompt: 'x', model: 'a' }, [{ model: 'b' }, { prompt: 'y', model: null }])).toEqual({
      config: { prompt: 'y' },
    })
    expect(modifiedConfig('command', { prompt: 'x' }, [{ prompt: null }]).issues).toEqual([
      { path: ['config', 'prompt'], message: expect.any(String) },
    ])
  })
})
