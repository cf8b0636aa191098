import { expect, it } from 'vitest'
import { whenOf } from './when.ts'

it('says the local time, whatever the language', () => {
  const at = new Date(2026, 2, 1, 9, 30)
  expect(whenOf(at.toISOString())).toBe('2026-03-01 09:30')
})
