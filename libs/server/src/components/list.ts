import { type ComponentCounts, ComponentPage, ComponentType, type ComponentSummary, type ListComponents, type Page } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { memo } from '../library/memo.ts'
import { allOf, type Condition, containing, cut, decodeCursor, equal, TwoStringsKey } from '../paging.ts'

type Filter = Pick<ListComponents, 'type' | 'search' | 'tags' | 'profile'>
type Library = Pick<Ctx, 'library'>

/** One page is some 15 KB. */
const pages = memo<Page<ComponentSummary>>(64)
const matching = memo<number[]>(16)
const tagCounts = memo<TagCount[]>(1)
const counts = memo<z.infer<typeof ComponentCounts>>(64)

interface TagCount {
  tag: string
  components: number
}

interface Row {
  id: string
  type: string
  name: string
  key: string
  description: string
  enabled: 0 | 1
  version: string | null
  revision: number
  updatedAt: string
  profiles: number
  tags: string
}

/** By name, then type. */
export function listComponents({ library }: Library, input: ListComponents): Page<ComponentSummary> {
  return pages(library, JSON.stringify(input), () => {
    const { limit, cursor, ...filter } = input
    const after = decodeCursor(cursor, TwoStringsKey)
    const matches = condition(library, filter)
    const hits = matching(library, JSON.stringify(filter), () => findAll(library, filter, matches))
    const where = hits.length <= FEW ? among(hits) : matches
    const rows = library.read.all<Row>(
      `SELECT c.id, c.type, c.name, c.key, c.description, c.enabled, c.version, c.revision, c.updatedAt,
         (SELECT count(*) FROM ProfileComponent p WHERE p.componentId = c.id) AS profiles,
         (SELECT json_group_array(t.tag) FROM ComponentTag t WHERE t.componentId = c.id) AS tags
       FROM Component c WHERE ${where.sql}${after ? ' AND (c.name, c.type) > (?, ?)' : ''} ORDER BY c.name, c.type LIMIT ?`,
      ...where.values,
      ...(after ?? []),
      limit + 1,
    )
    const page = cut(rows, limit, ({ name, type }) => [name, type])
    return ComponentPage.parse({ items: page.rows.map(toSummary), total: hits.length, nextCursor: page.nextCursor })
  })
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
function condition(library: Ctx['library'], { type, search, tags = [], profile }: Filter): Condition {
  const parts: Condition[] = equal('c.type', type)
  if (search) parts.push(saying(library, search))
  for (const tag of tags) parts.push({ sql: 'c.id IN (SELECT t.componentId FROM ComponentTag t WHERE t.tag = ?)', values: [tag] })
  if (profile) parts.push({ sql: 'c.id IN (SELECT p.componentId FROM ProfileComponent p WHERE p.profileId = ?)', values: [profile] })
  return allOf(parts)
}

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

const toSummary = ({ type, enabled, tags, updatedAt, ...row }: Row): ComponentSummary => ({
  ...row,
  type: ComponentType.parse(type),
  enabled: enabled === 1,
  tags: (JSON.parse(tags) as string[]).sort(),
  updatedAt: new Date(updatedAt).toISOString(),
})
