import { expect, it } from 'vitest'
import { lostJson } from './lost-json.ts'

it.each([
  ['the same in another order', { a: [1, 2], b: { c: true } }, { b: { c: true }, a: [2, 1] }, []],
  ['what is empty', { a: [], b: {}, c: [{}] }, {}, []],
  ['more than there was', { a: 1 }, { a: 1, b: 2 }, []],
  ['a missing member', { a: { b: 1, c: 2 } }, { a: { b: 1 } }, ['/a/c']],
  ['another value', { a: 1 }, { a: '1' }, ['/a']],
  ['a missing element', { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 2 }] }, ['/a/0/x']],
  ['a missing member that is excused', { a: { b: 1 }, c: 2 }, { c: 2 }, []],
])('sees %s', (_what, value, other, lost) => {
  expect(lostJson(value, other, new Set(['/a/b']))).toEqual(lost)
})
