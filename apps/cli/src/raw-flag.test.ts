import { expect, it } from 'vitest'
import { rawFlag, repeatedFlag, withoutValues } from './raw-flag.ts'

it.each([
  ['keeps leading zeros', ['apply', '--profile', '007'], '007'],
  ['keeps what looks like an exponent', ['apply', '--profile=1e3'], '1e3'],
  ['takes the last of several', ['--profile', 'a', '--profile=b'], 'b'],
  ['reads nothing where no value follows', ['apply', '--profile'], undefined],
  ['takes no other flag for a value', ['apply', '--profile', '--yes'], undefined],
  ['stops at a double dash', ['apply', '--', '--profile', 'a'], undefined],
])('%s', (_name, argv, value) => {
  expect(rawFlag(argv, 'profile')).toBe(value)
})

it('tells a flag that stands alone from one with a value, and takes no path that follows for its own', () => {
  expect(repeatedFlag(['sync', '--mine', 'src', '--mine=a b', '--mine=CLAUDE.md', '--', '--mine=x'], 'mine')).toEqual({
    alone: true,
    values: ['a b', 'CLAUDE.md'],
  })
  expect(repeatedFlag(['sync', 'src'], 'mine')).toEqual({ alone: false, values: [] })
})

it('gives the parser switches alone, and leaves what stands behind a double dash', () => {
  expect(withoutValues(['sync', 'src', '--mine=a b', '--theirs=c', '--minerals=d', '--', '--mine=x'], ['mine', 'theirs'])).toEqual([
    'sync',
    'src',
    '--mine',
    '--theirs',
    '--minerals=d',
    '--',
    '--mine=x',
  ])
})
