import { readError } from '@ccm/client'
import { SyncError } from '@ccm/sync'
import { LockBusyError } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { UnreadableFiles } from './refuse-unreadable.ts'
import type { TargetResult } from './result.ts'

/**
 * What is still to be done when a sync fails: without a server it says what can be seen from here; with one the server hears why
 * nothing was written.
 *
 * @throws the failure itself, unless it could be turned into a result
 */
export async function afterFailure(error: unknown, binding: Binding, session: Session): Promise<TargetResult> {
  if (isUnreachable(error)) {
    const { syncOffline } = await import('./sync-offline.ts')
    return syncOffline(error, binding, session)
  }
  if (isTrouble(error) && !session.dryRun) {
    const { tellFailure } = await import('./tell-failure.ts')
    await tellFailure(error, binding, session)
  }
  throw error
}

/** A run whose report alone could not be sent has done its work. */
const isUnreachable = (error: unknown) => !(error instanceof CommandError) && readError(error).code === 'unreachable'

/** The disk or the answer would not do; not what was typed wrong, declined or interrupted, and not another `ccm` that is at work. */
const isTrouble = (error: unknown): boolean =>
  error instanceof UnreadableFiles || (error instanceof SyncError && !(error instanceof LockBusyError)) || isOfSystem(error)

const isOfSystem = (error: unknown) => error instanceof Error && 'code' in error && 'syscall' in error
