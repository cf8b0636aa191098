import type { Desired } from '@ccm/contract'
import { isWrite } from '../changes.ts'
import { checkDesired } from '../check-desired.ts'
import { resolveMerges } from '../merge/resolve-merges.ts'
import { isHeld, needOf, settleNeeds } from '../needs.ts'
import { type FileState, groupByFile, unmovedFiles } from '../files.ts'
import type { JudgedFile } from '../judged.ts'
import { settleMoves } from '../moves.ts'
import { judge, planOf } from '../plan.ts'
import { recognise } from '../same-meaning.ts'
import { judgeSettingsFiles } from '../settings-findings.ts'
import type { Ledger, Plan } from '../types.ts'
import { baseFinder } from './bases.ts'
import type { Disk } from './disk.ts'
import { layoutOf } from './layout.ts'
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

/** What is known already. */
export interface Before {
  /**
   * An earlier look: when it compared with the same answer and ledger, only shared files in which it found something to do are read again,
   * so that what somebody wrote beside ours meanwhile is taken in. Nothing is written to the others, or they are compared whole right
   * before they are replaced.
   */
  former?: Looked
  /** The disk was just seen to be as the ledger says: only files of which the library wants something else now are read. */
  inStep?: boolean
}

/**
 * Reads the disk and judges it.
 *
 * @throws SyncError `forbidden` when the answer is not one a server may give
 */
export async function look(
  desired: Desired,
  ledger: Ledger | undefined,
  options: TargetOptions & { disk: Disk },
  { former, inStep = false }: Before = {},
): Promise<Looked> {
  const { roots, disk, configDirectory = 'default' } = options
  const comparable = former?.desired === desired && former.ledger === ledger ? former : undefined
  if (!comparable) checkDesired(desired, { configDirectory, project: roots.project })
  const untouched = inStep && !comparable ? unmovedFiles(groupByFile(desired, ledger)) : undefined
  const reading = readFiles({ desired, ledger, roots, disk, settled: comparable ? settledFiles(comparable) : untouched })
  return judgeAll(reading, desired, ledger, options, { comparable, untouched })
}

/** Looks at one file again, which holds something else by now. Nothing else is read. */
export const lookAgain = (seen: Looked, key: string, state: FileState, options: TargetOptions & { disk: Disk }): Promise<Looked> =>
  judgeAll({ files: new Map([[key, state]]), places: seen.places }, seen.desired, seen.ledger, options, { comparable: seen })

async function judgeAll(
  { files: states, places }: { files: ReadonlyMap<string, FileState>; places: Places },
  desired: Desired,
  ledger: Ledger | undefined,
  { home, targetId, platform, disk, configDirectory = 'default' }: TargetOptions & { disk: Disk },
  { comparable, untouched }: { comparable?: Looked; untouched?: ReadonlySet<string> },
): Promise<Looked> {
  const known = comparable && new Map(comparable.judged.map((file) => [file.key, file]))
  const { files: found, unreadable } = judge({ targetId, desired, ledger, files: states, platform, former: known, untouched })
  const judged = settleMoves(await resolveMerges(await recognise(found, configDirectory), baseFinder(disk, layoutOf(home, targetId))))
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
