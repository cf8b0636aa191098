import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsInCrLf, fromEditor, smallestChange, toEditor } from './editor-text.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '😀') })

describe('the text of an editor', () => {
  it('comes back byte for byte, whatever its line endings', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fromEditor(toEditor(value), endsInCrLf(value))).toBe(value)
      }),
    )
  })

  it('gets the line ending of the other lines for a new one', () => {
    expect(fromEditor(`${toEditor('a\r\nb\r\n')}c\n`, endsInCrLf('a\r\nb\r\n'))).toBe('a\r\nb\r\nc\r\n')
  })
})

describe('the smallest change', () => {
  it('makes one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = smallestChange(before, after)
        expect(change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before).toBe(after)
      }),
    )
  })

  it('leaves what both begin and end with', () => {
    expect(smallestChange('{"a": 1}', '{"a": 12}')).toEqual({ from: 7, to: 7, insert: '2' })
    expect(smallestChange('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' })
  })
})
