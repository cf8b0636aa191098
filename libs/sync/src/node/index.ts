/**
 * The disk half of the sync engine: reads what is there, applies a plan as one transaction, repairs a killed run.
 *
 * @packageDocumentation
 */
export type * from './target.ts'
export type { Outcome, Skipped } from '../types.ts'
export { SyncError } from '../errors.ts'
export { type Disk, nodeDisk } from './disk.ts'
export type { Checkout, Git } from './git.ts'
export { type LockOptions, LockBusyError, withLock } from './lock.ts'
export { recover } from './recover.ts'
export { openTarget } from './session.ts'
