import { parse } from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dotenvText } from './dotenv.ts'

describe('the text of a dotenv file', () => {
  it.each([
    '',
    'plain',
    'with space',
    ' around ',
    "it's",
    'say "x"',
    '# no comment',
    'a#b',
    'two\nlines',
    'a\r\nb',
    '\\n',
    'C:\\',
    '$HOME',
    '`x`',
    '=',
    `'"`,
  ])('gives back %j', (value) => {
    expect(
      parse(
        dotenvText([
          ['BEFORE', '1'],
          ['NAME', value],
          ['AFTER', '2'],
        ]),
      ),
    ).toEqual({ BEFORE: '1', NAME: value, AFTER: '2' })
  })

  it('gives back whatever it holds, and says what it leaves out', () => {
    const awkward = fc.string({ unit: fc.constantFrom('a', 'n', ' ', '\n', '\r', '\\', "'", '"', '`', '#', '$', '=', 'é') })
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 4 }), (values) => {
        const named = values.map((value, index): [string, string] => [`NAME_${index}`, value])
        const text = dotenvText(named)
        const kept = named.filter(([name]) => !text.includes(`# ${name} is left out`))
        expect(parse(text)).toEqual(Object.fromEntries(kept))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves out nothing that has one kind of quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', "'", '#', '$') }), (value) => {
        expect(parse(dotenvText([['NAME', value]]))).toEqual({ NAME: value })
      }),
    )
  })
})
