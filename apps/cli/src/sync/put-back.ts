import type { Desired, PutBack } from '@ccm/contract'
import type { Plan, PlannedAction } from '@ccm/sync'

/** Marks what somebody asked from afar to put back, as long as the disk still holds what they saw. */
export function withPutBacks(plan: Plan, { putBack = [] }: Pick<Desired, 'putBack'>): Plan {
  if (putBack.length === 0) return plan
  const seen = new Map(putBack.map(({ id, have }) => [id, have]))
  const isAsked = ({ id, action, artifact, have }: PlannedAction) =>
    artifact !== undefined && (action === 'drifted' || action === 'conflict' || action === 'merge') && seen.get(id) === (have ?? null)
  return { ...plan, actions: plan.actions.map((action) => (isAsked(action) ? { ...action, putBack: true } : action)) }
}

/** Wishes that the plan no longer has a place for: the server holds them until it is told how things stand. */
export const staleWishes = (plan: Plan, { putBack = [] }: Pick<Desired, 'putBack'>): boolean =>
  putBack.some(({ id }) => !plan.actions.some((action) => action.id === id && action.putBack))

/** Wishes in the shape they must have. They come from a server. */
export const arePutBacks = (value: unknown): value is PutBack[] =>
  Array.isArray(value) &&
  value.every(
    (wish: unknown) =>
      typeof wish === 'object' &&
      wish !== null &&
      'id' in wish &&
      typeof wish.id === 'string' &&
      'have' in wish &&
      (wish.have === null || typeof wish.have === 'string'),
  )
