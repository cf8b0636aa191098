import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editJson } from '../json/edit-json.ts'
import { memberEdits } from './member-edits.ts'

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>('x', 'y', 1, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a/b', '~', ''), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

it('makes any value of any other', () => {
  fc.assert(
    fc.property(value, value, fc.constantFrom(undefined, '\t'), (from, to, indent) => {
      const text = JSON.stringify({ mine: 1, ours: from, more: 2 }, null, indent)
      const edited = editJson(text, memberEdits('/ours', from, to)).text ?? ''
      expect(JSON.parse(edited)).toEqual({ mine: 1, ours: to, more: 2 })
    }),
  )
})

it('says nothing of members that stay', () => {
  const from = { a: 1, b: { c: 2, d: [3] }, e: 4 }
  expect(memberEdits('/ours', from, { ...from, b: { d: [3], c: 5, f: 6 } })).toEqual([
    { op: 'set', pointer: '/ours/b/c', value: 5 },
    { op: 'set', pointer: '/ours/b/f', value: 6 },
  ])
  expect(memberEdits('/ours', from, { a: 1, e: 4 })).toEqual([{ op: 'unset', pointer: '/ours/b' }])
})
