import { expect, it } from 'vitest'
import { worst } from './exit-codes.ts'

it.each([
  [[], 0],
  [[0, 0], 0],
  [[0, 2, 0], 2],
  [[2, 1], 1],
  [[1, 69, 2], 69],
] as const)('the worst of %j is %i', (codes, expected) => {
  expect(worst([...codes])).toBe(expected)
})
