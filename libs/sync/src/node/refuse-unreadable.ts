import { SyncError } from '../errors.ts'
import type { Unreadable } from '../types.ts'

/**
 * Stops a run before its first write, naming every file that stops it.
 *
 * @param what - what did not happen, as a sentence
 * @throws SyncError `unreadable` or `forbidden` when there is such a file
 */
export function refuseUnreadable(unreadable: readonly Unreadable[], what: string): void {
  const [first] = unreadable
  if (!first) return
  throw new SyncError(first.code, `${what} ${unreadable.map(({ path, message }) => `${path}: ${message}`).join(' ')}`, { path: first.path })
}
