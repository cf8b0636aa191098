import type { Reason } from '@ccm/contract'
import { expect, it } from 'vitest'
import { sayReasons } from './say-reasons.ts'

const base: Reason = { action: 'includes', level: 'profile', id: 'profile-base', name: 'base' }

it.each<[string, Reason[], string]>([
  ['a profile that brings it', [base], 'base'],
  ['one that replaces it', [base, { ...base, action: 'replaces', name: 'web' }], 'base › web (replaces)'],
  ['a project that changes it', [base, { ...base, action: 'modifies', level: 'project', name: 'shop' }], 'base › project shop (modifies)'],
  ['a machine that brings it', [{ ...base, level: 'machine', name: 'studio' }], 'machine studio'],
  [
    'a machine that leaves it out',
    [base, { ...base, action: 'excludes', level: 'machine', name: 'studio' }],
    'base › machine studio (excludes)',
  ],
  ['its own switch', [base, { ...base, action: 'disabled', level: 'component', name: 'lint' }], 'base › turned off in the library'],
])('names %s', (_name, reasons, said) => {
  expect(sayReasons({ reasons })).toBe(said)
})
