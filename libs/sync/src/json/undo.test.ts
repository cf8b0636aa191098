import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { editJson as editWithBack, type EditedJson } from './edit-json.ts'
import type { JsonEdit } from './json-edit.ts'
import { takeBack } from './splice.ts'
import { awkwardJson, meaning } from './testing/awkward-json.ts'
import { applyToValue, fitting, type Insertion, insertions, lookUp } from './testing/model.ts'

const runs = { numRuns: 500 }
// Many runs on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 60_000 })

/** Removals that take away what insertions put in, one for each; elements of one array from the last to the first. */
function removalsOf(before: Json, edits: readonly Insertion[]): JsonEdit[] {
  const lengths = new Map<string, number>()
  const removals = edits.map(({ op, pointer }): JsonEdit => {
    if (op === 'set') return { op: 'unset', pointer }
    const there = lookUp(before, pointer)
    const index = lengths.get(pointer) ?? (Array.isArray(there) ? there.length : 0)
    lengths.set(pointer, index + 1)
    return { op: 'drop', pointer, index }
  })
  return removals
}

/** The same removals made one run after the other, in any order: indices refer to what is there by then. */
function inOrder(removals: readonly JsonEdit[], order: readonly number[]): JsonEdit[] {
  const left = removals.map((edit, index) => ({ edit, rank: order[index] ?? 0 })).toSorted((a, b) => a.rank - b.rank)
  return left.map(({ edit }, position) => {
    if (edit.op !== 'drop') return edit
    const gone = left
      .slice(0, position)
      .filter((other) => other.edit.op === 'drop' && other.edit.pointer === edit.pointer && other.edit.index < edit.index)
    return { ...edit, index: edit.index - gone.length }
  })
}

type Edited = Pick<EditedJson, 'text' | 'made'>

function editJson(...args: Parameters<typeof editWithBack>): Edited {
  const { text, made } = editWithBack(...args)
  return { text, made }
}

const oneByOne = (start: Edited, edits: readonly JsonEdit[]) =>
  edits.reduce<Edited>(({ text, made }, edit) => editJson(text, [edit], made), start)

const order = fc.array(fc.nat(), { minLength: 6, maxLength: 6 })

it('takes away what it put in and leaves the file as it was, byte for byte', () => {
  fc.assert(
    fc.property(awkwardJson, insertions, (file, edits) => {
      const chosen = fitting(meaning(file), edits)
      const edited = editJson(file, chosen)
      expect(editJson(edited.text, removalsOf(meaning(file), chosen), edited.made)).toEqual({ text: file, made: [] })
    }),
    runs,
  )
})

it('does so when things go one run after the other, in any order', () => {
  fc.assert(
    fc.property(awkwardJson, insertions, order, (file, edits, ranks) => {
      const chosen = fitting(meaning(file), edits)
      const removals = inOrder(removalsOf(meaning(file), chosen), ranks)
      expect(oneByOne(editJson(file, chosen), removals)).toEqual({ text: file, made: [] })
    }),
    runs,
  )
})

it('does so when things came one run after the other', () => {
  fc.assert(
    fc.property(awkwardJson, insertions, order, (file, edits, ranks) => {
      const chosen = fitting(meaning(file), edits)
      const removals = inOrder(removalsOf(meaning(file), chosen), ranks)
      const edited = oneByOne({ text: file, made: [] }, chosen)
      expect(oneByOne(edited, removals)).toEqual({ text: file, made: [] })
    }),
    runs,
  )
})

it('makes a file and lets it go again', () => {
  fc.assert(
    fc.property(insertions, order, (edits, ranks) => {
      const chosen = fitting({}, edits)
      const edited = editJson(undefined, chosen)
      expect(edited.text).toBe(`${JSON.stringify(applyToValue({}, chosen), null, 2)}\n`)
      expect(oneByOne(edited, inOrder(removalsOf({}, chosen), ranks))).toEqual({ text: undefined, made: [] })
    }),
    runs,
  )
})

it('puts in what the edits say', () => {
  fc.assert(
    fc.property(awkwardJson, insertions, (file, edits) => {
      const chosen = fitting(meaning(file), edits)
      expect(meaning(editJson(file, chosen).text ?? '')).toEqual(applyToValue(meaning(file), chosen))
    }),
    runs,
  )
})

it('changes nothing when a member is set again to what it is', () => {
  fc.assert(
    fc.property(awkwardJson, insertions, (file, edits) => {
      const members = fitting(meaning(file), edits).filter(({ op }) => op === 'set')
      const once = editJson(file, members)
      expect(editJson(once.text, members, once.made)).toEqual(once)
    }),
    runs,
  )
})

describe('the way back', () => {
  it('gives the former text byte for byte, whatever was put in, replaced and taken away', () => {
    fc.assert(
      fc.property(awkwardJson, insertions, insertions, order, (file, first, second, ranks) => {
        const put = fitting(meaning(file), first)
        const there = editWithBack(file, put)
        const removals = inOrder(removalsOf(meaning(file), put), ranks).slice(0, 1)
        const replaced: JsonEdit[] = put.flatMap(({ op, pointer }) => (op === 'set' ? { op, pointer, value: 'other' } : []))
        const more = fitting(meaning(there.text ?? ''), second)
        for (const edits of [removals, replaced, more]) {
          const { text, back } = editWithBack(there.text, edits, there.made)
          expect(takeBack(text ?? '', back)).toBe(there.text)
        }
        expect(takeBack(there.text ?? '', there.back)).toBe(file)
      }),
      runs,
    )
  })

  it('gives it also from a file that came or went', () => {
    const made = editWithBack(undefined, [{ op: 'set', pointer: '/a', value: 1 }])
    expect(takeBack(made.text ?? '', made.back)).toBe('')
    const gone = editWithBack(made.text, [{ op: 'unset', pointer: '/a' }], made.made)
    expect(gone.text).toBeUndefined()
    expect(takeBack('', gone.back)).toBe(made.text)
  })

  it('holds nothing of what others wrote, though it all stands on one line', () => {
    const file =
      '\uFEFF{"mine":{"token":"secret-1"},"mcpServers":{"x":{"env":{"KEY":"secret-2"}},"ours":{"command":"old"}},"rules":["secret-3","ours"]}'
    const { text, back } = editWithBack(file, [
      { op: 'set', pointer: '/mcpServers/ours', value: { command: 'new' } },
      { op: 'set', pointer: '/mcpServers/more', value: {} },
      { op: 'append', pointer: '/rules', value: 'more' },
      { op: 'drop', pointer: '/rules', index: 1 },
      { op: 'set', pointer: '/deep/er', value: true },
    ])
    expect(text).toContain('"deep"')
    expect(JSON.stringify(back)).not.toMatch(/secret|token|KEY/)
    expect(takeBack(text ?? '', back)).toBe(file)
  })
})
