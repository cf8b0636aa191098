import type { Json } from '@ccm/contract'
import fc from 'fast-check'

/** Texts that trip writers and readers of YAML, JSON and Markdown. */
export const awkwardTexts = [
  'Use when: asked "nicely"',
  "it's # not a comment",
  'two\nlines',
  'carriage\r\nreturn',
  '---',
  'before\n---\nafter',
  'a --- b ----- c',
  '- leading dash',
  '* star',
  '&anchor *alias',
  '!tag',
  '@file',
  '%directive',
  '{a: [b',
  '[message]',
  'yes',
  'No',
  'null',
  '~',
  'true',
  '1e3',
  '0x10',
  '007',
  '12:30:45',
  '2026-01-01',
  '.inf',
  '<<',
  '=',
  '🦀 emoji 👩‍👩‍👧',
  'line\u2028and\u2029paragraph',
  'next\u0085line',
  '\uFEFFmark',
  'tab\there',
  ' padded ',
  'back\\slash \\n',
  '\u0001control\u007F',
  '{{unknown}} \\{{escaped}}',
  '<!-- ccm:other -->',
  "'",
  '"',
  '|',
  '>',
  '?',
  ': ',
]

export const text = fc.oneof(fc.constantFrom(...awkwardTexts), fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 8 }))
export const nonEmpty = text.filter((value) => value.trim() !== '' && !value.includes('\0'))
export const anyText = text.filter((value) => !value.includes('\0'))
export const oneLine = nonEmpty.filter((value) => !/[\r\n]/.test(value))
export const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
export const kebab = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('-'))

const leaf: fc.Arbitrary<Json> = fc.oneof(anyText, fc.integer(), fc.constant(0.5), fc.boolean(), fc.constant(null))
export const inner: fc.Arbitrary<Json> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('b', '10', 'yes', 'a b'), leaf, { maxKeys: 2, noNullPrototype: true }),
)
/** Fields the contract does not know. No name is one of any known field, at any level. */
export const extra = fc.dictionary(fc.constantFrom('x-team', 'disabled', 'autoApprove', 'note: odd', '10', 'version'), inner, {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
})
export const seconds = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(0.5, 1.25))

const map = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(fc.tuple(name, value), { maxLength: 4, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries.filter(([key]) => key !== '__proto__')))
export const env = map(fc.oneof(fc.constantFrom('NO', 'Y', 'e0', 'API_KEY'), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,9}$/)), anyText)
export const headers = map(
  fc.constantFrom('Authorization', 'X-Api-Key', '!odd', "'quoted'"),
  anyText.filter((value) => !/[\r\n]/.test(value)),
)
export const serverKey = fc
  .oneof(fc.constantFrom('42', 'brave_search', 'null', 'e0', 'a---b'), fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/))
  .filter((key) => key !== '__proto__' && key !== 'workspace')
