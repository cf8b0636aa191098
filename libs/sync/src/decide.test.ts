import { expect, it } from 'vitest'
import { decide } from './decide.ts'
import type { Entry, Origin } from './types.ts'

const entry = (want: string, have: string, origin: Origin = 'written'): Entry => ({ want, have, origin })

it.each([
  ['keeps what is as it was agreed', 'v1', entry('v1', 'v1'), 'v1', 'keep'],
  ['keeps a settled "mine" until the library changes', 'v2', entry('v2', 'mine'), 'mine', 'keep'],
  ['creates what is nowhere yet', 'v1', undefined, undefined, 'create'],
  ['leaves alone a file we never wrote that says something else', 'v1', undefined, 'theirs', 'conflict'],
  ['takes note of a file we never wrote that says the same', 'v1', undefined, 'v1', 'adopt'],
  ['updates a file nobody else touched', 'v2', entry('v1', 'v1'), 'v1', 'update'],
  ['updates a matched file nobody touched', 'v2', entry('v1', 'v1', 'matched'), 'v1', 'update'],
  ['takes note when the disk already says what the library now says', 'v2', entry('v1', 'v1'), 'v2', 'adopt'],
  ['takes note when a person put back what the library says', 'v2', entry('v2', 'mine'), 'v2', 'adopt'],
  ['leaves alone what only a person changed', 'v1', entry('v1', 'v1'), 'theirs', 'drifted'],
  ['leaves alone what a person deleted while the library stood still', 'v1', entry('v1', 'v1'), undefined, 'drifted'],
  ['never brings back what a person deleted', 'v2', entry('v1', 'v1'), undefined, 'conflict'],
  ['merges when both sides changed', 'v2', entry('v1', 'v1'), 'theirs', 'merge'],
  ['merges when the library moves on after a settled "mine"', 'v3', entry('v2', 'mine'), 'mine', 'merge'],
  ['removes what we wrote and nobody changed', undefined, entry('v1', 'v1'), 'v1', 'remove'],
  ['never removes what was there before us', undefined, entry('v1', 'v1', 'matched'), 'v1', 'release'],
  ['removes what was taken in from a file and nobody changed', undefined, entry('v1', 'v1', 'imported'), 'v1', 'remove'],
  ['lets go of what a person changed', undefined, entry('v1', 'v1'), 'theirs', 'release'],
  ['lets go of a settled "mine"', undefined, entry('v2', 'mine'), 'mine', 'release'],
  ['forgets what is gone on both sides', undefined, entry('v1', 'v1'), undefined, 'forget'],
] as const)('%s', (_name, want, last, have, action) => {
  expect(decide(want, last, have)).toBe(action)
})

it.each([
  ['updates what another clone wrote', 'v2', undefined, 'v1', 'update'],
  ['takes note of what another clone wrote last', 'v2', undefined, 'v2', 'adopt'],
  ['leaves alone what no clone wrote', 'v2', undefined, 'theirs', 'conflict'],
  ['creates what no clone brought', 'v2', undefined, undefined, 'create'],
  ['does not take back a change of a person to what was ours before', 'v2', entry('v2', 'v2'), 'v1', 'drifted'],
] as const)('knowing v0 to v2 from other clones, %s', (_name, want, last, have, action) => {
  expect(decide(want, last, have, ['v0', 'v1', 'v2'])).toBe(action)
})
