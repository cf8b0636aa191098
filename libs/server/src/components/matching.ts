import type { ComponentCounts, ComponentIds, ListComponents } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { memo } from '../library/memo.ts'
import { allOf, type Condition, containing, equal } from '../paging.ts'

/** Which components are meant. */
export type Filter = Pick<ListComponents, 'type' | 'search' | 'tags' | 'profile' | 'enabled' | 'used'>
type Library = Pick<Ctx, 'library'>

const matching = memo<number[]>(16)
const tagCounts = memo<TagCount[]>(1)
const counts = memo<z.infer<typeof ComponentCounts>>(64)

interface TagCount {
  tag: string
  components: number
}

/** Everything that matches: how many there are, and how a page of them is picked. */
export interface Matches {
  total: number
  where: Condition
}

export function matchesOf(library: Ctx['library'], filter: Filter): Matches {
  const matches = condition(library, filter)
  const hits = matching(library, JSON.stringify(filter), () => findAll(library, filter, matches))
  return { total: hits.length, where: hits.length <= FEW ? among(hits) : matches }
}

/** Up to here a page is picked from the rows that match; above, reading in order finds a page of them soon. */
const FEW = 500

/**
 * The row numbers of everything that matches: one look at every row says both how many there are and which. A text is
 * searched in the order rows lie in, because going through an index to each of them takes longer.
 */
function findAll({ read }: Ctx['library'], filter: Filter, { sql, values }: Condition): number[] {
  return read.column<number>(`SELECT c.rowid FROM Component c${filter.search ? ' NOT INDEXED' : ''} WHERE ${sql}`, ...values)
}

const among = (rows: number[]): Condition => ({
  sql: 'c.rowid IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify(rows)],
})

/** The ids of everything that matches, by name, then type. */
export function componentIds({ library }: Library, filter: Filter): z.infer<typeof ComponentIds> {
  const { sql, values } = condition(library, filter)
  return { ids: library.read.column<string>(`SELECT c.id FROM Component c WHERE ${sql} ORDER BY c.name, c.type`, ...values) }
}

/** How many match of each type, whatever type is chosen. */
export function countComponents({ library }: Library, filter: Omit<Filter, 'type'>): z.infer<typeof ComponentCounts> {
  return counts(library, JSON.stringify(filter), () => {
    const where = condition(library, filter)
    const rows = library.read.all<{ type: string; components: number }>(
      `SELECT c.type, count(*) AS components FROM Component c WHERE ${where.sql} GROUP BY c.type`,
      ...where.values,
    )
    return Object.fromEntries(rows.map(({ type, components }) => [type, components]))
  })
}

/** Every tag in use, with how many components carry it. */
export const listTags = ({ library }: Library): TagCount[] =>
  tagCounts(library, '', () => library.read.all<TagCount>('SELECT tag, count(*) AS components FROM ComponentTag GROUP BY tag ORDER BY tag'))

/** One statement text per combination of filters, so that each is prepared once. */
function condition(library: Ctx['library'], { type, search, tags = [], profile, enabled, used }: Filter): Condition {
  const parts: Condition[] = equal('c.type', type)
  if (search) parts.push(saying(library, search))
  for (const tag of tags) parts.push({ sql: 'c.id IN (SELECT t.componentId FROM ComponentTag t WHERE t.tag = ?)', values: [tag] })
  if (profile) parts.push({ sql: 'c.id IN (SELECT p.componentId FROM ProfileComponent p WHERE p.profileId = ?)', values: [profile] })
  if (enabled !== undefined) parts.push({ sql: enabled ? 'c.enabled' : 'NOT c.enabled', values: [] })
  if (used !== undefined) parts.push({ sql: used ? USED : `NOT ${USED}`, values: [] })
  return allOf(parts)
}

/** Some profile lists the component `c`, or an exception names it. */
export const USED = `(EXISTS (SELECT 1 FROM ProfileComponent u WHERE u.componentId = c.id) OR EXISTS (SELECT 1 FROM Override o WHERE o.componentId = c.id))`

/** There are far fewer tags than components that carry them, so the tags are searched first, and mostly none matches. */
function saying(library: Ctx['library'], search: string): Condition {
  const pattern = containing(search)
  const text = `c.name LIKE ? ESCAPE '\\' OR c.description LIKE ? ESCAPE '\\'`
  const tags = listTags({ library }).filter(({ tag }) => tag.includes(search.toLowerCase()))
  if (tags.length === 0) return { sql: `(${text})`, values: [pattern, pattern] }
  return {
    sql: `(${text} OR c.id IN (SELECT t.componentId FROM ComponentTag t WHERE t.tag IN (SELECT value FROM json_each(?))))`,
    values: [pattern, pattern, JSON.stringify(tags.map(({ tag }) => tag))],
  }
}
