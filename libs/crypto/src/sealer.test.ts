import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newDataKey } from './data-key.ts'
import { SealError } from './seal-error.ts'
import { createSealer } from './sealer.ts'

const key = newDataKey()
const sealer = createSealer(key)
const place = { table: 'EnvVar', row: 'row-a', field: 'value' }

describe('a sealed value', () => {
  it('opens as what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(sealer.open(sealer.seal(value, place), place)).toBe(value)
      }),
    )
  })

  it('shows its length and nothing else', () => {
    const sealed = sealer.seal('planted-value', place)
    expect(sealed).toMatch(/^ccm1\.[A-Za-z0-9_-]+$/)
    expect(sealed).toHaveLength(5 + Math.ceil((4 * (13 + 28)) / 3))
    expect(Buffer.from(sealed.slice(5), 'base64url').includes('planted')).toBe(false)
  })

  it('is another text each time', () => {
    const texts = Array.from({ length: 100 }, () => sealer.seal('same', place))
    expect(new Set(texts).size).toBe(100)
  })

  it.each([
    ['another row', { ...place, row: 'row-b' }],
    ['another field', { ...place, field: 'name' }],
    ['another table', { ...place, table: 'Setting' }],
    ['a place whose parts join to the same text', { table: 'EnvVar","row-a', row: 'value', field: '' }],
  ])('does not open in %s', (_name, other) => {
    expect(() => sealer.open(sealer.seal('x', place), other)).toThrow(SealError)
  })

  it('does not open with another key', () => {
    expect(() => createSealer(newDataKey()).open(sealer.seal('x', place), place)).toThrow(SealError)
  })

  it('does not open when any character of it was changed, cut or added', () => {
    const sealed = sealer.seal('some value', place)
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => sealer.open(sealed.slice(0, at) + other + sealed.slice(at + 1), place), String(at)).toThrow(SealError)
      expect(() => sealer.open(sealed.slice(0, at), place), String(at)).toThrow(SealError)
    }
    for (const more of ['A', '=', '\n', ' ']) expect(() => sealer.open(sealed + more, place)).toThrow(SealError)
  })

  it('that does not open says nothing of what it holds', () => {
    const sealed = sealer.seal('planted-value', place)
    expect(() => sealer.open(sealed, { ...place, row: 'row-b' })).toThrow(/^(?!.*planted).*does not open/)
  })
})
