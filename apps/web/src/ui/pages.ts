import type { Page } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'

/** How many rows are asked for at a time. */
export const pageSize = 50

/** The first page has no cursor; the annotation lets later ones have one. */
export const firstPage: { cursor: string | undefined } = { cursor: undefined }

/** Where the page after this one starts, if there is one. */
export const nextPage = ({ nextCursor }: Page<unknown>) => (nextCursor === null ? undefined : { cursor: nextCursor })

/** All rows loaded so far. */
export const rowsOf = <T>(data: InfiniteData<Page<T>>): T[] => data.pages.flatMap(({ items }) => items)

/** How many rows match, by the latest page. */
export const totalOf = (data: InfiniteData<Page<unknown>>): number => data.pages.at(-1)?.total ?? 0

/** The rows of a long list stay by their place, which a `RowGrid` sees to; comparing thousands of them one by one would be felt. */
export const byPlace = false

/** Pages that are taken as a whole: what is no plain object is not looked into. */
class WholePages<T, Param> implements InfiniteData<T, Param> {
  readonly pages: T[]
  readonly pageParams: Param[]

  constructor(data: InfiniteData<T, Param>) {
    this.pages = data.pages
    this.pageParams = data.pageParams
  }
}

/** For the `select` of a long list, beside `byPlace`: a store would go through all its rows at each page that comes, and is not needed. */
export const asWhole = <T, Param>(data: InfiniteData<T, Param>): InfiniteData<T, Param> => new WholePages(data)

/**
 * Rows that never change once they are there, of answers taken as a whole: each stays the object it was, and its element with it, however
 * often they are asked for.
 */
export const createLastingRows = <T extends { id: string }>(rows: Accessor<T[]>): Accessor<T[]> =>
  createMemo<T[]>((before) => {
    const known = new Map(before.map((row) => [row.id, row]))
    const now = rows().map((row) => known.get(row.id) ?? row)
    return now.length === before.length && now.every((row, index) => row === before[index]) ? before : now
  }, [])
