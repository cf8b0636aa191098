import type { Plan } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import type { ProjectBinding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { optionsOf } from '../sync/target.ts'
import { nothingWanted } from './nothing-wanted.ts'

/** How many of the files ccm remembers of a project are in a directory as they were left, its own parts of shared files included. */
export interface Match {
  same: number
  total: number
}

/** Compares a directory with what is remembered of a project. Reads only. */
export async function matchOf(binding: ProjectBinding, root: string, session: Session): Promise<Match> {
  const disk = openTarget(optionsOf({ ...binding, root }, session))
  return disk.ledger ? countSame(await disk.plan(nothingWanted(disk.ledger))) : { same: 0, total: 0 }
}

function countSame({ actions, unreadable }: Pick<Plan, 'actions' | 'unreadable'>): Match {
  const files = new Map<string, boolean>(unreadable.filter(({ root }) => root === 'project').map(({ path }) => [path, false]))
  for (const { root, path, entry, have } of actions) {
    // What was agreed to be absent is absent anywhere.
    if (root !== 'project' || entry?.have === undefined) continue
    files.set(path, (files.get(path) ?? true) && have === entry.have)
  }
  return { same: [...files.values()].filter(Boolean).length, total: files.size }
}

/** Enough to take one directory for the other. */
export const isLikely = ({ same, total }: Match): boolean => total > 0 && same / total >= 0.8

/** How much is the same, in words that stand behind "although" or in brackets. */
export function matchWords({ same, total }: Match): string {
  if (total === 0) return 'ccm remembers no files of it to compare'
  return `${same} of ${total === 1 ? '1 file' : `${total} files`} ccm wrote there ${same === 1 ? 'is' : 'are'} here as ccm left ${same === 1 ? 'it' : 'them'}`
}
