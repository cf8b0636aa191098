import { expect, it } from 'vitest'
import { ago, exactTime, since } from './since.ts'

const local = (...parts: [number, number, number, number?, number?, number?]) => new Date(...parts)
const now = local(2026, 10, 22, 14, 0, 0).getTime()

it.each([
  [local(2026, 10, 22, 14, 0, 0), 'now'],
  [local(2026, 10, 22, 13, 59, 20), '40 s'],
  [local(2026, 10, 22, 13, 48), '12 min'],
  [local(2026, 10, 22, 11, 0), '3 h'],
  [local(2026, 10, 21, 9, 0), 'yesterday 09:00'],
  [local(2026, 10, 18, 20, 0), '4 d'],
  [local(2026, 10, 9, 9, 0), '9 Nov'],
  [local(2025, 1, 2, 9, 0), '2 Feb 2025'],
])('%s is "%s"', (then, text) => {
  expect(since(then.toISOString(), now)).toBe(text)
})

it('calls a clock that runs ahead "now"', () => {
  expect(since(local(2026, 10, 22, 14, 5).toISOString(), now)).toBe('now')
})

it('says "ago" in a sentence where that is English', () => {
  expect(ago(local(2026, 10, 22, 11, 0).toISOString(), now)).toBe('3 h ago')
  expect(ago(local(2026, 10, 21, 9, 0).toISOString(), now)).toBe('yesterday 09:00')
  expect(ago(local(2026, 10, 9, 9, 0).toISOString(), now)).toBe('9 Nov')
})

it('gives the exact time for the tooltip', () => {
  expect(exactTime(local(2026, 10, 9, 9, 5, 7).toISOString())).toBe('9 Nov 2026, 09:05:07')
})
