import { expect, it } from 'vitest'
import { sayState, stepOfException } from './steps.ts'

const hash = 'a'.repeat(64)

it('shows what was never written as hollow and what left the library as to remove', () => {
  expect(stepOfException({ state: 'outdated', want: hash })).toBe('not-written')
  expect(stepOfException({ state: 'outdated', last: hash })).toBe('to-remove')
  expect(stepOfException({ state: 'outdated', want: hash, last: hash })).toBe('outdated')
  expect(stepOfException({ state: 'drifted', want: hash, last: hash })).toBe('drift')
})

it.each([
  ['in-step', 0, 'In step with the library'],
  ['outdated', 0, 'The library moved on since the last run'],
  ['outdated', 3, '3 artifacts to write'],
  ['drifted', 1, '1 artifact edited on disk'],
  ['failed', 0, 'The last sync stopped before it wrote anything'],
  ['not-seen', 0, 'Its machine has not reported yet'],
] as const)('%s with %i exceptions is "%s"', (state, exceptions, text) => {
  expect(sayState({ state, exceptions })).toBe(text)
})
