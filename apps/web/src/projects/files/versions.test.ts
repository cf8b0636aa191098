import type { Difference } from '@ccm/contract'
import { expect, it } from 'vitest'
import { isSettled, pressSide, saySide, sides, usualPair, versionsOf, writePair } from './versions.ts'

const hash = 'a'.repeat(64)
const seen = { library: 'a', written: 'a', disk: 'b', have: hash }
const owners: Difference['owners'] = [{ componentId: 'component-1', type: 'claude-md', name: 'rules', revision: 7 }]

it('compares the two that differ, for how it stands', () => {
  const pair = (state: Difference['state'], changes: Partial<typeof seen> = {}) =>
    writePair(usualPair(state, versionsOf({ ...seen, ...changes }, { last: hash })))
  expect(pair('drifted')).toBe('written-disk')
  expect(pair('conflict', { library: 'c' })).toBe('library-disk')
  expect(pair('drifted', { library: 'c' })).toBe('library-disk')
  expect(pair('outdated', { library: 'c', disk: 'a' })).toBe('library-written')
  expect(pair('foreign')).toBe('library-disk')
})

it('reaches every pair from every other one', () => {
  for (const start of [
    ['library', 'disk'],
    ['written', 'disk'],
    ['written', 'library'],
  ] as const) {
    const next = sides.map((side) => writePair(pressSide(start, side)))
    expect(new Set([...next, writePair(start)])).toEqual(new Set(['library-disk', 'written-disk', 'library-written']))
  }
})

it('compares a side that is pressed, and lets one go that was compared', () => {
  expect(pressSide(['written', 'disk'], 'library')).toEqual(['library', 'disk'])
  expect(pressSide(['written', 'disk'], 'disk')).toEqual(['written', 'library'])
  expect(pressSide(['written', 'library'], 'disk')).toEqual(['library', 'disk'])
})

it('tells nothing there from not reported, and never written from not kept', () => {
  const gone = versionsOf({ ...seen, disk: null, have: null }, { last: hash })
  expect(saySide('disk', gone, { owners, state: 'missing' })).toBe('deleted')
  const hidden = versionsOf({ ...seen, disk: null, written: null }, { last: hash })
  expect(saySide('disk', hidden, { owners, state: 'drifted' })).toBe('not reported')
  expect(saySide('written', hidden, { owners, state: 'drifted' })).toBe('not kept')
  expect(saySide('written', versionsOf({ ...seen, written: null }, {}), { owners, state: 'foreign' })).toBe('never written')
  expect(saySide('library', versionsOf(seen, { last: hash }), { owners, state: 'drifted' })).toBe('rev 7, same as written')
})

it('is settled once library and disk say the same', () => {
  expect(isSettled(seen)).toBe(false)
  expect(isSettled({ ...seen, library: 'b' })).toBe(true)
  expect(isSettled({ ...seen, library: null, disk: null, have: null })).toBe(true)
  expect(isSettled({ ...seen, library: null })).toBe(false)
})
