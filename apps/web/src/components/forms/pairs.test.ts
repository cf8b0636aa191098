import { expect, it } from 'vitest'
import { keptPairs, shownPairs } from './pairs.ts'

it('shows what is no text as JSON, and keeps it until it is changed', () => {
  const before = { PORT: 8080, NAME: 'x', DEEP: { a: 1 } }
  expect(shownPairs(before)).toEqual({ PORT: '8080', NAME: 'x', DEEP: '{"a":1}' })
  expect(keptPairs(before, { ...shownPairs(before), NAME: 'y' })).toEqual({ PORT: 8080, NAME: 'y', DEEP: { a: 1 } })
  expect(keptPairs(before, { PORT: '8081' })).toEqual({ PORT: '8081' })
})

it('is nothing without a name', () => {
  expect(shownPairs(['a'])).toEqual({})
  expect(keptPairs({ A: '1' }, {})).toBeUndefined()
})
