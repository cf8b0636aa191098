import { expect, it } from 'vitest'
import { carryOver, copyOf, same, valueAt } from './plain.ts'

it.each([
  ['the same keys in another order', { a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }, true],
  ['a member that is undefined and one that is not there', { a: 1, b: undefined }, { a: 1 }, true],
  ['the same elements in another order', [1, 2], [2, 1], false],
  ['null and nothing', { a: null }, {}, false],
  ['a list and an object with its indexes', ['x'], { 0: 'x' }, false],
  ['one member for another', { a: 1 }, { b: 1 }, false],
  ['text and number', { a: '1' }, { a: 1 }, false],
])('compares %s', (_what, a, b, equal) => {
  expect(same(a, b)).toBe(equal)
  expect(same(b, a)).toBe(equal)
})

it('copies so that neither changes with the other', () => {
  const original = { list: [{ a: 1 }] }
  const copy = copyOf(original)
  original.list.push({ a: 2 })
  expect(copy).toEqual({ list: [{ a: 1 }] })
})

it('finds what stands at a path', () => {
  expect(valueAt({ config: { args: ['-y'] } }, ['config', 'args', 0])).toBe('-y')
  expect(valueAt({ config: null }, ['config', 'args'])).toBeUndefined()
})

it('keeps what was typed since, and takes the answer for the rest', () => {
  const sent = { name: ' a ', env: { X: '1', Y: '2' }, tags: ['b', 'a'] }
  const typed = { ...sent, env: { X: '1', Y: '3', Z: '4' } }
  const answered = { name: 'a', env: { X: 'one', Y: '2' }, tags: ['a', 'b'] }
  expect(carryOver(typed, sent, answered)).toEqual({ name: 'a', env: { X: 'one', Y: '3', Z: '4' }, tags: ['a', 'b'] })
})

it('lets a member stay away that was removed since', () => {
  expect(same(carryOver({ env: {} }, { env: { X: '1' } }, { env: { X: '1' } }), { env: {} })).toBe(true)
})
