import { describe, expect, it } from 'vitest'
import { afterChanges, changesBetween, type Marked } from './marks.ts'

const marked = (marks: Record<string, string[] | { off: string[] }>): Marked =>
  new Map(
    Object.entries(marks).map(([id, tags]) => [
      id,
      Array.isArray(tags) ? { enabled: true, tags: new Set(tags) } : { enabled: false, tags: new Set(tags.off) },
    ]),
  )
const before = marked({ a: [], b: ['git'], c: { off: ['git', 'daily'] } })
const ids = ['a', 'b', 'c']

describe('what takes changes of marks back', () => {
  it.each([
    ['a tag comes off those that lacked it', [{ ids, addTags: ['git'] }], [{ ids: ['a'], removeTags: ['git'] }]],
    ['a tag comes back on those that had it', [{ ids, removeTags: ['git'] }], [{ ids: ['b', 'c'], addTags: ['git'] }]],
    ['those that were on come on again', [{ ids, enabled: false }], [{ ids: ['a', 'b'], enabled: true }]],
    ['nothing, where nothing changed', [{ ids: ['b', 'c'], addTags: ['git'] }], []],
    [
      'nothing, where one change took back another',
      [
        { ids, addTags: ['new'] },
        { ids, removeTags: ['new'] },
      ],
      [],
    ],
    [
      'each component is in one group, with all that changed of it',
      [{ ids, enabled: true, addTags: ['daily'] }],
      [
        { ids: ['a', 'b'], removeTags: ['daily'] },
        { ids: ['c'], enabled: false },
      ],
    ],
  ])('%s', (_name, changes, undo) => {
    const after = afterChanges(before, changes)
    expect(changesBetween(after, before)).toEqual(undo)
    expect(afterChanges(after, changesBetween(after, before))).toEqual(before)
  })
})

it('a tag that one change takes off and puts on is on', () => {
  expect(afterChanges(before, [{ ids: ['b'], addTags: ['git'], removeTags: ['git'] }])).toEqual(before)
})
