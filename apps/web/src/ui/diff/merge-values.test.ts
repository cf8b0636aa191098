import type { Json } from '@ccm/contract'
import { mergeJson } from '@ccm/formats/merge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChoices, type Choice, type JsonObject, mergeDrafts } from './merge-values.ts'
import { chunksOf, joinChunks } from './text-chunks.ts'

const base = { name: 'postgres-ro', config: { command: 'npx', args: ['-y'], timeout: 5, env: { A: '1' } }, tags: ['a'] }
const config = (changed: object) => ({ ...base, config: { ...base.config, ...changed } })

describe('merging an edit with what was saved meanwhile', () => {
  it('takes what one side changed and asks about what both changed', () => {
    const merge = mergeDrafts(base, config({ command: 'bunx', timeout: 9 }), config({ command: 'pnpm', env: { A: '1', B: '2' } }))
    expect(merge.fields.map(({ label, state, result }) => [label, state, result])).toEqual([
      ['config › command', 'conflict', 'pnpm'],
      ['config › timeout', 'theirs-only', 9],
      ['config › env › B', 'mine-only', '2'],
    ])
    expect(merge.conflicts).toEqual(['/config/command'])
    expect(merge.value).toEqual(config({ command: 'pnpm', timeout: 9, env: { A: '1', B: '2' } }))
  })

  it('merges lists by element and longer texts by line', () => {
    const text = (first: string, last: string) => ({ text: `${first}\ntwo\nthree\n${last}\n`, tags: ['a'] })
    const merge = mergeDrafts(
      text('one', 'four'),
      { ...text('ONE', 'four'), tags: ['a', 'b'] },
      { ...text('one', 'FOUR'), tags: ['c', 'a'] },
    )
    expect(merge.conflicts).toEqual([])
    expect(merge.value).toEqual({ ...text('ONE', 'FOUR'), tags: ['c', 'a', 'b'] })
    expect(merge.fields.map(({ state }) => state)).toEqual(['merged', 'merged'])
  })

  it('says once what both changed alike, and nothing of what nobody changed', () => {
    const merge = mergeDrafts(base, config({ timeout: 7 }), config({ timeout: 7 }))
    expect(merge.fields.map(({ path, state }) => [path, state])).toEqual([['/config/timeout', 'both-same']])
  })

  it('asks about a field that one side removed and the other changed, and removes it when that is chosen', () => {
    const { timeout: _gone, ...rest } = base.config
    const merge = mergeDrafts(base, { ...base, config: rest }, config({ timeout: 8 }))
    expect(merge.conflicts).toEqual(['/config/timeout'])
    expect(applyChoices(merge, { '/config/timeout': 'theirs' })).toEqual({ ...base, config: rest })
    expect(applyChoices(merge, { '/config/timeout': 'mine' })).toEqual(config({ timeout: 8 }))
    expect(applyChoices(merge, { '/config/timeout': { value: 10 } })).toEqual(config({ timeout: 10 }))
  })

  it('takes fields that are undefined for fields that are not there', () => {
    expect(mergeDrafts({ a: undefined }, {}, { a: undefined }).fields).toEqual([])
  })

  it('tells a name with a dot from two names', () => {
    const merge = mergeDrafts({ 'a.b': 1, a: { b: 1 } }, { 'a.b': 2, a: { b: 2 } }, { 'a.b': 3, a: { b: 1 } })
    expect(applyChoices(merge, { '/a.b': 'theirs' })).toEqual({ 'a.b': 2, a: { b: 2 } })
  })
})

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>('x', 'y', 1, true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c/d', '__proto__', 'constructor'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
const draft = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), value, { noNullPrototype: true }) as fc.Arbitrary<JsonObject>

describe('any merge of drafts', () => {
  it('agrees with the merge of values: the same result, or the same conflicts', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, theirs, mine) => {
        const merge = mergeDrafts(base, theirs, mine)
        const json = mergeJson({ base, theirs, mine })
        if (json.clean) expect([merge.value, merge.conflicts]).toEqual([json.value, []])
        else expect(merge.conflicts.toSorted()).toEqual(json.conflicts.toSorted())
      }),
    )
  })

  it('comes to one side when that side is chosen everywhere', () => {
    fc.assert(
      fc.property(draft, draft, draft, fc.constantFrom('theirs' as const, 'mine' as const), (base, theirs, mine, side) => {
        const merge = mergeDrafts(base, theirs, mine)
        const choices = Object.fromEntries(merge.fields.map(({ path }): [string, Choice] => [path, side]))
        expect(applyChoices(merge, choices)).toEqual(side === 'mine' ? mine : theirs)
      }),
    )
  })
})

const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', '=======\n')
const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''))

describe('a text that both changed', () => {
  it('is cut where the sides contradict each other', () => {
    const lines = (middle: string) => `one\n${middle}three\nfour\n`
    const chunks = chunksOf({ base: lines('two\n'), mine: lines('mine\n'), theirs: lines('theirs\n') })
    expect(chunks).toEqual([
      { kind: 'settled', text: 'one\n' },
      { kind: 'conflict', mine: 'mine\n', theirs: 'theirs\n' },
      { kind: 'settled', text: 'three\nfour\n' },
    ])
    expect(joinChunks(chunks, {})).toBeUndefined()
    expect(joinChunks(chunks, { 1: 'both' })).toBe(lines('theirs\nmine\n'))
  })

  it('holds every line of the side that is chosen in each conflict, and takes marks in it for text', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const chunks = chunksOf({ base, mine, theirs })
        for (const side of ['mine', 'theirs'] as const) {
          const all = Object.fromEntries(chunks.map((_, at) => [at, side]))
          const joined = joinChunks(chunks, all)
          const conflicts = chunks.flatMap((chunk) => (chunk.kind === 'conflict' ? [chunk[side]] : []))
          for (const part of conflicts) expect(joined).toContain(part)
        }
      }),
    )
  })
})
