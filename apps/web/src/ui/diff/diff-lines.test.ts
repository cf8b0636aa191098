import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyHunks, diffTexts } from './diff-lines.ts'
import type { Hunk } from './text-diff.ts'
import { splitLines } from './text-lines.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `line ${n + 1}\n`).join('')

function hunksOf(before: string, after: string): Hunk[] {
  const diff = diffTexts(before, after)
  if (diff.kind === 'collapsed') throw new Error('The texts were collapsed.')
  return diff.kind === 'hunks' ? diff.hunks : []
}

const drawn = (hunk: Hunk) => hunk.lines.map((line) => `${line.before ?? ''}|${line.after ?? ''}|${line.kind}|${line.text}`)

describe('a diff of two texts', () => {
  it('gives each change with three unchanged lines around it and the numbers of both sides', () => {
    const [hunk, ...others] = hunksOf(numbered(20), numbered(20).replace('line 10\n', 'line ten\nline more\n'))
    expect(others).toEqual([])
    expect(hunk && drawn(hunk)).toEqual([
      '7|7|same|line 7',
      '8|8|same|line 8',
      '9|9|same|line 9',
      '10||removed|line 10',
      '|10|added|line ten',
      '|11|added|line more',
      '11|12|same|line 11',
      '12|13|same|line 12',
      '13|14|same|line 13',
    ])
    expect(hunk).toMatchObject({ before: { start: 6, count: 7 }, after: { start: 6, count: 8 } })
  })

  it('joins changes whose unchanged lines would touch, and no others', () => {
    const near = numbered(20).replace('line 5\n', '').replace('line 12\n', '')
    const far = numbered(20).replace('line 5\n', '').replace('line 13\n', '')
    expect(hunksOf(numbered(20), near)).toHaveLength(1)
    expect(hunksOf(numbered(20), far)).toHaveLength(2)
  })

  it('marks the words in which a changed line differs from its counterpart', () => {
    const [hunk] = hunksOf('"@acme/postgres-mcp@2.4.0",\n', '"@acme/postgres-mcp@2.5.1",\n')
    const marked = hunk?.lines.map((line) => line.words?.map(({ from, to }) => line.text.slice(from, to)).join('|'))
    expect(marked).toEqual(['4.0', '5.1'])
  })

  it('marks no words where one line is not a change of the other', () => {
    const [hunk] = hunksOf('one two three\n', '{ "completely": "else" }\n')
    expect(hunk?.lines.every((line) => line.words === undefined)).toBe(true)
  })

  it('sees a difference in the final newline and in line endings', () => {
    const [hunk] = hunksOf('a\nb', 'a\nb\n')
    expect(hunk?.lines.map(({ kind, text, ending }) => [kind, text, ending])).toEqual([
      ['same', 'a', '\n'],
      ['removed', 'b', ''],
      ['added', 'b', '\n'],
    ])
    expect(diffTexts('a\r\n', 'a\n')).toMatchObject({ kind: 'hunks', added: 1, removed: 1 })
  })

  it('says of equal texts that they are', () => {
    expect(diffTexts('a\n', 'a\n')).toEqual({ kind: 'equal' })
  })

  it('only counts where more than 2,000 lines changed or the texts are very long', () => {
    const other = numbered(1500).replaceAll('line', 'other')
    expect(diffTexts(numbered(1500), other)).toEqual({ kind: 'collapsed', added: 1500, removed: 1500 })
    expect(diffTexts('', numbered(2001))).toEqual({ kind: 'collapsed', added: 2001, removed: 0 })
    expect(diffTexts('x\n'.repeat(200_000), 'x\n'.repeat(200_001))).toEqual({ kind: 'collapsed', added: 1, removed: 0 })
  })
})

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', '\r\n', 'é\rx\n'), { maxLength: 30 })
  .chain((lines) => fc.constantFrom(...['', 'end', 'a'].map((last) => lines.join('') + last)))

describe('any diff', () => {
  it('has the lines of both texts, each in its order and under its number', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = diffTexts(before, after, { context: 100 })
        const lines = diff.kind === 'hunks' ? diff.hunks.flatMap((hunk) => hunk.lines) : []
        expect(diff.kind).toBe(before === after ? 'equal' : 'hunks')
        if (diff.kind === 'equal') return
        const side = (away: string) => lines.filter(({ kind }) => kind !== away)
        expect(side('added').map(({ text, ending }) => text + ending)).toEqual(splitLines(before))
        expect(side('removed').map(({ text, ending }) => text + ending)).toEqual(splitLines(after))
        expect(side('added').map((line) => line.before)).toEqual(splitLines(before).map((_, at) => at + 1))
        expect(side('removed').map((line) => line.after)).toEqual(splitLines(after).map((_, at) => at + 1))
      }),
    )
  })

  it('applied in none of its hunks gives the text before, in all of them the text after', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = hunksOf(before, after)
        expect(applyHunks(before, hunks, [])).toBe(before)
        expect(applyHunks(before, hunks, hunks.keys())).toBe(after)
      }),
    )
  })

  it('applied in some hunks leaves only the others to be done', () => {
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(5)), (before, after, some) => {
        const partly = applyHunks(before, hunksOf(before, after), some)
        const kept = hunksOf(before, after).filter(({ index }) => !some.includes(index))
        const added = kept.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'added')).length
        expect(splitLines(after).length - splitLines(partly).length).toBe(
          added - kept.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'removed')).length,
        )
      }),
    )
  })
})
