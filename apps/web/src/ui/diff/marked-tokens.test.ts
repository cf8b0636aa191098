import { expect, it } from 'vitest'
import { markTokens } from './marked-tokens.ts'

it('marks a stretch that runs over several colours, and nothing else', () => {
  const tokens = [{ text: '"key"', kind: 'key' as const }, { text: ': ' }, { text: '"value"', kind: 'string' as const }]
  const marked = markTokens(tokens, [
    { from: 1, to: 3 },
    { from: 6, to: 10 },
  ])
  expect(marked.map(({ text, marked }) => (marked ? `[${text}]` : text))).toEqual(['"', '[ke]', 'y"', ':', '[ ]', '["va]', 'lue"'])
  expect(marked.map(({ kind }) => kind)).toEqual(['key', 'key', 'key', undefined, undefined, 'string', 'string'])
})
