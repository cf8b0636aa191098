import { expect, it } from 'vitest'
import { markLines } from './mark-lines.ts'

const none: ReadonlySet<number> = new Set()
const lines = (...of: string[]) => `${of.join('\n')}\n`

/** Each line with a sign before it. */
const signed = (before: string | undefined, after: string | undefined, foreign = none, json = false) => {
  const signs = { added: '+', removed: '-', changed: '~' }
  const marked = markLines({ before, after, foreign, json })
  return marked.text
    .replace(/\n$/, '')
    .split('\n')
    .map((line, at) => {
      const note = marked.lines[at]
      return `${note?.mark ? signs[note.mark] : note?.faint ? '.' : ' '}${line}`
    })
}

it('leaves a text alone that does not change, others faint', () => {
  expect(signed(lines('a', 'b'), lines('a', 'b'), new Set([1]))).toEqual([' a', '.b'])
})

it('tells a new line from one in the place of another', () => {
  expect(signed(lines('a', 'b', 'c'), lines('a', 'B', 'c', 'd'))).toEqual([' a', '~B', ' c', '+d'])
})

it('shows a line that goes where it stood', () => {
  expect(signed(lines('a', 'b', 'c'), lines('a', 'c'))).toEqual([' a', '-b', ' c'])
})

it('keeps the lines of others faint at their new places', () => {
  expect(signed(lines('x', 'y'), lines('new', 'x', 'y'), new Set([2]))).toEqual(['+new', ' x', '.y'])
})

it('takes the comma that a next member brings for no change', () => {
  const before = lines('{', '  "a": 1', '}')
  const after = lines('{', '  "a": 1,', '  "b": 2', '}')
  expect(signed(before, after, none, true)).toEqual([' {', '   "a": 1,', '+  "b": 2', ' }'])
  expect(signed(after, before, none, true)).toEqual([' {', '   "a": 1', '-  "b": 2', ' }'])
})

it('marks all of a file that is new, and all of one that goes', () => {
  expect(signed(undefined, lines('a', 'b'))).toEqual(['+a', '+b'])
  expect(signed(lines('a', 'b'), undefined)).toEqual(['-a', '-b'])
})

it('counts what changes, also where it is too much to mark', () => {
  const many = (word: string) => lines(...Array.from({ length: 3_000 }, (_, at) => `${word} ${at}`))
  expect(markLines({ before: lines('a'), after: lines('a', 'b'), foreign: none, json: false })).toMatchObject({ added: 1, removed: 0 })
  const marked = markLines({ before: many('old'), after: many('new'), foreign: none, json: false })
  expect(marked.added).toBe(3_000)
  expect(marked.lines.every(({ mark }) => mark === undefined)).toBe(true)
})
