import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Language, languageOf, tint, type TokenKind } from './tint.ts'

const kinds = (text: string, language: Language) =>
  tint(text, language).map((line) => line.flatMap(({ text, kind }): [string, TokenKind][] => (kind ? [[text, kind]] : [])))

it('tells keys, strings and numbers of JSON apart', () => {
  expect(kinds('"name": "npx", "timeout": 20000, "on": true', 'json')[0]).toEqual([
    ['"name"', 'key'],
    [':', 'punctuation'],
    ['"npx"', 'string'],
    [',', 'punctuation'],
    ['"timeout"', 'key'],
    [':', 'punctuation'],
    ['20000', 'number'],
    [',', 'punctuation'],
    ['"on"', 'key'],
    [':', 'punctuation'],
    ['true', 'number'],
  ])
})

it('marks references in whatever they stand in', () => {
  expect(kinds('"postgres://${PG_DSN}/x"', 'json')[0]).toEqual([
    ['"postgres://', 'string'],
    ['${PG_DSN}', 'reference'],
    ['/x"', 'string'],
  ])
  expect(kinds('# Hello {{team}}', 'markdown')[0]).toEqual([
    ['# Hello ', 'heading'],
    ['{{team}}', 'reference'],
  ])
})

it('reads front matter only at the top of a Markdown file', () => {
  const [open, first, close, , rule] = kinds('---\nname: reviewer\n---\n\n---\nname: reviewer', 'markdown')
  expect(open).toEqual([['---', 'punctuation']])
  expect(first).toContainEqual(['name', 'key'])
  expect(close).toEqual([['---', 'punctuation']])
  expect(rule).toEqual([])
})

it('leaves a code fence in Markdown uncoloured', () => {
  expect(kinds('```sh\n# not a heading\n```\n# heading', 'markdown').map((line) => line[0]?.[1])).toEqual([
    'punctuation',
    undefined,
    'punctuation',
    'heading',
  ])
})

it('knows a language by the end of the path', () => {
  const paths = ['.mcp.json', '.claude/agents/a.md', 'run.sh', 'a.yml', 'next.mjs']
  expect(paths.map(languageOf)).toEqual(['json', 'markdown', 'shell', 'yaml', 'text'])
})

it('tells comments and strings of a shell script apart', () => {
  expect(kinds('echo "a # b" # c\necho a#b', 'shell')).toEqual([
    [
      ['"a # b"', 'string'],
      ['# c', 'comment'],
    ],
    [],
  ])
})

it('never loses or changes a character', () => {
  const awkward = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '$', '-', '#', '`', ':', ' ', '\n', 'a', '1', '<', 'é') })
  fc.assert(
    fc.property(awkward, fc.constantFrom<Language[]>('json', 'markdown', 'yaml', 'shell', 'text'), (text, language) => {
      const joined = tint(text, language).map((line) => line.map((token) => token.text).join(''))
      expect(joined.join('\n')).toBe(text.replace(/\n$/, ''))
    }),
  )
})

it('does not colour a line long enough to make that slow', () => {
  const lines = ['"\\', '${', '{{', '\\'].map((text) => text.repeat(50_000))
  for (const line of lines) expect(tint(line, 'json').flat()).toEqual([{ text: line }])
})
