import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markText, mergeText } from './merge-text.ts'

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')
const base = lines('one', 'two', 'three', 'four', 'five')
const clean = (text: string) => ({ clean: true, text })

describe('mergeText', () => {
  it('takes what each side changed', () => {
    const mine = base.replace('one', 'ONE')
    const theirs = base.replace('five', 'FIVE')
    expect(mergeText({ base, mine, theirs })).toEqual(clean(lines('ONE', 'two', 'three', 'four', 'FIVE')))
  })

  it('shows both sides where they changed the same lines', () => {
    const merged = mergeText({ base, mine: base.replace('three', 'mine'), theirs: base.replace('three', 'theirs') })
    expect(merged).toEqual({
      clean: false,
      marked: lines('one', 'two', '<<<<<<< on this machine', 'mine', '=======', 'theirs', '>>>>>>> in the library', 'four', 'five'),
    })
  })

  it('sees no conflict in the same change made twice', () => {
    const both = base.replace('three', 'both')
    expect(mergeText({ base, mine: both.replace('one', 'ONE'), theirs: both })).toEqual(clean(both.replace('one', 'ONE')))
  })

  it('sees a conflict in a line that one side removed and the other changed', () => {
    expect(mergeText({ base, mine: base.replace('three\n', ''), theirs: base.replace('three', 'theirs') })).toMatchObject({ clean: false })
  })

  it('keeps the line ending that most lines have on this machine, its byte order mark, and merges the final newline', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n')
    const mine = `\uFEFF${crlf(base.replace('one', 'ONE'))}`
    expect(mergeText({ base, mine, theirs: base.replace('five\n', 'FIVE') })).toEqual(clean(`\uFEFF${crlf('ONE\ntwo\nthree\nfour\nFIVE')}`))
    expect(mergeText({ base, mine, theirs: base.replace('one', '1') })).toMatchObject({
      marked: expect.stringContaining('\r\n=======\r\n'),
    })
  })

  it('gives the text on this machine as it is, mixed line endings included, when the library says nothing new', () => {
    const mine = 'one\r\ntwo\nmine\r\n'
    expect(mergeText({ base, mine, theirs: base.replaceAll('\n', '\r\n') })).toEqual(clean(mine))
  })

  it('is quick with long texts that differ everywhere, and does not try with those that would take minutes', () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, n) => (n % 3 === 0 ? `${word} ${n}` : `line ${n}`))
    const many = { base: lines(...long('base')), mine: lines(...long('base'), 'mine'), theirs: lines('theirs', ...long('base')) }
    expect(mergeText(many)).toEqual(clean(lines('theirs', ...long('base'), 'mine')))
    expect(mergeText({ ...many, mine: lines(...long('mine')), theirs: lines(...long('theirs')) })).toMatchObject({ clean: false })
    const blank = (count: number, word: string) => lines(word, ...Array.from({ length: count }, () => ''), word)
    expect(mergeText({ base: blank(20_000, 'a'), mine: blank(30_000, 'b'), theirs: blank(40_000, 'c') })).toMatchObject({ clean: false })
  }, 5000)
})

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'constructor\n', '__proto__\n'), { maxLength: 12 })
  .map((all) => all.join(''))
const side = fc.tuple(text, fc.boolean()).map(([all, final]) => (final ? all : all.replace(/\n$/, '')))

describe('any merge of texts', () => {
  it('gives the other side where one side changed nothing, and what both say where they agree', () => {
    fc.assert(
      fc.property(side, side, (base, other) => {
        expect(mergeText({ base, mine: base, theirs: other })).toEqual(clean(other))
        expect(mergeText({ base, mine: other, theirs: base })).toEqual(clean(other))
        expect(mergeText({ base, mine: other, theirs: other })).toEqual(clean(other))
      }),
    )
  })

  it('is the same whoever merges, and holds every line that only one side added', () => {
    const added = fc.tuple(
      side,
      fc.array(fc.constantFrom('new 1\n', 'new 2\n'), { maxLength: 3 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, added, added, (base, [mine, fresh], [theirs, others]) => {
        const one = mergeText({ base, mine: fresh + mine, theirs: theirs.replace(/([^\n])$/, '$1\n') + others })
        const other = mergeText({ base, mine: theirs.replace(/([^\n])$/, '$1\n') + others, theirs: fresh + mine })
        expect(one.clean).toBe(other.clean)
        const merged = one.clean ? one.text : one.marked
        if (one.clean) expect(other).toEqual(one)
        for (const line of ['new 1', 'new 2']) if ((fresh + others).includes(line)) expect(merged.split('\n')).toContain(line)
      }),
    )
  })
})

describe('markText', () => {
  it('marks each place where two texts differ, and nothing else', () => {
    expect(markText({ mine: lines('a', 'b', 'c'), theirs: lines('a', 'x', 'c') })).toBe(
      lines('a', '<<<<<<< on this machine', 'b', '=======', 'x', '>>>>>>> in the library', 'c'),
    )
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const side = (pattern: RegExp) => markText({ mine, theirs }).replace(pattern, '')
        expect(side(/^<<<<<<< .*\n|^=======\n(?:(?!>>>>>>>).*\n)*>>>>>>> .*\n/gm)).toBe(mine)
        expect(side(/^<<<<<<< .*\n(?:(?!=======).*\n)*=======\n|^>>>>>>> .*\n/gm)).toBe(theirs)
      }),
    )
  })
})
