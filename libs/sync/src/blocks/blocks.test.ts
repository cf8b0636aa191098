import { beginMarker, endMarker, parseMarker } from '@ccm/formats'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { takeBack } from '../json/splice.ts'
import { type BlockEdit, editBlocks as editWithBack, type EditedText } from './edit-blocks.ts'
import { readBlocks } from './read-blocks.ts'
import { RefusedBlock } from './refused-block.ts'
import { UnreadableText } from './unreadable-text.ts'

// Many runs on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 60_000 })

const wrap = (block: string, ...lines: string[]) => [beginMarker(block), ...lines, endMarker(block)].join('\n')
const set = (block: string, content: string): BlockEdit => ({ op: 'set', block, content })
const unset = (block: string): BlockEdit => ({ op: 'unset', block })

type Edited = Pick<EditedText, 'text' | 'made'>

function editBlocks(...args: Parameters<typeof editWithBack>): Edited {
  const { text, made } = editWithBack(...args)
  return { text, made }
}

describe('reading', () => {
  it('gives what stands between the markers, with LF and without the final newline', () => {
    const text = `# Mine\r\n${wrap('rules', 'One', '', 'Two').replaceAll('\n', '\r\n')}\r\nmore\n${wrap('empty')}`
    expect(readBlocks(text)).toEqual(
      new Map([
        ['rules', 'One\n\nTwo'],
        ['empty', ''],
      ]),
    )
  })

  it('tolerates white space behind markers and a byte order mark before them', () => {
    expect(readBlocks(`\uFEFF${beginMarker('a')}  \nx\n${endMarker('a')}\t\n`)).toEqual(new Map([['a', 'x']]))
  })

  it('takes what only resembles a marker for ordinary text', () => {
    expect(readBlocks('see <!-- ccm:begin a -->\n<!-- ccm:begin -->\n<!-- other -->\n')).toEqual(new Map())
  })

  it.each([
    ['a begin without an end', `x\n${beginMarker('a')}\ny`, 'The block "a" from line 2 has no end'],
    ['an end without a begin', `x\ny\n${endMarker('a')}\n`, 'The end of block "a" at line 3 has no begin'],
    ['an end of another block', `${beginMarker('a')}\n${endMarker('b')}\n`, 'The end of block "b" at line 2 has no begin'],
    ['a block inside another', wrap('a', wrap('b', 'x')), 'The block "a" from line 1 is not closed before "b" begins at line 2'],
    ['a block that stands twice', `${wrap('a', 'x')}\n${wrap('a', 'y')}`, 'The block "a" stands twice, at line 1 and at line 4'],
  ])('refuses %s', (_name, text, problem) => {
    const error = `${problem}: correct the "ccm:" marker lines, then run the command again.`
    expect(readBlocks(text)).toEqual({ error })
    expect(() => editBlocks(text, [set('new', 'x')])).toThrow(new UnreadableText(error))
  })
})

describe('editing', () => {
  it('makes a file of blocks alone and lets it go with the last', () => {
    const made = editBlocks(undefined, [set('a', 'One\nTwo'), set('b', '')])
    expect(made).toEqual({ text: `${wrap('a', 'One', 'Two')}\n${wrap('b', '')}\n`, made: [''] })
    const half = editBlocks(made.text, [unset('a')], made.made)
    expect(half).toEqual({ text: `${wrap('b', '')}\n`, made: [''] })
    expect(editBlocks(half.text, [unset('b')], half.made)).toEqual({ text: undefined, made: [] })
  })

  it('keeps a file we made when a person wrote into it', () => {
    expect(editBlocks(`${wrap('a', 'x')}\nMine\n`, [unset('a')], [''])).toEqual({ text: 'Mine\n', made: [''] })
  })

  it('appends without a blank line', () => {
    expect(editBlocks('# Mine\n', [set('a', 'x')]).text).toBe(`# Mine\n${wrap('a', 'x')}\n`)
  })

  it('appends behind a text without a final newline, and takes that line ending back', () => {
    const { text } = editBlocks('# Mine', [set('a', 'x'), set('b', 'y')])
    expect(text).toBe(`# Mine\n${wrap('a', 'x')}\n${wrap('b', 'y')}`)
    expect(editBlocks(text, [unset('a'), unset('b')]).text).toBe('# Mine')
  })

  it('writes the line ending of the file', () => {
    expect(editBlocks('# Mine\r\n', [set('a', 'x\ny')]).text).toBe(`# Mine\n${wrap('a', 'x', 'y')}\n`.replaceAll('\n', '\r\n'))
  })

  it('replaces in place, wherever the block was moved, with the line ending found there', () => {
    const file = `top\n${wrap('a', 'old').replaceAll('\n', '\r\n')}\r\nmiddle\n${wrap('b', 'x')}\nbottom`
    expect(editBlocks(file, [set('a', 'new\n\nlines')]).text).toBe(
      `top\n${wrap('a', 'new', '', 'lines').replaceAll('\n', '\r\n')}\r\nmiddle\n${wrap('b', 'x')}\nbottom`,
    )
  })

  it('leaves a block untouched that says the same in other line endings', () => {
    const file = `${wrap('a', 'x', 'y').replaceAll('\n', '\r\n')}\r\n`
    expect(editBlocks(file, [set('a', 'x\ny')]).text).toBe(file)
  })

  it('refuses content with a marker of its own and names that fit no marker', () => {
    for (const line of [beginMarker('b'), endMarker('a'), '  <!--ccm:end x']) {
      expect(() => editBlocks('', [set('a', `x\n${line}\ny`)])).toThrow(RefusedBlock)
    }
    for (const name of ['', 'A', 'a b', 'a -->\n']) expect(() => editBlocks('', [set(name, 'x')])).toThrow(RefusedBlock)
  })
})

const line = fc.constantFrom('', ' ', '# Title', 'text', '<!-- a comment -->', '```', 'a\r', '\r', '\uFEFFx', '\u2028')
const file = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF'),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n'))),
    fc.constantFrom('', '', 'the end', '\r'),
  )
  .map(([bom, lines, tail]) => bom + lines.map((parts) => parts.join('')).join('') + tail)
const content = fc.array(fc.constantFrom('', 'x', '- item', '  indented ')).map((lines) => lines.join('\n'))
const names = fc.shuffledSubarray(['a', 'b', 'code-style', 'x1'], { minLength: 1 })

const oneByOne = (start: Edited, edits: readonly BlockEdit[]) =>
  edits.reduce<Edited>(({ text, made }, edit) => editBlocks(text, [edit], made), start)

describe('any file without blocks', () => {
  it('is as it was, byte for byte, when its blocks are gone, in whatever order they came and went', () => {
    fc.assert(
      fc.property(fc.option(file, { nil: undefined }), names, content, fc.nat(), fc.boolean(), (text, blocks, written, turn, atOnce) => {
        const puts = blocks.map((block) => set(block, written))
        const takes = [...blocks.slice(turn % blocks.length), ...blocks.slice(0, turn % blocks.length)].map(unset)
        const edited = atOnce ? editBlocks(text, puts) : oneByOne({ text, made: [] }, puts)
        expect(edited).toEqual(atOnce ? oneByOne({ text, made: [] }, puts) : editBlocks(text, puts))
        expect(readBlocks(edited.text ?? '')).toEqual(new Map(blocks.map((block) => [block, written])))
        expect(editBlocks(edited.text, puts, edited.made)).toEqual(edited)
        expect(oneByOne(edited, takes)).toEqual({ text, made: [] })
        expect(editBlocks(edited.text, takes, edited.made)).toEqual({ text, made: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps its own lines through every edit', () => {
    const own = (text: string) => {
      const inside = { now: false }
      return text.split(/(?<=\n)/).filter((each) => {
        const marker = parseMarker(each)
        if (marker) inside.now = marker.kind === 'begin'
        return !marker && !inside.now
      })
    }
    fc.assert(
      fc.property(file, names, content, content, (text, blocks, first, second) => {
        const before =
          editBlocks(
            `${text}\n`,
            blocks.map((block) => set(block, first)),
          ).text ?? ''
        const moved = `${before}tail\n`
        const [gone = '', ...changed] = blocks
        const after = editBlocks(moved, [unset(gone), ...changed.map((block) => set(block, second))]).text ?? ''
        expect(own(after)).toEqual(own(moved))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the way back', () => {
  it('gives the former text byte for byte, whatever came, changed and went', () => {
    fc.assert(
      fc.property(fc.option(file, { nil: undefined }), names, content, content, file, (text, blocks, first, second, tail) => {
        const put = editWithBack(
          text,
          blocks.map((block) => set(block, first)),
        )
        expect(takeBack(put.text ?? '', put.back)).toBe(text ?? '')
        const moved = `${put.text ?? ''}\n${tail}`
        const [gone = '', ...changed] = blocks
        const edits = [unset(gone), ...changed.map((block) => set(block, second)), set('more', first)]
        const after = editWithBack(moved, edits, put.made)
        expect(takeBack(after.text ?? '', after.back)).toBe(moved)
        const emptied = editWithBack(put.text, blocks.map(unset), put.made)
        expect(takeBack(emptied.text ?? '', emptied.back)).toBe(put.text)
      }),
      { numRuns: 500 },
    )
  })

  it('holds nothing of what others wrote', () => {
    const before = `secret 1\n${wrap('a', 'old')}\nsecret 2\n${wrap('b', 'x')}\nsecret 3`
    const { text, back } = editWithBack(before, [set('a', 'new'), unset('b'), set('c', 'more')])
    expect(JSON.stringify(back)).not.toContain('secret')
    expect(takeBack(text ?? '', back)).toBe(before)
  })
})
