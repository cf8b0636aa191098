import { expect, it } from 'vitest'
import { readJson } from './read-json.ts'

const at = (text: string, path: string) => {
  const span = readJson(text).spans?.get(path)
  return span && text.slice(span.from, span.to)
}

it('reads what JSON.parse reads', () => {
  const value = { a: [1, -2.5e3, 'x\n"\\é', true, false, null, {}, []], b: { 'c.d': 0 } }
  expect(readJson(JSON.stringify(value, null, 2)).value).toEqual(value)
  expect(readJson(' {"a":1}\r\n').value).toEqual({ a: 1 })
})

it('knows where each value stands', () => {
  const text = '{ "env": { "A": "1" }, "args": ["-y", {"b": 2}] }'
  expect(at(text, '/env')).toBe('{ "A": "1" }')
  expect(at(text, '/env/A')).toBe('"1"')
  expect(at(text, '/args/1/b')).toBe('2')
})

it.each([
  ['', 1, 'A config is an object'],
  ['[]', 1, 'A config is an object'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, '"," or "}" is missing'],
  ['{\n  "a": 1,\n}', 2, 'Remove the ","'],
  ['{\n  "a" 1\n}', 2, '":" after "a" is missing'],
  ['{\n  a: 1\n}', 2, 'A name in double quotes is missing here'],
  ['{\n  "a": yes\n}', 2, '"yes" is no value'],
  ['{\n  "a": \'x\'\n}', 2, 'A value is missing here'],
  ['{ "a": "x', 1, 'This text has no end'],
  ['{ "a": 1', 1, 'It ends before'],
  ['{} {}', 1, 'Nothing may follow'],
  ['{ "a": 1,\n "a": 2 }', 2, '"a" stands here twice'],
  ['{ "a": 01 }', 1, '"," or "}" is missing'],
])('says what is wrong with %j, and in which line', (text, line, message) => {
  const { error } = readJson(text)
  expect(error?.message).toContain(message)
  expect(error?.line).toBe(line)
})

it('refuses what is nested deeper than the server reads', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect(readJson(deep(60)).error).toBeUndefined()
  expect(readJson(deep(100_000)).error?.message).toContain('nested')
})
