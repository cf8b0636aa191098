import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Desired } from '@ccm/contract'
import type { TargetSession } from '@ccm/sync/node'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'

/** What the library said when it was last asked in full, for when the server is away. */
export interface KeptAnswer {
  desired: Desired
  /** When it came; ISO 8601. */
  since: string
}

/** Undefined when there is none, or none for what is remembered of this directory. What was asked for from afar may be settled since. */
export function keptAnswer(disk: TargetSession, { targetId }: Binding, { home }: Session): KeptAnswer | undefined {
  const { desired } = disk
  if (!desired) return undefined
  const { mtime } = statSync(join(home, 'targets', targetId, 'desired.json'))
  return { desired: { ...desired, putBack: undefined }, since: mtime.toISOString() }
}
