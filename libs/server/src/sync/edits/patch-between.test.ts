import { type Json, mergePatch } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { patchBetween } from './patch-between.ts'

it('says what differs, in whatever depth, and nothing else', () => {
  const from = { a: 1, gone: true, list: [1, 2], deep: { same: 'x', other: 'y' } }
  const to = { a: 1, list: [2], deep: { same: 'x', other: 'z', more: {} } }
  expect(patchBetween(from, to)).toEqual({ gone: null, list: [2], deep: { other: 'z', more: {} } })
  expect(patchBetween(from, from)).toEqual({})
})

it('cannot say that a member is null, except within a list', () => {
  expect(patchBetween({}, { a: null })).toBeUndefined()
  expect(patchBetween({ a: 1 }, { a: { b: null } })).toBeUndefined()
  expect(patchBetween({ a: { b: null } }, { a: { b: null } })).toEqual({})
  expect(patchBetween({}, { a: [{ b: null }] })).toEqual({ a: [{ b: null }] })
})

const name = fc.constantFrom('a', 'b', 'c')
const { config } = fc.letrec<{ value: Json; config: { [name: string]: Json } }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.string(), fc.array(fc.integer(), { maxLength: 3 }), tie('config')),
  config: fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
}))

it('makes the one of the other', () => {
  fc.assert(
    fc.property(config, config, (from, to) => {
      expect(canonicalJson(mergePatch(from, patchBetween(from, to) ?? {}))).toBe(canonicalJson(to))
    }),
  )
})
