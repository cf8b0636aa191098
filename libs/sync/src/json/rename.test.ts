import { expect, it } from 'vitest'
import { editJson } from './edit-json.ts'
import type { JsonEdit } from './json-edit.ts'
import { takeBack } from './splice.ts'
import { UnreadableJson } from './unreadable-json.ts'

const rename = (pointer: string, to: string): JsonEdit => ({ op: 'rename', pointer, to })
const text = '\uFEFF{\r\n\t"a/b" : { /* mine */ "x":1.0 },\r\n\t"c": {"d": [ ]}\r\n}'

it('gives a member another key where it stands and changes no other byte', () => {
  const edited = editJson(text, [rename('/a~1b', 'ü"'), rename('/c/d', 'e')])
  expect(edited.text).toBe(text.replace('"a/b"', '"ü\\""').replace('"d"', '"e"'))
  expect(takeBack(edited.text ?? '', edited.back)).toBe(text)
})

it('goes before all other edits, which name places as they are called then', () => {
  const edited = editJson(text, [{ op: 'set', pointer: '/new/d', value: 1 }, rename('/c', 'new')])
  expect(edited.text).toBe(text.replace('"c": {"d": [ ]}', '"new": {"d": 1}'))
  expect(takeBack(edited.text ?? '', edited.back)).toBe(text)
})

it('knows containers we made by their new names', () => {
  const made = editJson('{}', [{ op: 'set', pointer: '/a/b/c', value: 1 }])
  const renamed = editJson(made.text, [rename('/a/b', 'x')], made.made)
  expect(renamed.made).toEqual(['/a', '/a/x'])
  expect(editJson(renamed.text, [{ op: 'unset', pointer: '/a/x/c' }], renamed.made).text).toBe('{}')
})

it('passes over what is not there', () => {
  expect(editJson(text, [rename('/z', 'y'), rename('/z/z', 'y')]).text).toBe(text)
  expect(editJson(undefined, [rename('/z', 'y')]).text).toBeUndefined()
})

it('refuses a key that stands twice and a way that is no object', () => {
  expect(() => editJson('{"a":1,"a":2}', [rename('/a', 'b')])).toThrow(UnreadableJson)
  expect(() => editJson('{"a":1}', [rename('/a/b', 'c')])).toThrow(UnreadableJson)
})
