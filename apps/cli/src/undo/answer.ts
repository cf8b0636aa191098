import type { UndoPlan } from '@ccm/sync'
import type { Session } from '../session.ts'

/** What was answered for one plan. */
export interface Answer {
  key: string
  /** It is to be carried out. */
  goes: boolean
  /** Ids of what somebody changed since, and which goes all the same. */
  anyway: ReadonlySet<string>
}

/** Two plans with the same key do the same to the same files, so an answer to one is an answer to the other. */
export const keyOf = ({ runId, actions }: UndoPlan): string =>
  JSON.stringify([runId, actions.map(({ id, action, before, after }) => [id, action, before, after])])

/** The answer where nobody is to be asked; undefined where somebody is. --yes is no answer for what was changed since. */
export function withoutAsking(plan: UndoPlan, { anyway }: { anyway: boolean }, { yes, io }: Session): Answer | undefined {
  const { actions } = plan
  const restores = actions.some(({ action }) => action === 'restore')
  const changed = actions.filter(({ action }) => action === 'changed')
  const open = restores || changed.length > 0
  if (open && io.canAsk && !yes) return undefined
  const taken = new Set(anyway ? changed.map(({ id }) => id) : [])
  return { key: keyOf(plan), goes: yes && (restores || taken.size > 0), anyway: taken }
}
