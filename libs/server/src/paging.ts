import type { SqlValue } from '@ccm/db'
import { z } from 'zod'
import { AppError } from './errors.ts'

/** A cursor holds the sort key of the last row of a page; clients pass it back as it is. */
export const encodeCursor = (key: (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** @throws AppError `bad-request` when the cursor was not made by {@link encodeCursor} for this list */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, key: T): z.infer<T> | undefined {
  if (cursor === undefined) return undefined
  const parsed = key.safeParse(readJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw new AppError('bad-request', 'This cursor is not from this list. Leave it out to start at the first page.', {
    issues: [{ path: ['cursor'], message: 'Pass the nextCursor of the page before, or nothing.' }],
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Cuts one row too many off a page: reading `limit + 1` rows tells whether there is a next one. */
export function cut<Row>(rows: Row[], limit: number, key: (row: Row) => (string | number)[]): { rows: Row[]; nextCursor: string | null } {
  const last = rows[limit - 1]
  if (rows.length <= limit || !last) return { rows, nextCursor: null }
  return { rows: rows.slice(0, limit), nextCursor: encodeCursor(key(last)) }
}

/** A part of a WHERE clause, and what stands for its question marks. */
export interface Condition {
  sql: string
  values: SqlValue[]
}

/** All of these at once; of none, everything. */
export const allOf = (parts: Condition[]): Condition => ({
  sql: parts.map(({ sql }) => sql).join(' AND ') || 'true',
  values: parts.flatMap(({ values }) => values),
})

/** A column has this value; nothing when none is asked for. */
export const equal = (column: string, value: SqlValue | undefined): Condition[] =>
  value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }]

/** A LIKE pattern that finds the text anywhere; use with `ESCAPE '\'`. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const StringKey = z.tuple([z.string()])
export const TwoStringsKey = z.tuple([z.string(), z.string()])
export const NumberKey = z.tuple([z.number()])
