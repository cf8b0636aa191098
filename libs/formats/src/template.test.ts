import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fillTemplate } from './template.ts'

it.each([
  ['puts a value where its name stands', 'Run {{test}}.', 'Run npm test.'],
  ['allows spaces around the name', '{{ test }}{{\ttest }}', 'npm testnpm test'],
  ['takes an escaped pair of braces literally', '\\{{test}} {{test}}', '{{test}} npm test'],
  ['does not fill in a value again', '{{nested}}', '{{test}}'],
  ['takes a value with dollar signs as it is', '{{dollars}}', '$& $1 $$'],
  [
    'leaves what is no placeholder',
    '{{}} {{ }} {{#if x}} {{user.name}} {test} ${HOME}',
    '{{}} {{ }} {{#if x}} {{user.name}} {test} ${HOME}',
  ],
  ['finds a placeholder inside other braces', '{{{test}}}', '{npm test}'],
  ['fills in an empty value', '<{{empty}}>', '<>'],
])('%s', (_name, text, filled) => {
  const values = { test: 'npm test', nested: '{{test}}', dollars: '$& $1 $$', empty: '' }
  expect(fillTemplate(text, values)).toEqual({ text: filled, unknown: [] })
})

it('leaves names without a value and reports each once', () => {
  expect(fillTemplate('{{a}} {{ b }} {{a}}', {})).toEqual({ text: '{{a}} {{ b }} {{a}}', unknown: ['a', 'b'] })
})

it('knows no values but those it is given', () => {
  expect(fillTemplate('{{constructor}} {{__proto__}}', {}).unknown).toEqual(['constructor', '__proto__'])
})

it('gives back any escaped text as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', ' ') }), (text) => {
      expect(fillTemplate(text.replaceAll('{{', '\\{{'), { a: 'filled' })).toEqual({ text, unknown: [] })
    }),
  )
})
