import { expect, it } from 'vitest'
import { begunRef, nameOfRef, namesIn, withRef } from './env-refs.ts'

it('finds each name once, and none that brings a default', () => {
  expect(namesIn('postgres://${PG_USER}:${PG_PASS}@${HOST:-localhost}/${PG_USER}')).toEqual(['PG_USER', 'PG_PASS'])
  expect(namesIn('$HOME {{x}}')).toEqual([])
})

it('knows a reference that stands alone', () => {
  expect(nameOfRef('${PG_DSN}')).toBe('PG_DSN')
  expect(nameOfRef('${PG_DSN:-x}')).toBe('PG_DSN')
  expect(nameOfRef('a ${PG_DSN}')).toBeUndefined()
})

it('knows one that somebody begins to type', () => {
  expect(begunRef('$')).toBe('')
  expect(begunRef('${PG')).toBe('PG')
  expect(begunRef('5000')).toBeUndefined()
  expect(begunRef('costs $5')).toBeUndefined()
})

it.each([
  ['', '${NEW}'],
  ['5000', '${NEW}'],
  ['${OLD}', '${NEW}'],
  ['Bearer ${OLD}', 'Bearer ${NEW}'],
  ['Bearer abc', 'Bearer ${NEW}'],
  ['${A}:${B}', '${NEW}'],
  ['postgres://me:${OLD:-x}@db', 'postgres://me:${NEW}@db'],
])('puts a reference into %j: %s', (value, expected) => {
  expect(withRef(value, 'NEW')).toBe(expected)
})
