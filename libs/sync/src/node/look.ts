import type { Desired } from '@ccm/contract'
import { isWrite } from '../changes.ts'
import { checkDesired } from '../check-desired.ts'
import { resolveMerges } from '../merge/resolve-merges.ts'
import { isHeld, needOf, settleNeeds } from '../needs.ts'
import { type FileGroup, type FileState, groupByFile, unmovedFiles } from '../files.ts'
import type { JudgedFile } from '../judged.ts'
import { settleMoves } from '../moves.ts'
import { judge, planOf } from '../plan.ts'
import { recognise } from '../same-meaning.ts'
import { judgeSettingsFiles } from '../settings-findings.ts'
import type { Ledger, Plan } from '../types.ts'
import { baseFinder } from './bases.ts'
import { confirmKnown } from './confirm-known.ts'
import type { Disk } from './disk.ts'
import { gitCommand } from './git.ts'
import { layoutOf } from './layout.ts'
import { type Places, readFiles } from './read-files.ts'
import type { TargetOptions } from './target.ts'

/** What was seen, and what it was compared with. */
export interface Looked {
  plan: Plan
  files: JudgedFile[]
  /** The files with every artifact judged by itself, whatever becomes of those it speaks of. */
  judged: JudgedFile[]
  places: Places
  /** The answer and the ledger by file. */
  groups: ReadonlyMap<string, FileGroup>
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
  const groups = comparable?.groups ?? groupByFile(desired, ledger)
  const untouched = inStep && !comparable ? unmovedFiles(groups) : undefined
  const reading = readFiles({ desired, ledger, roots, disk, settled: comparable ? settledFiles(comparable) : untouched })
  return judgeAll(reading, desired, ledger, options, { comparable, untouched, groups })
}

/** Looks at one file again, which holds something else by now. Nothing else is read. */
export const lookAgain = (seen: Looked, key: string, state: FileState, options: TargetOptions & { disk: Disk }): Promise<Looked> =>
  judgeAll({ files: new Map([[key, state]]), places: seen.places }, seen.desired, seen.ledger, options, {
    comparable: seen,
    groups: seen.groups,
  })

async function judgeAll(
  { files: states, places }: { files: ReadonlyMap<string, FileState>; places: Places },
  desired: Desired,
  ledger: Ledger | undefined,
  { home, targetId, platform, disk, env, git = gitCommand(env), configDirectory = 'default' }: TargetOptions & { disk: Disk },
  { comparable, untouched, groups }: { comparable?: Looked; untouched?: ReadonlySet<string>; groups: Looked['groups'] },
): Promise<Looked> {
  const known = comparable && new Map(comparable.judged.map((file) => [file.key, file]))
  const { files: found, unreadable } = judge({ targetId, desired, ledger, files: states, platform, former: known, untouched, groups })
  const allPlaces = comparable ? new Map([...comparable.places, ...places]) : places
  const confirmed = confirmKnown(found, allPlaces, disk, git)
  const judged = settleMoves(await resolveMerges(await recognise(confirmed, configDirectory), baseFinder(disk, layoutOf(home, targetId))))
  const files = settleNeeds(judged, isHeld)
  const { refused, findings } = await judgeSettingsFiles(files, writesOf(files), ledger, configDirectory)
  return {
    plan: planOf({ targetId, desired, ledger }, { files, unreadable: [...unreadable, ...refused], findings }),
    files,
    judged,
    groups,
    places: allPlaces,
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
