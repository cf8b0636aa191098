import { type ListProjects, type Page, type Project, targetStates } from '@ccm/contract'
import { z } from 'zod'
import type { Library } from '../library/library.ts'
import { machineNames } from '../machines/names.ts'
import { cut, decodeCursor } from '../paging.ts'
import { stateOf } from '../targets/stand.ts'
import { type ProjectRow, toProject } from './rows.ts'

/** How bad its state is, its name and its id: what a row is sorted by, and what a cursor holds. */
const RankedKey = z.tuple([z.number(), z.string(), z.string()])
type RankedKey = z.infer<typeof RankedKey>

interface Ranked {
  row: ProjectRow
  key: RankedKey
}

/**
 * A page of projects in some states, or by state. No column holds a state, because it depends on what the library wants now: it is worked
 * out for every row, and the page is cut here. The cursor says where the page before ended, so rows that come and go move no other.
 */
export function listByState(
  library: Library,
  rows: ProjectRow[],
  { limit, cursor, states, sort }: Pick<ListProjects, 'limit' | 'cursor' | 'states' | 'sort'>,
): Page<Project> {
  const after = decodeCursor(cursor, RankedKey)
  const matching = rows
    .map((row) => ({ row, state: stateOf(library, row) }))
    .filter(({ state }) => !states || states.includes(state))
    .map(({ row, state }): Ranked => ({ row, key: [sort === 'state' ? targetStates.indexOf(state) : 0, row.name, row.id] }))
    .sort((a, b) => compare(a.key, b.key))
  const rest = after ? matching.filter(({ key }) => compare(key, after) > 0) : matching
  const page = cut(rest, limit, ({ key }) => key)
  const machines = machineNames(library.read)
  return { items: page.rows.map(({ row }) => toProject(row, library, machines)), total: matching.length, nextCursor: page.nextCursor }
}

function compare(a: RankedKey, b: RankedKey): number {
  const [rankA, ...namesA] = a
  const [rankB, ...namesB] = b
  if (rankA !== rankB) return rankA - rankB
  const differing = namesA.findIndex((name, index) => name !== namesB[index])
  if (differing === -1) return 0
  return (namesA[differing] ?? '') < (namesB[differing] ?? '') ? -1 : 1
}
