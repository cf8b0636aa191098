import type { Project } from '@ccm/contract'

/** A project's row; `leads` when it is the first of its machine. */
export interface GroupedProject {
  project: Project
  leads: boolean
}

/** The same projects machine by machine, in the order the machines first come; the order within each stays. */
export function byMachine(projects: readonly Project[]): GroupedProject[] {
  const machines = [...new Set(projects.map(({ machine }) => machine.id))]
  return machines.flatMap((id) =>
    projects.filter(({ machine }) => machine.id === id).map((project, index) => ({ project, leads: index === 0 })),
  )
}
