import { expect, it } from 'vitest'
import { type Known, type Move, standingOf } from './standing.ts'

const at = (day: number) => `2030-01-0${day}T00:00:00.000+00:00`
const iso = (day: number) => `2030-01-0${day}T00:00:00.000Z`
const move = (name: string, day: number): Move => ({ kind: 'component', type: 'hook', id: name, name, revision: 2, at: at(day) })
const known: Known = {
  state: 'outdated',
  worst: [],
  found: [],
  moves: [],
  failedAt: iso(9),
  reportedAt: at(5),
  madeAt: at(1),
}

it.each<[string, Partial<Known>, string | null]>([
  ['fails since its last sync stopped', { state: 'failed' }, iso(9)],
  [
    'is in conflict since the first of its conflicts and strangers',
    {
      state: 'conflict',
      found: [
        { state: 'conflict', count: 1, since: at(4) },
        { state: 'foreign', count: 2, since: at(3) },
        { state: 'drifted', count: 1, since: at(2) },
      ],
    },
    iso(3),
  ],
  [
    'is in drift since its first drift, whatever waited longer',
    {
      state: 'drifted',
      found: [
        { state: 'drifted', count: 1, since: at(4) },
        { state: 'waiting', count: 1, since: at(2) },
      ],
    },
    iso(4),
  ],
  ['says nothing of a drift whose time was not noted', { state: 'drifted', found: [{ state: 'drifted', count: 1, since: null }] }, null],
  ['is outdated since the first change of the library', { moves: [move('c', 8), move('b', 7), move('a', 6)] }, iso(6)],
  [
    'is outdated since something was left waiting, when that was before',
    { moves: [move('a', 6)], found: [{ state: 'waiting', count: 1, since: at(3) }] },
    iso(3),
  ],
  ['is outdated since its last report when nobody knows what moved', {}, iso(5)],
  ['is not written since its project was registered', { state: 'not-written' }, iso(1)],
  ['is not seen since its project was registered', { state: 'not-seen' }, iso(1)],
  ['is in step since nothing', { state: 'in-step' }, null],
])('a target %s', (_what, more, since) => {
  expect(standingOf({ ...known, ...more }).since).toBe(since)
})

it('names the three newest changes of the library, without when they were', () => {
  const { moved } = standingOf({ ...known, moves: [move('d', 9), move('c', 8), move('b', 7), move('a', 6)] })
  expect(moved.map(({ name }) => name)).toEqual(['d', 'c', 'b'])
  expect(moved[0]).toEqual({ kind: 'component', type: 'hook', id: 'd', name: 'd', revision: 2 })
})
