import { expect, it } from 'vitest'
import { bytesOfBase64, sizeOf } from './sizes.ts'

it.each([0, 1, 2, 3, 4, 255])('counts %i bytes in base64', (count) => {
  expect(bytesOfBase64(Buffer.alloc(count).toString('base64'))).toBe(count)
})

it.each([
  [1, '1 byte'],
  [340, '340 bytes'],
  [12_300, '12 KB'],
  [1_500_000, '1.4 MB'],
])('says %i as %s', (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})
