import { describe, expect, it } from 'vitest'
import { depthLimit } from './nesting.ts'
import { parseShared } from './parse-shared.ts'

const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)

describe('what is read', () => {
  it.each([
    ['a plain object', '{"a": 1}'],
    ['a byte order mark', '\uFEFF{"a": 1}\r\n'],
    ['comments and trailing commas', '// top\n{ "a": [1, 2,], /* b */ }\n// end'],
    ['an empty file', ''],
    ['white space alone', ' \r\n\t'],
    ['brackets in strings and comments, however many', `{"a": "${'['.repeat(5000)}" /* ${'{'.repeat(5000)} */ }`],
    ['deep nesting', nested(depthLimit)],
  ])('tolerates %s', (_name, text) => {
    expect(parseShared(text)).not.toHaveProperty('error')
  })
})

describe('what is refused', () => {
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 'A comma is missing, at line 3, column 3'],
    ['{\r\n  "a": 1,\r\n  b: 2\r\n}', 'This is not JSON, at line 3, column 3'],
    ['{"a" 1}', 'A colon is missing behind a key, at line 1, column 6'],
    ['{"a": }', 'A value is missing, at line 1, column 7'],
    ['{"a": 1', 'A closing brace is missing, at line 1, column 8'],
    ['{"a": [1}', '"}" stands where "]" is needed, at line 1, column 9'],
    ['{"a": 1} {"b": 2}', 'The file goes on behind the end of its object, at line 1, column 10'],
    ['{"a": "one\ntwo"}', 'A string is not closed, at line 1, column 7'],
    ['{"a": 1 /* two', 'A comment is not closed, at line 1, column 9'],
    ['{"a": "\\x"}', 'A backslash stands before a character that takes none, at line 1, column 7'],
    ['{"a": 01}', 'A comma is missing, at line 1, column 8'],
    ['<<<<<<< HEAD\n{}', 'This is not JSON, at line 1, column 1'],
    ['\uFEFF[1, 2]', 'The file must hold one object in braces, not an array, at line 1, column 1'],
    ['\n  "text"', 'The file must hold one object in braces, not a string, at line 2, column 3'],
    ['null', 'The file must hold one object in braces, not null, at line 1, column 1'],
    [nested(100_000), `Objects and arrays are nested more than ${depthLimit} deep, at line 1, column ${5 * depthLimit + 1}`],
    ['{"a":' + '[},'.repeat(100_000), '"}" stands where "]" is needed, at line 1, column 7'],
  ])('says what is wrong and where: %.30s', (text, problem) => {
    expect(parseShared(text)).toEqual({ error: `${problem}: correct the file, then run the command again.` })
  })
})
