import type { TargetState } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { STATE_COLUMNS, stateOf, type StateRow } from './stand.ts'
import { SUBJECT_COLUMNS } from './subject.ts'

/** How many targets stand in which state; a state in which none does is not named. */
export type StateCounts = Partial<Record<TargetState, number>>

const PROJECTS = `SELECT ${SUBJECT_COLUMNS}, ${STATE_COLUMNS}
  FROM Project j JOIN Target t ON t.projectId = j.id JOIN Machine m ON m.id = j.machineId`

/** In which state projects are, each with its machine: all of them, or those of some machines. */
export function projectStates(library: Library, machineIds?: string[]): { machineId: string; state: TargetState }[] {
  const rows = machineIds
    ? library.read.all<StateRow>(`${PROJECTS} WHERE j.machineId IN (SELECT value FROM json_each(?))`, JSON.stringify(machineIds))
    : library.read.all<StateRow>(PROJECTS)
  return rows.map((row) => ({ machineId: row.machineId, state: stateOf(library, row) }))
}

export function countStates(all: { state: TargetState }[]): StateCounts {
  const counts: StateCounts = {}
  for (const { state } of all) counts[state] = (counts[state] ?? 0) + 1
  return counts
}
