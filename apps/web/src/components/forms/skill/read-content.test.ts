import { expect, it } from 'vitest'
import { isScript, toBytes, toContent } from './read-content.ts'

it.each([
  ['text, with its line ends and its byte order mark', '\ufeffa\r\nb\n', undefined],
  ['an empty file', '', undefined],
])('sends %s as text', (_, text, encoding) => {
  expect(toContent(new TextEncoder().encode(text))).toEqual({ content: text, encoding })
})

it('sends bytes that are no text in base64, and reads them back', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
  const content = toContent(bytes)
  expect(content.encoding).toBe('base64')
  expect(toBytes(content)).toEqual(bytes)
})

it('takes a file for a script when its first line says what runs it', () => {
  expect(isScript({ content: '#!/bin/sh\n' })).toBe(true)
  expect(isScript({ content: 'echo' })).toBe(false)
  expect(isScript({ content: '#!', encoding: 'base64' })).toBe(false)
})
