/** A machine, a project, both, or with neither everywhere. */
interface Where {
  machineId?: string | undefined
  projectId?: string | undefined
}

/** The unique text for where a value counts: `<machineId>/<projectId>`, each empty when it counts everywhere. */
export const placeOf = ({ machineId, projectId }: Where): string => `${machineId ?? ''}/${projectId ?? ''}`

/** Every place whose values count somewhere, the nearest last: everywhere, the machine, the project, the project on the machine. */
export const countingPlaces = ({ machineId, projectId }: Where): string[] => [
  ...new Set([placeOf({}), placeOf({ machineId }), placeOf({ projectId }), placeOf({ machineId, projectId })]),
]
