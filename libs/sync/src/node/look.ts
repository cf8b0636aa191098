import type { Desired } from '@ccm/contract'
import { isWrite } from '../changes.ts'
import { checkDesired } from '../check-desired.ts'
import { isHeld, needOf, settleNeeds } from '../needs.ts'
import type { JudgedFile } from '../judged.ts'
import { judge, planOf } from '../plan.ts'
import { recognise } from '../same-meaning.ts'
import { judgeSettingsFiles } from '../settings-findings.ts'
import type { Ledger, Plan } from '../types.ts'
import type { Disk } from './disk.ts'
import { type FilePlace, readFiles } from './read-files.ts'
import type { TargetOptions } from './target.ts'

/** Where each file lies, by `root:path`. */
export type Places = ReadonlyMap<string, FilePlace>

/** What was seen, and what it was compared with. */
export interface Looked {
  plan: Plan
  files: JudgedFile[]
  /** The files with every artifact judged by itself, whatever becomes of those it speaks of. */
  judged: JudgedFile[]
  places: Places
  desired: Desired
  ledger: Ledger | undefined
}

/**
 * Reads the disk and judges it.
 *
 * @param former - an earlier look: when it compared with the same answer and ledger, only shared files in which it found something to do
 *   are read again, so that what somebody wrote beside ours meanwhile is taken in. Nothing is written to the others, or they are compared
 *   whole right before they are replaced.
 * @throws SyncError `forbidden` when the answer is not one a server may give
 */
export async function look(
  desired: Desired,
  ledger: Ledger | undefined,
  options: TargetOptions & { disk: Disk },
  former?: Looked,
): Promise<Looked> {
  const { targetId, roots, platform, disk, configDirectory = 'default' } = options
  const comparable = former?.desired === desired && former.ledger === ledger ? former : undefined
  if (!comparable) checkDesired(desired, configDirectory)
  const known = comparable && new Map(comparable.judged.map((file) => [file.key, file]))
  const { files: states, places } = readFiles({ desired, ledger, roots, disk, settled: comparable && settledFiles(comparable) })
  const { files: found, unreadable } = judge({ targetId, desired, ledger, files: states, platform, former: known })
  const judged = await recognise(found, configDirectory)
  const files = settleNeeds(judged, isHeld)
  const { refused, findings } = await judgeSettingsFiles(files, writesOf(files), ledger, configDirectory)
  return {
    plan: planOf({ targetId, desired, ledger }, { files, unreadable: [...unreadable, ...refused], findings }),
    files,
    judged,
    places: comparable ? new Map([...comparable.places, ...places]) : places,
    desired,
    ledger,
  }
}

/** Whole files, and files in which nothing is to be done, whatever becomes of others. */
const settledFiles = ({ judged }: Looked) =>
  new Set(
    judged
      .filter(({ form, actions }) => form === 'file' || actions.every((action) => action.action === 'keep' && needOf(action) === undefined))
      .map(({ key }) => key),
  )

const writesOf = (files: readonly JudgedFile[]) =>
  new Set(files.flatMap(({ actions }) => actions.filter(({ action }) => isWrite(action)).map(({ id }) => id)))
