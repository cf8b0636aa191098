import type { EnvVar } from '@ccm/contract'
import { expect, it } from 'vitest'
import { compareEnv } from './compare-env.ts'

const known: EnvVar[] = [
  { name: 'LOG_LEVEL', value: 'info', sensitive: false },
  { name: 'PG_DSN', value: null, sensitive: true },
].map((one) => ({ ...one, id: `value-${one.name}`, machine: null, project: null, createdAt: '', updatedAt: '' }))

const does = (pairs: [string, string][], place = {}, sensitive = false) =>
  Object.fromEntries(compareEnv(pairs, known, place, sensitive).map((row) => [row.name, row.does]))

it('tells what is new, changed, the same, and what is sealed and cannot be compared', () => {
  const pairs: [string, string][] = [
    ['NEW', '1'],
    ['LOG_LEVEL', 'info'],
    ['PG_DSN', 'x'],
  ]
  expect(does(pairs)).toEqual({ NEW: 'create', LOG_LEVEL: 'same', PG_DSN: 'replace' })
  expect(does([['LOG_LEVEL', 'debug']])).toEqual({ LOG_LEVEL: 'update' })
})

it('seals a readable value even where its text stays', () => {
  expect(does([['LOG_LEVEL', 'info']], {}, true)).toEqual({ LOG_LEVEL: 'update' })
})

it('looks at the chosen place alone', () => {
  expect(does([['LOG_LEVEL', 'info']], { machineId: 'machine-studio' })).toEqual({ LOG_LEVEL: 'create' })
})

it('refuses a name no shell takes, and lets the last of two lines count', () => {
  const rows = compareEnv(
    [
      ['A.B', '1'],
      ['TWICE', 'first'],
      ['TWICE', 'last'],
    ],
    [],
    {},
    true,
  )
  expect(rows.map(({ name, value, does }) => [name, value, does])).toEqual([
    ['A.B', '1', 'refused'],
    ['TWICE', 'last', 'create'],
  ])
})
