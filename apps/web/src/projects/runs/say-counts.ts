import type { Action, SyncRun } from '@ccm/contract'

/** What each action did, in the past tense; nothing for those that write nothing. */
const did: Record<Action, string | undefined> = {
  create: 'created',
  update: 'updated',
  merge: 'merged',
  move: 'moved',
  remove: 'removed',
  adopt: 'adopted',
  release: 'released',
  forget: undefined,
  keep: undefined,
  drifted: undefined,
  conflict: undefined,
}

/** "3 created, 1 updated", in the order above. */
export function sayCounts(counts: SyncRun['counts']): string {
  const actions = Object.keys(did).filter((action): action is Action => action in did)
  const parts = actions.flatMap((action) => {
    const amount = counts[action] ?? 0
    return did[action] !== undefined && amount > 0 ? [`${amount} ${did[action]}`] : []
  })
  return parts.join(', ') || 'nothing to write'
}
