import { type Project, targetStates } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { machineNames } from '../machines/names.ts'
import { COLUMNS, FROM, type ProjectRow, toProject } from './rows.ts'

/** The first projects that are not in step, the worst first, then those that have been so longest, and how many there are. */
export function projectsOutOfStep(library: Library, limit: number): { items: Project[]; total: number } {
  const machines = machineNames(library.read)
  const rows = library.read.all<ProjectRow>(`SELECT ${COLUMNS} ${FROM} ORDER BY j.name, j.id`)
  const found = rows.map((row) => toProject(row, library, machines)).filter(({ state }) => state !== 'in-step')
  return { items: found.sort(byUrgency).slice(0, limit), total: found.length }
}

/** Those of which nobody knows since when come last of their state. */
const byUrgency = (a: Project, b: Project): number =>
  targetStates.indexOf(a.state) - targetStates.indexOf(b.state) || compareTexts(a.standing.since ?? '~', b.standing.since ?? '~')

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
