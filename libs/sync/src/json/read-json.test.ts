import { describe, expect, it } from 'vitest'
import { isAnnotated, rawElement, rawMember, readElements, readMember } from './read-json.ts'
import { read } from './testing/awkward-json.ts'
import { UnreadableJson } from './unreadable-json.ts'

describe('reading a member', () => {
  it('follows a pointer through objects', () => {
    const file = read('\uFEFF{ "a/b": { "m~n": { "": [1.0, "\\u0041"] } } }')
    expect(readMember(file, '/a~1b/m~0n/')).toEqual([1, 'A'])
    expect(readMember(file, '')).toEqual({ 'a/b': { 'm~n': { '': [1, 'A'] } } })
  })

  it('finds nothing where nothing is', () => {
    expect(readMember(read(''), '/a')).toBeUndefined()
    expect(readMember(read('{"a": {}}'), '/a/b/c')).toBeUndefined()
    expect(readMember(read('{}'), '/toString')).toBeUndefined()
    expect(readElements(read('{}'), '/a/b')).toBeUndefined()
    expect(rawMember(read('{}'), '/a')).toBeUndefined()
    expect(rawElement(read('{"a": []}'), '/a', 0)).toBeUndefined()
  })

  it('keeps a key that is special to JavaScript an ordinary one', () => {
    expect(Object.keys(Object(readMember(read('{"a": {"__proto__": 1}}'), '/a')))).toEqual(['__proto__'])
  })

  it('gives the text of values as it is written', () => {
    const file = read('{"a": {"b": 1.0,\n"c":[1e3 , {} ]}}')
    expect(rawMember(file, '/a')).toBe('{"b": 1.0,\n"c":[1e3 , {} ]}')
    expect(rawElement(file, '/a/c', 0)).toBe('1e3')
    expect(readElements(file, '/a/c')).toEqual([1000, {}])
  })

  it('says where a person put a comment', () => {
    const file = read('{"a": {"b": /* x */ 1}, "c": "// no", "d": [{ // y\n}, 2], /* z */ "e" /* key */ : 1}')
    expect(['/a', '/a/b', '/c', '/d', '/e', '/none'].map((pointer) => isAnnotated(file, pointer))).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ])
    expect([0, 1, 2].map((index) => isAnnotated(file, '/d', index))).toEqual([true, false, false])
  })
})

describe('what cannot be read', () => {
  it.each([
    [
      '/a/b',
      '{\n  "a": "text"\n}',
      'The value of "a" is a string at line 2, column 8, where an object is needed: correct it, then run the command again.',
    ],
    [
      '/a/b/c',
      '{"a": {"b": []}}',
      'The value of "b" is an array at line 1, column 13, where an object is needed: correct it, then run the command again.',
    ],
    [
      '/a',
      '{\n  "a": 1,\n  "b": 2,\n  "\\u0061": 1\n}',
      'The key "a" stands twice, at line 2, column 3 and at line 4, column 3: keep one of them, then run the command again.',
    ],
    [
      '/a/b',
      '{"a": {}, "a": {}}',
      'The key "a" stands twice, at line 1, column 2 and at line 1, column 11: keep one of them, then run the command again.',
    ],
  ])('refuses %s in %j', (pointer, text, message) => {
    expect(() => readMember(read(text), pointer)).toThrow(new UnreadableJson(message))
  })

  it('refuses elements of what is no array', () => {
    expect(() => readElements(read('{"a": {}}'), '/a')).toThrow(
      'The value of "a" is an object at line 1, column 7, where an array is needed',
    )
  })

  it('does not mind a key that stands twice elsewhere', () => {
    expect(readMember(read('{"x": 1, "x": 2, "a": {"y": 1, "y": 2}}'), '/a')).toEqual({ y: 2 })
  })
})
