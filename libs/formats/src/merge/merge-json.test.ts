import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { mergeJson } from './merge-json.ts'

const clean = (value: Json) => ({ clean: true, value })
const conflicts = (...pointers: string[]) => ({ clean: false, conflicts: pointers })

describe('mergeJson', () => {
  const base = { command: 'run', args: ['-p', '80'], env: { A: '1', B: '2' } }

  it('takes the members that one side added, removed or changed, in whatever depth, in the order of this machine', () => {
    const mine = { command: 'run', env: { B: '2', A: '1', C: '3' }, args: ['-p', '80'] }
    const theirs = { command: 'go', args: ['-p', '80'], env: { A: '1' }, timeout: 5 }
    const merged = mergeJson({ base, mine, theirs })
    expect(merged).toEqual(clean({ command: 'go', env: { A: '1', C: '3' }, args: ['-p', '80'], timeout: 5 }))
    expect(merged.clean && Object.keys(merged.value ?? {})).toEqual(['command', 'env', 'args', 'timeout'])
  })

  it('names every place where the sides contradict each other', () => {
    const mine = { command: 'mine', args: ['-p', '81'], env: { A: '1' } }
    const theirs = { command: 'theirs', args: ['-p', '82'], env: { A: '1', B: 'changed' } }
    expect(mergeJson({ base, mine, theirs })).toEqual(conflicts('/command', '/args', '/env/B'))
    expect(mergeJson({ base: {}, mine: { 'a/b': { x: 1 } }, theirs: { 'a/b': { y: 1 } } })).toEqual(conflicts('/a~1b'))
    expect(mergeJson({ base: 1, mine: 2, theirs: 3 })).toEqual(conflicts(''))
  })

  it.each([
    [
      'takes elements out and puts others in where the sides do not touch',
      ['a', 'b', 'c'],
      ['x', 'a', 'b', 'c'],
      ['a', 'b'],
      ['x', 'a', 'b'],
    ],
    ['takes both where both add at one place', ['a'], ['a', 'b', null], ['a', [1], 'd'], ['a', 'b', null, [1], 'd']],
    ['takes once what both add', ['a'], ['a', 'b'], ['a', 'b'], ['a', 'b']],
    ['moves an element the other side leaves', ['a', 'b', 'c'], ['b', 'c', 'a'], ['a', 'b', 'c'], ['b', 'c', 'a']],
    ['refuses two values for one element', ['-p', '80'], ['-p', '81'], ['-p', '82'], undefined],
    ['refuses two that overlap in what they add', ['a'], ['a', 'b', 'c'], ['a', 'c'], undefined],
    ['refuses to bring back what the other side removed, because it moved', ['a', 'b', 'c'], ['c', 'a', 'b'], ['a', 'b'], undefined],
    ['refuses to double what both moved', ['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], ['a', 'd', 'b', 'c'], undefined],
  ] as [string, Json[], Json[], Json[], Json[] | undefined][])('%s', (_name, base, mine, theirs, merged) => {
    expect(mergeJson({ base, mine, theirs })).toEqual(merged ? clean(merged) : conflicts(''))
  })
})

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>('x', 'y', 1, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

/** What a merge says but for the order of members, and of what both sides put in at one place. */
const unordered = (json: Json): string => {
  if (Array.isArray(json)) return `[${json.map(unordered).sort().join()}]`
  if (typeof json !== 'object' || json === null) return JSON.stringify(json)
  return `{${Object.entries(json)
    .map(([name, member]) => `${name}:${unordered(member)}`)
    .sort()
    .join()}}`
}

describe('any merge of values', () => {
  it('gives the other side where one side changed nothing, and what both say where they agree', () => {
    fc.assert(
      fc.property(value, value, (base, other) => {
        expect(mergeJson({ base, mine: base, theirs: other })).toEqual(clean(other))
        expect(mergeJson({ base, mine: other, theirs: base })).toEqual(clean(other))
        expect(mergeJson({ base, mine: other, theirs: other })).toEqual(clean(other))
      }),
    )
  })

  it('is the same whoever merges, and finds the same conflicts', () => {
    fc.assert(
      fc.property(value, value, value, (base, mine, theirs) => {
        const one = mergeJson({ base, mine, theirs })
        const other = mergeJson({ base, mine: theirs, theirs: mine })
        if (one.clean && other.clean) expect(unordered(one.value)).toBe(unordered(other.value))
        else expect([one, other]).toEqual([one, { ...one, conflicts: expect.arrayContaining('conflicts' in one ? one.conflicts : []) }])
      }),
    )
  })

  it('loses no member that only one side changed', () => {
    const object = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), value, { noNullPrototype: true })
    fc.assert(
      fc.property(object, object, object, (base, mine, theirs) => {
        const merged = mergeJson({ base, mine, theirs })
        if (!merged.clean) return
        const at = (json: Json, name: string) => (Object.entries(json ?? {}).find(([key]) => key === name) ?? [])[1]
        const text = (json: Json, name: string) => canonicalJson(at(json, name) ?? null)
        for (const name of ['a', 'b', 'c', 'd', '__proto__']) {
          const [was, here, there, now] = [base, mine, theirs, merged.value].map((json) => text(json, name))
          if (was === there) expect(now).toBe(here)
          if (was === here) expect(now).toBe(there)
        }
      }),
    )
  })
})
