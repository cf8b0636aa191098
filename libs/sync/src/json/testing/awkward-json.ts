import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { createScanner } from 'jsonc-parser'
import { parseShared, type SharedJson } from '../parse-shared.ts'
import { readMember } from '../read-json.ts'

// `SyntaxKind` of jsonc-parser is a const enum of a declaration file, which isolated modules cannot read.
const lineComment = 12
const blockComment = 13
const endOfText = 17

/** A shared file that must be readable. */
export function read(text: string): SharedJson {
  const shared = parseShared(text)
  if ('error' in shared) throw new Error(`${shared.error}\n${text}`)
  return shared
}

/** What a shared file means. */
export const meaning = (text: string): Json => readMember(read(text), '') ?? {}

/** The comments of a text, in order. */
export const comments = (text: string): string[] => {
  const found: string[] = []
  const scanner = createScanner(text)
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === lineComment || token === blockComment)
      found.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()))
  }
  return found
}

const spaces = fc.constantFrom('', '', ' ', '  ', '\t', '\n', '\r\n', '\n\n', '\n  ', '\n\t\t', '\r\n    ', ' \n ', '\r')
const remarks = fc.constantFrom('/**/', '/* note */', '/* two\n   lines */', '// note\n', '// note, "a": 1 }\r\n', '//\n')

/** White space, now and then with comments in it. */
const trivia = (commented: boolean): fc.Arbitrary<string> =>
  commented
    ? fc.oneof({ weight: 5, arbitrary: spaces }, { weight: 1, arbitrary: fc.tuple(spaces, remarks, spaces).map((parts) => parts.join('')) })
    : spaces

/** Keys as they stand in a file; no two of one object mean the same. */
const rawKey = fc.constantFrom('"a"', '"b"', '"\\u0063"', '"mcpServers"', '"hooks"', '"x/y"', '"m~n"', '""', '"__proto__"', '"// no"')
const rawScalar = fc.constantFrom(
  '1',
  '1.0',
  '1e3',
  '-0.50',
  'true',
  'null',
  '""',
  '"\\u0041"',
  '"https://a.b//c"',
  '"{[/* no */"',
  '"a\\\\"',
)

interface Style {
  commented: boolean
  trailing: boolean
}

function rawAny(style: Style, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return rawScalar
  return fc.oneof(
    { weight: 2, arbitrary: rawScalar },
    { weight: 2, arbitrary: rawObject(style, depth) },
    { weight: 1, arbitrary: rawArray(style, depth) },
  )
}

function rawObject(style: Style, depth: number): fc.Arbitrary<string> {
  const gap = trivia(style.commented)
  const member = fc.tuple(rawKey, gap, gap, rawAny(style, depth - 1))
  return fc
    .tuple(gap, fc.uniqueArray(member, { selector: ([key]) => key, maxLength: 4 }), fc.array(gap, { minLength: 10, maxLength: 10 }))
    .map(([inside, members, gaps]) => {
      const texts = members.map(([key, before, after, value]) => `${key}${before}:${after}${value}`)
      return frame('{', '}', inside, texts, gaps, style)
    })
}

function rawArray(style: Style, depth: number): fc.Arbitrary<string> {
  const gap = trivia(style.commented)
  return fc
    .tuple(gap, fc.array(rawAny(style, depth - 1), { maxLength: 4 }), fc.array(gap, { minLength: 10, maxLength: 10 }))
    .map(([inside, texts, gaps]) => frame('[', ']', inside, texts, gaps, style))
}

function frame(open: string, close: string, inside: string, texts: string[], gaps: string[], { trailing }: Style): string {
  const parts = texts.map(
    (text, index) => text + (gaps[2 * index] ?? '') + (index < texts.length - 1 || trailing ? ',' : '') + (gaps[2 * index + 1] ?? ''),
  )
  return open + inside + parts.join('') + close
}

const bom = fc.constantFrom('', '', '', '\uFEFF')

/** Files nobody formatted: any white space and, in some, comments and trailing commas at any place JSON has. */
const wild: fc.Arbitrary<string> = fc
  .record({ commented: fc.boolean(), trailing: fc.boolean() })
  .chain((style) => fc.tuple(bom, trivia(style.commented), rawObject(style, 3), trivia(style.commented)))
  .map((parts) => parts.join(''))

const plain = fc.jsonValue({ maxDepth: 3 }).map((value): Json => JSON.parse(JSON.stringify(value)))

/** Files as tools write them: one indentation, one line ending, with or without a final newline. */
const tidy: fc.Arbitrary<string> = fc
  .tuple(
    bom,
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'mcpServers', 'hooks', 'x/y'), plain, { maxKeys: 5 }),
    fc.constantFrom('  ', '\t', '    ', ''),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n', '\n\n', ' '),
  )
  .map(([mark, value, indent, eol, tail]) => mark + (JSON.stringify(value, null, indent) + tail).replaceAll('\n', eol))

const blank = fc.constantFrom('', ' ', '\n', '\r\n\r\n', '\uFEFF', '\uFEFF\n')

/** Shared files as people and tools leave them. */
export const awkwardJson = fc.oneof({ weight: 5, arbitrary: wild }, { weight: 3, arbitrary: tidy }, { weight: 1, arbitrary: blank })
