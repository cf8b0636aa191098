import { type TargetState, targetStates } from '@ccm/contract'
import { stepLooks } from '../ui/step-mark.tsx'
import type { ProjectSearch } from './queries.ts'
import { stepOfTarget } from './steps.ts'

/** What the address of the list says. */
export interface ProjectParams {
  q?: string
  machine?: string
  profile?: string
  state?: string
  sort?: string
  group?: string
}

const isState = (text: string): text is TargetState => targetStates.some((state) => state === text)

/** States as the address has them: one, or several between commas. */
export const readStates = (text: string | undefined): TargetState[] => (text ?? '').split(',').filter(isState)

export function readSearch(params: ProjectParams): ProjectSearch {
  const states = readStates(params.state)
  return {
    ...(params.q && { search: params.q.slice(0, 200) }),
    ...(params.machine && { machine: params.machine }),
    ...(params.profile && { profile: params.profile }),
    ...(states.length > 0 && { states }),
    ...(params.sort === 'state' && { sort: 'state' as const }),
  }
}

/** What narrows the list; order and grouping do not. */
export const filtersSet = (params: ProjectParams) => [params.q, params.machine, params.profile, params.state].filter(Boolean).length

const outOfStep = targetStates.filter((state) => state !== 'in-step')

/** States to filter by, and all but "in step" together. */
export const stateOptions = [
  { value: outOfStep.join(','), label: 'Out of step' },
  ...targetStates.map((state) => ({ value: state, label: stepLooks[stepOfTarget[state]].word })),
]
