import { expect, it } from 'vitest'
import { parse, problemsIn } from './samples.ts'

const block = (name: string, text: string) => `<!-- ccm:begin ${name} -->\n${text}\n<!-- ccm:end ${name} -->\n`

it('takes the marked blocks and leaves the text around them', () => {
  const { components, problems, unmanaged } = parse({
    'CLAUDE.md': `# Mine\r\n\r\n${block('style', 'Be kind to {{name}}.\r\n').replaceAll('\n', '\r\n')}`,
    'CLAUDE.local.md': block('local', 'Only here.'),
  })
  expect(problems).toEqual([])
  expect(unmanaged).toEqual(['CLAUDE.md'])
  expect(components).toEqual([
    { type: 'claude-md', name: 'local', key: 'local', scope: 'local', paths: ['CLAUDE.local.md'], config: { template: 'Only here.' } },
    {
      type: 'claude-md',
      name: 'style',
      key: 'style',
      scope: 'project',
      paths: ['CLAUDE.md'],
      config: { template: 'Be kind to \\{{name}}.' },
    },
  ])
})

it('takes nothing from a file without blocks', () => {
  expect(parse({ 'CLAUDE.md': '# Mine\n' })).toEqual({ components: [], files: new Map(), problems: [], unmanaged: ['CLAUDE.md'] })
})

it.each([
  ['never ends', '<!-- ccm:begin a -->\nText\n', /"a" never ends/],
  ['ends without a beginning', 'Text\n<!-- ccm:end a -->\n', /without having begun/],
  ['begins inside another', `<!-- ccm:begin b -->\n${block('a', 'Text')}<!-- ccm:end b -->\n`, /"a" begins inside the block "b"/],
  ['stands there twice', block('a', 'One') + block('a', 'Two'), /"a" stands here twice/],
])('takes no block where one %s', (_what, text, message) => {
  expect(problemsIn({ 'CLAUDE.md': text })).toEqual([expect.stringMatching(message)])
  expect(parse({ 'CLAUDE.md': text })).toMatchObject({ components: [], unmanaged: ['CLAUDE.md'] })
})

it('leaves an empty block', () => {
  expect(problemsIn({ 'CLAUDE.md': block('a', '') })).toEqual([
    expect.stringMatching(/The block "a" is not taken\. This must not be empty/),
  ])
})
