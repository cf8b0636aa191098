import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromPointer, identityKey, toPointer } from './identity.ts'

it.each([
  ['case', 'project:.claude/agents/Reviewer.md', 'project:.claude/agents/reviewer.md'],
  ['how accents are composed', 'project:.claude/agents/\u00dcber.md', 'project:.claude/agents/U\u0308ber.md'],
  ['both', 'project:\u00fc', 'project:U\u0308'],
  ['a letter with two capitals', 'project:stra\u00dfe', 'project:STRA\u1e9eE'],
])('takes two names that differ in %s for one', (_what, left, right) => {
  expect(identityKey(left)).toBe(identityKey(right))
})

it('keeps other names apart', () => {
  expect(identityKey('project:a.md')).not.toBe(identityKey('project:b.md'))
  expect(identityKey('project:a.md')).not.toBe(identityKey('home:a.md'))
})

it('escapes names in pointers and reads them back', () => {
  expect(toPointer('mcpServers', 'a/b~1')).toBe('/mcpServers/a~1b~01')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('/', '~', '0', '1') })), (names) => {
      expect(fromPointer(toPointer(...names))).toEqual(names)
    }),
  )
})
