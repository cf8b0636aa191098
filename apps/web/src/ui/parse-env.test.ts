import { expect, it } from 'vitest'
import { parseEnv } from './parse-env.ts'

it.each([
  ['a name and a value', 'HOST=a', [['HOST', 'a']]],
  ['export, spaces and an = in the value', 'export DSN = postgres://u@h/db?a=b ', [['DSN', 'postgres://u@h/db?a=b']]],
  ['quotes and what they keep', `A="x # y\\n\\"z\\""\nB='$HOME # no'`, [['A', 'x # y\n"z"'], ['B', '$HOME # no']]], // prettier-ignore
  ['comments and empty lines', '# one\n\nA=1 # two\r\nB=', [['A', '1'], ['B', '']]], // prettier-ignore
])('reads %s', (_what, text, pairs) => expect(parseEnv(text)).toEqual(pairs))

it.each(['DATABASE_URL', 'a sentence with = in it', 'A=1\nand more', ''])('leaves %j alone', (text) => {
  expect(parseEnv(text)).toBeUndefined()
})
