import type { Page } from '@ccm/contract'
import type { QueryClient, QueryKey } from '@tanstack/solid-query'

/** Changes one row, or takes it out of its list by giving undefined. */
export type PatchRow<Row> = (row: Row) => Row | undefined

/**
 * Shows a change before the server has answered: stops what is being asked for, so that no old answer overwrites it, and changes every
 * answer below the keys.
 *
 * @returns takes the change back
 */
export async function optimistic(
  queries: QueryClient,
  keys: readonly QueryKey[],
  patch: (answer: unknown) => unknown,
): Promise<() => void> {
  await Promise.all(keys.map((queryKey) => queries.cancelQueries({ queryKey })))
  const before = keys.flatMap((queryKey) => queries.getQueriesData<unknown>({ queryKey })).filter(([, answer]) => answer !== undefined)
  before.forEach(([key, answer]) => queries.setQueryData(key, patch(answer)))
  return () => before.forEach(([key, answer]) => queries.setQueryData(key, answer))
}

/**
 * Patches rows in whatever holds them: a list, a page, pages of an endless list, or one row alone, which cannot be taken out. Totals
 * follow. Everything else stays.
 *
 * @param isRow tells the rows that are meant from other answers under the same key
 */
export function patchRows<Row extends { id: string }>(isRow: (value: unknown) => value is Row, patch: PatchRow<Row>) {
  const rows = (items: readonly unknown[]) =>
    items.flatMap((item) => {
      const patched = isRow(item) ? patch(item) : item
      return patched === undefined ? [] : [patched]
    })
  return (answer: unknown): unknown => {
    if (Array.isArray(answer)) return rows(answer)
    if (isPage(answer)) return pagesWith([answer], rows)[0]
    if (isEndless(answer)) return { ...answer, pages: pagesWith(answer.pages, rows) }
    return isRow(answer) ? (patch(answer) ?? answer) : answer
  }
}

/** Every page tells the total of the whole list. */
function pagesWith(pages: readonly Page<unknown>[], rows: (items: readonly unknown[]) => unknown[]) {
  const patched = pages.map(({ items }) => rows(items))
  const gone = pages.reduce((sum, { items }, index) => sum + items.length - (patched[index]?.length ?? 0), 0)
  return pages.map((page, index) => ({ ...page, items: patched[index] ?? [], total: page.total - gone }))
}

const isPage = (value: unknown): value is Page<unknown> =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) && 'total' in value

const isEndless = (value: unknown): value is { pages: Page<unknown>[] } =>
  typeof value === 'object' && value !== null && 'pages' in value && Array.isArray(value.pages) && value.pages.every(isPage)
