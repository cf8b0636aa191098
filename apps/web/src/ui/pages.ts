import type { Page } from '@ccm/contract'
import type { InfiniteData } from '@tanstack/solid-query'

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
