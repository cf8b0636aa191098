import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const commands = ['init', 'apply', 'sync', 'status', 'diff', 'list', 'show', 'config']

it.each([
  ['snyc', 'sync'],
  ['stats', 'status'],
  ['aply', 'apply'],
  ['lst', 'list'],
  ['teleport', undefined],
  ['x', undefined],
])('for "%s" suggests %s', (typed, meant) => {
  expect(nearest(typed, commands)).toBe(meant)
})
