import { ComponentPage, ComponentType, type ComponentSummary, type ListComponents, type Page } from '@ccm/contract'
import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { memo } from '../library/memo.ts'
import { type Condition, cut, decodeCursor, TwoStringsKey } from '../paging.ts'
import { matchesOf } from './matching.ts'
import { type ProfilesReach, profilesReach } from './reach.ts'

/** One page is some 20 KB. */
const pages = memo<Page<ComponentSummary>>(64)

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
  profiles: string
  tags: string
}

/** By name, then type; or what changed last first. */
export function listComponents({ library }: Pick<Ctx, 'library'>, input: ListComponents): Page<ComponentSummary> {
  return pages(library, JSON.stringify(input), () => {
    const { limit, cursor, sort, ...filter } = input
    const { total, where } = matchesOf(library, filter)
    const { by, begin, keyOf } = orders[sort]
    const after = begin(cursor)
    const rows = library.read.all<Row>(
      `SELECT c.id, c.type, c.name, c.key, c.description, c.enabled, c.version, c.revision, c.updatedAt,
         (SELECT json_group_array(p.profileId) FROM ProfileComponent p WHERE p.componentId = c.id) AS profiles,
         (SELECT json_group_array(t.tag) FROM ComponentTag t WHERE t.componentId = c.id) AS tags
       FROM Component c WHERE ${where.sql}${after ? ` AND ${after.sql}` : ''} ORDER BY ${by} LIMIT ?`,
      ...where.values,
      ...(after?.values ?? []),
      limit + 1,
    )
    const page = cut(rows, limit, keyOf)
    const reach = profilesReach(library)
    return ComponentPage.parse({ items: page.rows.map((row) => toSummary(row, reach)), total, nextCursor: page.nextCursor })
  })
}

/** How a list is ordered, and where a page of it begins. */
interface Order {
  by: string
  begin(cursor: string | undefined): Condition | undefined
  keyOf(row: Row): string[]
}

const ChangedKey = z.tuple([z.literal('changed'), z.string(), z.string()])

const orders: Record<ListComponents['sort'], Order> = {
  name: {
    by: 'c.name, c.type',
    begin: (cursor) => {
      const after = decodeCursor(cursor, TwoStringsKey)
      return after && { sql: '(c.name, c.type) > (?, ?)', values: after }
    },
    keyOf: ({ name, type }) => [name, type],
  },
  changed: {
    by: 'c.updatedAt DESC, c.id DESC',
    begin: (cursor) => {
      const [, updatedAt, id] = decodeCursor(cursor, ChangedKey) ?? []
      return updatedAt === undefined || id === undefined ? undefined : { sql: '(c.updatedAt, c.id) < (?, ?)', values: [updatedAt, id] }
    },
    keyOf: ({ updatedAt, id }) => ['changed', updatedAt, id],
  },
}

const toSummary = ({ type, enabled, tags, updatedAt, profiles, ...row }: Row, reach: ProfilesReach): ComponentSummary => ({
  ...row,
  type: ComponentType.parse(type),
  enabled: enabled === 1,
  tags: (JSON.parse(tags) as string[]).sort(),
  updatedAt: new Date(updatedAt).toISOString(),
  ...reach(JSON.parse(profiles)),
})
