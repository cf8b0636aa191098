import { expect, it } from 'vitest'
import { filterCount, parseFilter, toSearch } from './filter.ts'

const known = new Set(['review', 'database'])

it('reads what the address asks for and leaves out what it cannot be', () => {
  expect(parseFilter({ type: 'hook', q: 'lint', tag: 'review', profile: 'profile-1' })).toEqual({
    type: 'hook',
    q: 'lint',
    tag: 'review',
    profile: 'profile-1',
  })
  expect(parseFilter({ state: 'off', used: 'no', sort: 'changed' })).toEqual({ state: 'off', used: 'no', sort: 'changed' })
  expect(parseFilter({ type: 'constructor', q: '', tag: '<img>', profile: 'x', state: 'maybe', used: 'true', sort: 'name' })).toEqual({})
  expect(parseFilter({ q: ['first', 'second'] })).toEqual({ q: 'first' })
})

it('finds exactly a tag that exists', () => {
  expect(toSearch({ q: 'diff #Review' }, known)).toEqual({ search: 'diff', tags: ['review'] })
})

it('searches a tag that is still being typed as text', () => {
  expect(toSearch({ q: '#rev' }, known)).toEqual({ search: 'rev' })
  expect(toSearch({ q: '#' }, known)).toEqual({})
})

it('adds the chosen tag to those typed, each once', () => {
  expect(toSearch({ q: '#review #database', tag: 'review' }, known)).toEqual({ tags: ['database', 'review'] })
})

it('asks for what is on or off, used or not', () => {
  expect(toSearch({ state: 'off', used: 'yes' }, known)).toEqual({ enabled: false, used: true })
  expect(toSearch({ state: 'on', used: 'no' }, known)).toEqual({ enabled: true, used: false })
})

it('counts what can be cleared, and neither the type nor the order is among it', () => {
  expect(filterCount({ type: 'hook', q: 'x', profile: 'p', state: 'off', used: 'no', sort: 'changed' })).toBe(4)
})
