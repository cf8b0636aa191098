import type { Machine, Project } from '@ccm/contract'

/** One machine and what is shown of its projects. */
export interface FleetColumn {
  machine: Machine
  projects: Project[]
  /** How many more it has that are in step, and that are not. */
  moreInStep: number
  moreOut: number
}

export interface Fleet {
  columns: FleetColumn[]
  /** Machines that are shown as a number alone: nothing on them is out of step. */
  folded: Machine[]
}

/** Up to so many machines each has a column, whatever stands on it. */
const small = 4
/** The most rows of a column. */
const tall = 8

const outOfStep = ({ projects, states }: Machine) => projects - (states['in-step'] ?? 0)

/**
 * What each machine's column shows. Of more than four machines those in step fold, and in each column the projects in step.
 *
 * @param projects the worst first
 */
export function toFleet(machines: readonly Machine[], projects: readonly Project[]): Fleet {
  const many = machines.length > small
  const isFolded = (machine: Machine) => many && outOfStep(machine) === 0
  const columns = machines
    .filter((machine) => !isFolded(machine))
    .map((machine) => {
      const here = projects.filter((project) => project.machine.id === machine.id)
      const shown = here.filter(({ state }) => !many || state !== 'in-step').slice(0, tall)
      const shownOut = shown.filter(({ state }) => state !== 'in-step').length
      const moreOut = Math.max(0, outOfStep(machine) - shownOut)
      return { machine, projects: shown, moreOut, moreInStep: Math.max(0, machine.projects - shown.length - moreOut) }
    })
  return { columns, folded: machines.filter(isFolded) }
}

/** What foots a column: "2 more out of step, 7 in step". */
export function sayMore({ projects, moreInStep, moreOut }: FleetColumn): string {
  const inStepShown = projects.some(({ state }) => state === 'in-step')
  const parts = [moreOut > 0 && `${moreOut} more out of step`, moreInStep > 0 && `${moreInStep} ${inStepShown ? 'more ' : ''}in step`]
  return parts.filter(Boolean).join(', ')
}
