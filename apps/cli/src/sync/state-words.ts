import type { ExceptionState, SyncException } from '@ccm/contract'

const words: Record<ExceptionState, string> = {
  conflict: 'in conflict',
  foreign: 'there before and different',
  drifted: 'changed here',
  missing: 'deleted here',
  outdated: 'outdated',
  waiting: 'waiting for a yes',
  failed: 'failed',
}

/** `2 changed here`, for each state something is in. */
export function stateWords(exceptions: readonly SyncException[]): string[] {
  const counts = new Map<ExceptionState, number>()
  for (const { state } of exceptions) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${words[state]}`)
}
