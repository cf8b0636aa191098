import type { ExceptionState, TargetState } from '@ccm/contract'

/** What is known of a target. */
export interface Known {
  /** The command line has asked what the target should be. */
  asked: boolean
  /** Its last sync stopped before its first write. */
  failed: boolean
  /** The revision last reported; null before the first report. */
  reported: string | null
  /** The revision the library wants now; null when the target does not resolve. */
  wanted: string | null
  /** The states of what was not in step at the last report. */
  exceptions: ExceptionState[]
}

/** How a target stands: from its last report, and from whether the library has moved since. */
export function targetState({ asked, failed, reported, wanted, exceptions }: Known): TargetState {
  if (failed) return 'failed'
  if (reported === null) return asked ? 'not-written' : 'not-seen'
  if (exceptions.includes('conflict') || exceptions.includes('foreign')) return 'conflict'
  if (exceptions.includes('drifted')) return 'drifted'
  return exceptions.length > 0 || wanted !== reported ? 'outdated' : 'in-step'
}
