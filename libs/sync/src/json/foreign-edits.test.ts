import type { Json } from '@ccm/contract'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { editJson } from './edit-json.ts'
import type { JsonEdit } from './json-edit.ts'
import { pointerInto } from './pointer.ts'
import { isAnnotated, rawElement, rawMember } from './read-json.ts'
import { awkwardJson, comments, meaning, read } from './testing/awkward-json.ts'
import { applyToValue, isObject, lookUp } from './testing/model.ts'

const runs = { numRuns: 500 }
// Many runs on a busy machine take longer than a test usually may.
vi.setConfig({ testTimeout: 60_000 })

/** A member, or an element when there is an index. */
interface Place {
  pointer: string
  index?: number
}

/** Every member and element of a file that edits can name. */
function placesIn(value: Json, pointer = ''): Place[] {
  if (Array.isArray(value)) return value.map((_, index) => ({ pointer, index }))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = pointerInto(pointer, key)
    return [{ pointer: inner }, ...placesIn(member, inner)]
  })
}

const isInside = (inner: Place, outer: Place) =>
  inner !== outer && outer.index === undefined && (inner.pointer === outer.pointer || inner.pointer.startsWith(`${outer.pointer}/`))

/** Some places of a file without comments inside, none inside another. */
function choose(file: string, picks: readonly boolean[]): Place[] {
  const picked = placesIn(meaning(file)).filter(
    (place, index) => picks[index % picks.length] && !isAnnotated(read(file), place.pointer, place.index),
  )
  return picked.filter((place) => !picked.some((other) => isInside(place, other)))
}

const rawAt = (file: string, { pointer, index }: Place) =>
  (index === undefined ? rawMember(read(file), pointer) : rawElement(read(file), pointer, index)) ?? ''
const removal = ({ pointer, index }: Place): JsonEdit => (index === undefined ? { op: 'unset', pointer } : { op: 'drop', pointer, index })
const replacement = ({ pointer, index }: Place, value: Json): JsonEdit =>
  index === undefined ? { op: 'set', pointer, value } : { op: 'replace', pointer, index, value }
const restoration = ({ pointer, index }: Place, raw: string): JsonEdit =>
  index === undefined ? { op: 'set', pointer, raw } : { op: 'replace', pointer, index, raw }

const picks = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 })

it('removes members and elements anybody wrote, and keeps every comment and every other value', () => {
  fc.assert(
    fc.property(awkwardJson, picks, (file, picked) => {
      const places = choose(file, picked)
      const { text = '' } = editJson(file, places.map(removal))
      expect(meaning(text)).toEqual(applyToValue(meaning(file), places.map(removal)))
      expect(comments(text)).toEqual(comments(file))
      const kept = placesIn(meaning(file)).filter(
        ({ pointer, index }) => index === undefined && lookUp(meaning(text), pointer) !== undefined,
      )
      for (const place of kept.filter((outer) => !places.some((inner) => isInside(inner, outer)))) {
        expect(rawAt(text, place)).toBe(rawAt(file, place))
      }
    }),
    runs,
  )
})

it('replaces values, and with their old text the file is as it was', () => {
  fc.assert(
    fc.property(awkwardJson, picks, fc.jsonValue({ maxDepth: 2 }), (file, picked, any) => {
      const value: Json = JSON.parse(JSON.stringify(any))
      const places = choose(file, picked)
      const { text = '' } = editJson(
        file,
        places.map((place) => replacement(place, value)),
      )
      expect(meaning(text)).toEqual(
        applyToValue(
          meaning(file),
          places.map((place) => replacement(place, value)),
        ),
      )
      expect(comments(text)).toEqual(comments(file))
      const back = editJson(
        text,
        places.map((place) => restoration(place, rawAt(file, place))),
      )
      expect(back.text).toBe(file)
    }),
    runs,
  )
})

it('puts in, replaces and removes in one pass', () => {
  fc.assert(
    fc.property(awkwardJson, picks, picks, (file, picked, removed) => {
      const places = choose(file, picked)
      const edits = places.map((place, index) => (removed[index % removed.length] ? removal(place) : replacement(place, { new: [1] })))
      const appended = placesIn(meaning(file)).find(
        ({ pointer, index }) =>
          index === 0 && !places.some((place) => isInside({ pointer }, place) || (place.index === undefined && place.pointer === pointer)),
      )
      const all: JsonEdit[] = [
        ...edits,
        { op: 'set', pointer: '/fresh/deep', value: true },
        ...(appended ? [{ op: 'append' as const, pointer: appended.pointer, value: 'end' }] : []),
      ]
      const { text = '' } = editJson(file, all)
      expect(meaning(text)).toEqual(applyToValue(meaning(file), all))
      expect(comments(text)).toEqual(comments(file))
    }),
    runs,
  )
})
