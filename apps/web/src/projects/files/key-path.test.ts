import type { Json } from '@ccm/contract'
import { expect, it } from 'vitest'
import { diffTexts } from '../../ui/diff/diff-lines.ts'
import { keyPathOf } from './key-path.ts'

const lines = (value: Json) => JSON.stringify(value, null, 2)

/** The key of each hunk between two texts. */
function keysBetween(before: string, after: string) {
  const diff = diffTexts(before, after)
  return diff.kind === 'hunks' ? diff.hunks.map((hunk) => keyPathOf(hunk, { before, after })) : diff.kind
}

const server = { type: 'stdio', command: 'npx', args: ['-y', '@acme/db'], env: { DSN: '${PG_DSN}', MODE: 'ro' } }

it.each<[string, Json, string[] | undefined]>([
  ['a member that changed', { ...server, command: 'bunx' }, ['command']],
  ['a member in depth', { ...server, env: { ...server.env, MODE: 'rw' } }, ['env', 'MODE']],
  ['the list, where one of its items changed', { ...server, args: ['-y', '@acme/pg'] }, ['args']],
  ['what holds all members that changed', { ...server, env: { DSN: 'x', MODE: 'rw' } }, ['env']],
  ['what holds a member that came', { ...server, env: { ...server.env, MORE: '1' } }, ['env']],
  ['nothing, where it is the whole', { type: 'stdio', command: 'bunx', args: ['-q'], env: {} }, undefined],
])('names %s', (_name, after, key) => {
  expect(keysBetween(lines(server), lines(after))).toEqual([key])
})

it('names the key as it was, where it went', () => {
  expect(keysBetween(lines({ env: { A: '1', B: { C: 1, D: 2 } } }), lines({ env: { A: '1', B: { C: 1 } } }))).toEqual([['env', 'B']])
})

it('goes up to what both share, where two stand on one line', () => {
  expect(keysBetween('{\n  "env": { "A": 1, "B": 2 }\n}', '{\n  "env": { "A": 1, "B": 3 }\n}')).toEqual([['env']])
})

it('names nothing in what is no JSON object', () => {
  expect(keysBetween('{ "a": 1', '{ "a": 2')).toEqual([undefined])
  expect(keysBetween('"Bash(ls)"', '"Bash(pwd)"')).toEqual([undefined])
})
