import { expect, it } from 'vitest'
import { bytesOf, sayBytes } from './bytes.ts'

it('counts the bytes of text as they lie in a file', () => {
  expect(bytesOf({ content: 'grün' })).toBe(5)
})

it.each([
  ['', 0],
  ['AA==', 1],
  ['AAA=', 2],
  ['AAAA', 3],
])('counts the bytes behind the base64 "%s"', (content, bytes) => {
  expect(bytesOf({ content, encoding: 'base64' })).toBe(bytes)
})

it('says one byte and many', () => {
  expect([1, 0, 1204].map(sayBytes)).toEqual(['1 byte', '0 bytes', '1,204 bytes'])
})
