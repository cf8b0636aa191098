import { SyncError } from '../errors.ts'
import { type Disk, NotAFile } from './disk.ts'
import { isSystemError, systemReason } from './system-error.ts'

/**
 * What a file of CCM's own holds; `undefined` when there is none.
 *
 * @param what - the file, as a sentence calls it: "the ledger"
 * @param then - what to do once it can be read or is out of the way
 * @throws SyncError `unreadable` when something else stands there, or nobody may read it
 */
export function readOwn(disk: Disk, path: string, what: string, then: string): Buffer | undefined {
  try {
    return disk.read(path)?.bytes
  } catch (error) {
    if (!(error instanceof NotAFile || isSystemError(error))) throw error
    const [why, next] = error instanceof NotAFile ? ['it is no file', 'Move it away'] : [systemReason(error), 'Make it readable']
    const message = `Nothing was read or written: ${what} ${path} cannot be read (${why}). ${next}, then ${then}.`
    throw new SyncError('unreadable', message, { path, cause: error })
  }
}

/** The text of a run's record; empty when there is none. */
export const readRecord = (disk: Disk, path: string): string =>
  readOwn(disk, path, 'the record of a run', 'run the command again')?.toString('utf8') ?? ''
