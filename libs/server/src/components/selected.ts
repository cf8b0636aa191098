import type { Prisma } from '@ccm/db'
import { AppError } from '../errors.ts'

/** One of many components that something is done to. */
export interface Selected {
  id: string
  type: string
  name: string
  revision: number
  enabled: boolean
  tags: string[]
}

interface Row extends Omit<Selected, 'enabled' | 'tags'> {
  enabled: number | bigint
  tags: string
}

/**
 * Components by their ids, each once, by name. Works inside a transaction.
 *
 * @throws AppError `not-found` when one of them is not there, for nothing is done to some of a selection
 */
export async function selected(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<Selected[]> {
  const wanted = [...new Set(ids)]
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.type, c.name, c.revision, CAST(c.enabled AS INTEGER) AS enabled,
      (SELECT json_group_array(t.tag) FROM ComponentTag t WHERE t.componentId = c.id) AS tags
    FROM Component c WHERE c.id IN (SELECT value FROM json_each(${JSON.stringify(wanted)})) ORDER BY c.name, c.type`
  if (rows.length < wanted.length) throw notThere(wanted, rows)
  return rows.map(({ revision, enabled, tags, ...row }) => ({
    ...row,
    revision: Number(revision),
    enabled: Number(enabled) === 1,
    tags: JSON.parse(tags),
  }))
}

function notThere(wanted: string[], found: { id: string }[]): AppError {
  const known = new Set(found.map(({ id }) => id))
  const missing = wanted.filter((id) => !known.has(id))
  const they = missing.length === 1 ? 'One of the components is' : `${missing.length} of the components are`
  return new AppError('not-found', `Nothing was changed: ${they} not in the library any more. List the components again, then choose.`, {
    issues: missing.slice(0, TOLD).map((id) => ({ path: ['ids'], message: `There is no component with id ${id}.` })),
  })
}

/** How many of many are told one by one. */
export const TOLD = 20
