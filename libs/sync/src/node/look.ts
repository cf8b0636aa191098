import type { Desired } from '@ccm/contract'
import { checkDesired } from '../check-desired.ts'
import { judge, type Judgement } from '../plan.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'
import { type FilePlace, readFiles } from './read-files.ts'
import type { TargetOptions } from './target.ts'

/** Where each file lies, by `root:path`. */
export type Places = ReadonlyMap<string, FilePlace>

/**
 * Reads the disk and judges it.
 *
 * @throws SyncError `forbidden` when the answer is not one a server may give
 */
export function look(
  desired: Desired,
  ledger: Ledger | undefined,
  options: TargetOptions & { disk: Disk },
): Judgement & { places: Places } {
  checkDesired(desired)
  const { targetId, roots, platform, disk } = options
  const { files, places } = readFiles(desired, ledger, roots, disk)
  return { ...judge({ targetId, desired, ledger, files, platform }), places }
}
