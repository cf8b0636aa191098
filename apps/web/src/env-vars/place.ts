import type { EnvVar } from '@ccm/contract'

/** Where a value counts: everywhere, on a machine, in a project, or in a project on a machine. */
export interface Place {
  machineId?: string
  projectId?: string
}

export const placeOf = ({ machine, project }: Pick<EnvVar, 'machine' | 'project'>): Place => ({
  ...(machine && { machineId: machine.id }),
  ...(project && { projectId: project.id }),
})

export const samePlace = (one: Place, other: Place) => one.machineId === other.machineId && one.projectId === other.projectId

/** "everywhere", "on studio", "in storefront", "in storefront on studio". */
export const sayPlace = ({ machine, project }: Pick<EnvVar, 'machine' | 'project'>): string =>
  [project && `in ${project.name}`, machine && `on ${machine.name}`].filter(Boolean).join(' ') || 'everywhere'
