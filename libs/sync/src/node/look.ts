import type { Desired } from '@ccm/contract'
import { checkDesired } from '../check-desired.ts'
import { judge, type Judgement } from '../plan.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'
import { type FilePlace, readFiles } from './read-files.ts'
import type { TargetOptions } from './target.ts'

/** Where each file lies, by `root:path`. */
export type Places = ReadonlyMap<string, FilePlace>

/** What was seen, and what it was compared with. */
export interface Looked extends Judgement {
  places: Places
  desired: Desired
  ledger: Ledger | undefined
}

/**
 * Reads the disk and judges it.
 *
 * @param former - an earlier look: when it compared with the same answer and ledger, only files in which it found something to do are
 *   read again. Nothing is written to the others, so nothing rests on them.
 * @throws SyncError `forbidden` when the answer is not one a server may give
 */
export function look(desired: Desired, ledger: Ledger | undefined, options: TargetOptions & { disk: Disk }, former?: Looked): Looked {
  const { targetId, roots, platform, disk } = options
  const comparable = former?.desired === desired && former.ledger === ledger ? former : undefined
  if (!comparable) checkDesired(desired)
  const judged = comparable && new Map(comparable.files.map((file) => [file.key, file]))
  const { files, places } = readFiles({ desired, ledger, roots, disk, settled: comparable && settledFiles(comparable) })
  const judgement = judge({ targetId, desired, ledger, files, platform, former: judged })
  return { ...judgement, places: comparable ? new Map([...comparable.places, ...places]) : places, desired, ledger }
}

/** Files in which nothing is to be done. */
const settledFiles = ({ files }: Looked) =>
  new Set(files.filter(({ actions }) => actions.every(({ action }) => action === 'keep')).map(({ key }) => key))
