import { expect, it } from 'vitest'
import type { Entry } from './entries.ts'
import { grouped, joined, rank } from './rank.ts'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({ id: `components/${name}`, group: 'components', name, ...more })

const names = (entries: Entry[], typed: string) => rank(entries, typed).map(({ entry: found }) => found.name)

it('puts a match in the name before one in a tag, and that before one in the text', () => {
  const entries = [
    entry('format-on-write', { text: 'Runs before a review' }),
    entry('findings', { tags: ['review'] }),
    entry('code-reviewer'),
    entry('postgres'),
  ]
  expect(names(entries, 'rev')).toEqual(['code-reviewer', 'findings', 'format-on-write'])
})

it('puts what begins with the letters before what holds them, and the exact name first', () => {
  const entries = [entry('code-review'), entry('review-pr'), entry('review')]
  expect(names(entries, 'review')).toEqual(['review', 'review-pr', 'code-review'])
})

it('finds letters that are apart in a name, in their order, but not in the text', () => {
  const entries = [entry('typescript-web'), entry('other', { text: 'typescript web' }), entry('webpack-types')]
  expect(names(entries, 'tsw')).toEqual(['typescript-web'])
})

it('finds several words wherever each of them stands', () => {
  const entries = [entry('storefront', { text: '/home/dana/shop', words: 'studio' }), entry('studio-notes')]
  expect(names(entries, 'studio shop')).toEqual(['storefront'])
})

it('finds a tag with or without its sign', () => {
  const entries = [entry('postgres-ro', { tags: ['database'] })]
  expect(names(entries, '#data')).toEqual(['postgres-ro'])
  expect(names(entries, 'data')).toEqual(['postgres-ro'])
})

it('marks the letters that match', () => {
  const [found] = rank([entry('code-reviewer')], 'rev')
  expect(found?.name).toEqual([
    { text: 'code-', match: false },
    { text: 'rev', match: true },
    { text: 'iewer', match: false },
  ])
  const [inText] = rank([entry('x', { text: 'Answers to reviews' })], 'review')
  expect(inText?.text.filter(({ match }) => match)).toEqual([{ text: 'review', match: true }])
})

it('shows eight rows of a group, and the group of the best match first', () => {
  const many = Array.from({ length: 12 }, (_, index) => entry(`a-review-${index}`))
  const groups = grouped(rank([...many, entry('review', { id: 'profiles/review', group: 'profiles' })], 'review'))
  expect(groups.map(({ group, found }) => [group, found.length])).toEqual([
    ['profiles', 1],
    ['components', 8],
  ])
})

it('joins what the server found below, without moving or repeating what is shown', () => {
  const here = grouped(rank([entry('code-review'), entry('review-notes', { id: 'pages/x', group: 'pages' })], 'review'))
  const there = grouped(
    rank([entry('review'), entry('code-review'), entry('review-box', { id: 'machines/box', group: 'machines' })], 'review'),
  )
  const all = joined(here, there).map(({ group, found }) => [group, found.map(({ entry: row }) => row.name)])
  const groupsHere = here.map(({ group }) => group)
  expect(all.map(([group]) => group)).toEqual([...groupsHere, 'machines'])
  expect(Object.fromEntries(all)).toEqual({
    components: ['code-review', 'review'],
    pages: ['review-notes'],
    machines: ['review-box'],
  })
})
