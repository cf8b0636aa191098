import type { Project, SyncException, TargetState } from '@ccm/contract'
import { count } from '../ui/count.ts'
import type { Step } from '../ui/step-mark.tsx'

/** The mark of a project. */
export const stepOfTarget: Record<TargetState, Step> = {
  failed: 'failed',
  conflict: 'conflict',
  drifted: 'drift',
  outdated: 'outdated',
  'not-written': 'not-written',
  'not-seen': 'not-seen',
  'in-step': 'in-step',
}

/** The mark of an artifact that is not in step. What was never written shows hollow; what left the library is to be removed. */
export function stepOfException({ state, want, last }: Pick<SyncException, 'state' | 'want' | 'last'>): Step {
  if (state === 'outdated' && last === undefined) return 'not-written'
  if (state === 'outdated' && want === undefined) return 'to-remove'
  if (state === 'drifted') return 'drift'
  return state
}

/** What to do about an artifact that is not in step, for the person who reads it. */
export const meaning: Record<SyncException['state'], string> = {
  outdated: 'The library moved on. It is written by the next ccm sync.',
  drifted: 'Edited on disk. ccm leaves it as it is.',
  conflict: 'Changed on both sides. The next ccm sync asks which one to keep.',
  missing: 'Somebody deleted it. ccm does not bring it back unasked.',
  foreign: 'Something else was there before. The next ccm sync asks which one to keep.',
  waiting: 'It runs code or widens permissions. The next ccm sync shows it and asks.',
  failed: 'It could not be written. The output of ccm sync says why.',
}

/** How a project stands, in one sentence. */
export function sayState({ state, exceptions }: Pick<Project, 'state' | 'exceptions'>): string {
  switch (state) {
    case 'in-step':
      return 'In step with the library'
    case 'not-seen':
      return 'Its machine has not reported yet'
    case 'not-written':
      return 'Nothing written yet'
    case 'outdated':
      return exceptions === 0 ? 'The library moved on since the last run' : `${count(exceptions, 'artifact')} to write`
    case 'drifted':
      return `${count(Math.max(1, exceptions), 'artifact')} edited on disk`
    case 'failed':
      return 'The last sync stopped before it wrote anything'
    case 'conflict':
      return `${count(Math.max(1, exceptions), 'artifact')} out of step, for a person to settle`
    default:
      return state satisfies never
  }
}
