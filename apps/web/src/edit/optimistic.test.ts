import { expect, it } from 'vitest'
import { createQueryClient } from '../query-client.ts'
import { optimistic, patchRows } from './optimistic.ts'

interface Row {
  id: string
  enabled: boolean
}
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'enabled' in value
const row = (id: string, enabled = true): Row => ({ id, enabled })
const pageOf = (total: number, ...items: Row[]) => ({ items, total, nextCursor: null })
const turnOff = patchRows(isRow, (it) => (it.id === 'a' ? { ...it, enabled: false } : it))
const remove = patchRows(isRow, (it) => (it.id === 'a' ? undefined : it))

it('changes rows in lists, pages, endless lists and alone', () => {
  expect(turnOff([row('a'), row('b')])).toEqual([row('a', false), row('b')])
  expect(turnOff(pageOf(2, row('a'), row('b')))).toEqual(pageOf(2, row('a', false), row('b')))
  expect(turnOff({ pages: [pageOf(1, row('a'))], pageParams: [0] })).toEqual({ pages: [pageOf(1, row('a', false))], pageParams: [0] })
  expect(turnOff(row('a'))).toEqual(row('a', false))
})

it('counts down the total of every page when a row goes', () => {
  expect(remove({ pages: [pageOf(3, row('a'), row('b')), pageOf(3, row('c'))], pageParams: [] })).toEqual({
    pages: [pageOf(2, row('b')), pageOf(2, row('c'))],
    pageParams: [],
  })
})

it('leaves answers alone that hold no such rows', () => {
  expect(turnOff({ counts: { a: 1 } })).toEqual({ counts: { a: 1 } })
  expect(turnOff(['review', 'git'])).toEqual(['review', 'git'])
})

it('shows a change under every key that begins alike, and takes it back', async () => {
  const queries = createQueryClient()
  queries.setQueryData(['components', 'list', 'x'], pageOf(2, row('a'), row('b')))
  queries.setQueryData(['components', 'get', 'a'], row('a'))
  queries.setQueryData(['profiles', 'list'], pageOf(1, row('a')))
  const rollback = await optimistic(queries, [['components']], turnOff)
  expect(queries.getQueryData(['components', 'list', 'x'])).toEqual(pageOf(2, row('a', false), row('b')))
  expect(queries.getQueryData(['components', 'get', 'a'])).toEqual(row('a', false))
  expect(queries.getQueryData(['profiles', 'list'])).toEqual(pageOf(1, row('a')))
  rollback()
  expect(queries.getQueryData(['components', 'list', 'x'])).toEqual(pageOf(2, row('a'), row('b')))
})

it('lets no answer that is on its way overwrite the change', async () => {
  const queries = createQueryClient()
  let answer = (_value: unknown) => {}
  const asked = queries.fetchQuery({ queryKey: ['components', 'list'], queryFn: () => new Promise((resolve) => (answer = resolve)) })
  const outcome = asked.then(
    () => 'answered',
    () => 'cancelled',
  )
  queries.setQueryData(['components', 'list'], [row('a')])
  await optimistic(queries, [['components']], turnOff)
  answer([row('a')])
  await outcome
  expect(queries.getQueryData(['components', 'list'])).toEqual([row('a', false)])
})
