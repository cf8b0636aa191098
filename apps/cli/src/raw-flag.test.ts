import { expect, it } from 'vitest'
import { rawFlag } from './raw-flag.ts'

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
