import { expect, it } from 'vitest'
import { beginMarker, endMarker, parseMarker } from './markers.ts'

it('reads back the markers it writes', () => {
  expect(beginMarker('house-rules')).toBe('<!-- ccm:begin house-rules -->')
  expect(parseMarker(beginMarker('house-rules'))).toEqual({ kind: 'begin', block: 'house-rules' })
  expect(parseMarker(endMarker('house-rules'))).toEqual({ kind: 'end', block: 'house-rules' })
})

it.each(['  ', '\t', '\r', '\r\n', '\n'])('tolerates white space at the end of the line: %j', (end) => {
  expect(parseMarker(`${beginMarker('a')}${end}`)).toEqual({ kind: 'begin', block: 'a' })
})

it.each([
  '',
  ' <!-- ccm:begin a -->',
  '<!-- ccm:begin a --> text',
  '<!-- ccm:begin -->',
  '<!-- ccm:begin A -->',
  '<!-- ccm:begin a b -->',
  '<!-- ccm:start a -->',
  '<!--ccm:begin a-->',
])('takes any other line as text: %j', (line) => {
  expect(parseMarker(line)).toBeUndefined()
})
