import { describe, expect, it } from 'vitest'
import { readMarkdown } from './frontmatter.ts'

const fieldsOf = (yaml: string) => readMarkdown(`---\n${yaml}\n---\n\nText\n`).markdown?.fields

describe('a Markdown file', () => {
  it('is its text where it has no frontmatter', () => {
    expect(readMarkdown('\uFEFF\r\nOne\r\n\r\n---\r\nTwo')).toEqual({ markdown: { body: 'One\n\n---\nTwo' } })
  })

  it.each([
    ['as it is', '---\nname: a\n---\n\nText\n'],
    ['with CRLF', '---\r\nname: a\r\n---\r\n\r\nText\r\n'],
    ['with a byte order mark', '\uFEFF---\nname: a\n---\nText\n'],
    ['without a final newline', '---\nname: a\n---\nText'],
    ['with white space behind the rules', '---  \nname: a\n---\t\n\n\nText\n\n\n'],
  ])('is read %s', (_how, text) => {
    expect(readMarkdown(text)).toEqual({ markdown: { fields: { name: 'a' }, body: 'Text' } })
  })

  it('may have empty frontmatter and no text', () => {
    expect(readMarkdown('---\n---')).toEqual({ markdown: { fields: {}, body: '' } })
    expect(readMarkdown('---\n# nothing yet\n---\n')).toEqual({ markdown: { fields: {}, body: '' } })
  })

  it.each([
    ['never closes its frontmatter', '---\nname: a\n', /never closed/],
    ['has a list for frontmatter', '---\n- a\n---\n', /no list of fields/],
    ['says a field twice', '---\na: 1\na: 2\n---\n', /line 3: map keys must be unique/],
    ['refers to another part of itself', '---\na: &x [1]\nb: *x\n---\n', /refers to "\*x"/],
    ['holds an unquoted glob', '---\npaths: **/*.ts\n---\n', /quote the value if a "\*" is meant/],
    ['leaves a quote open', '---\nname: a\ndescription: "open\n---\n', /line 4: missing closing "quote/],
    ['holds more than 64 KB', `---\na: ${'x'.repeat(70_000)}\n---\n`, /longer than 64 KB/],
    ['nests flow lists without end', `---\na: ${'['.repeat(60_000)}\n---\n`, /nested too deeply/],
    [
      'nests maps without end',
      `---\n${Array.from({ length: 350 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n`,
      /nested too deeply/,
    ],
    ['nests lists without end', `---\n${'- '.repeat(30_000)}\n---\n`, /nested too deeply/],
  ])('is not read when it %s', (_what, text, problem) => {
    expect(readMarkdown(text).problem).toMatch(problem)
  })
})

describe('values that are no YAML', () => {
  it.each([
    ['a second colon', 'description: Use when: asked', 'Use when: asked'],
    ['a colon at the end', 'description: Use when:', 'Use when:'],
    ['an open bracket', 'description: {a: [b', '{a: [b'],
    ['two lists beside each other', 'description: [issue] [priority]', '[issue] [priority]'],
    ['a reserved character', 'description: @file and `code`', '@file and `code`'],
    ['escapes of nobody', 'description: Examples:\\n\\n<example>user: "hi"</example>', 'Examples:\\n\\n<example>user: "hi"</example>'],
    ['several lines', 'description: Use when: asked\n  or told:\n  now', 'Use when: asked or told: now'],
  ])('are text: %s', (_what, yaml, description) => {
    expect(fieldsOf(`name: a\n${yaml}\ntools: [Read, Grep]`)).toEqual({ name: 'a', description, tools: ['Read', 'Grep'] })
  })

  it('are not guessed at where the lines do not say where they end', () => {
    expect(readMarkdown('---\ndescription: Use when: asked\n<example>\nuser: hi\n---\n').problem).toMatch(/cannot be read/)
  })
})

describe('scalars', () => {
  it('are those of the core schema: dates and yes are text', () => {
    expect(fieldsOf('a: 2026-01-01\nb: yes\nc: 0x10\nd: ~\ne: True\nf: .inf\ng:\n<<: x')).toEqual({
      a: '2026-01-01',
      b: 'yes',
      c: 16,
      d: null,
      e: true,
      f: '.inf',
      g: null,
      '<<': 'x',
    })
  })

  it('have names as they are written', () => {
    expect(fieldsOf('1e3: a\nnull: b\n"x y": c\nm: { 007: d }')).toEqual({ '1e3': 'a', null: 'b', 'x y': 'c', m: { '007': 'd' } })
  })

  it('keep the digits of a number that would be written back otherwise, where that is asked for', () => {
    const { markdown } = readMarkdown('---\nversion: 1.10\nmaxTurns: 5.0\nother: 7\n---\n', (field) => field !== 'maxTurns')
    expect(markdown?.fields).toEqual({ version: '1.10', maxTurns: 5, other: 7 })
  })
})
