import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { editJson, type EditedJson } from './edit-json.ts'
import type { JsonEdit } from './json-edit.ts'
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

const oneByOne = (start: EditedJson, edits: readonly JsonEdit[]) =>
  edits.reduce<EditedJson>(({ text, made }, edit) => editJson(text, [edit], made), start)

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
