import type { RunSummary, UndoPlan } from '@ccm/sync'
import { SyncError, type TargetSession } from '@ccm/sync/node'

/** What undoing a run would do; undefined when all is as it was before it. */
export async function planOf({ run }: RunSummary, disk: TargetSession): Promise<UndoPlan | undefined> {
  try {
    return await disk.planUndo(run)
  } catch (error) {
    if (error instanceof SyncError && error.code === 'not-found') return undefined
    throw error
  }
}
