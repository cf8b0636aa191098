import type { Root } from '@ccm/contract'
import { join } from 'node:path'
import type { JudgedFile } from '../judged.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'

/**
 * Says where a skill's former directory stays, because somebody put files of their own into it.
 *
 * @param files - as they were judged before the run
 * @param ledger - as it is after the run: a directory it still speaks of has not moved as a whole
 */
export function leftBehind(files: readonly JudgedFile[], ledger: Ledger, roots: Partial<Record<Root, string>>, disk: Disk): string[] {
  const moves = files.flatMap(({ root, actions }) =>
    actions.flatMap((action) => (hasMoved(action, ledger) ? [{ root, ...action.from }] : [])),
  )
  const left = new Map(
    moves.flatMap(({ root, path = '' }) => skillDirectories(path).map((directory) => [`${root}:${directory}`, { root, directory }])),
  )
  return [...left.values()].flatMap(({ root, directory }) => {
    const top = roots[root]
    const isOurs = Object.values(ledger.entries).some((entry) => entry.root === root && entry.path.startsWith(`${directory}/`))
    const isEmpty = top === undefined || disk.list(join(top, directory)).length === 0
    return isOurs || isEmpty ? [] : [`Files of your own stay in ${directory}.`]
  })
}

const hasMoved = ({ id, action, kind }: JudgedFile['actions'][number], ledger: Ledger) =>
  action === 'move' && kind === 'file' && Object.hasOwn(ledger.entries, id)

/** The directory of the skill a file belongs to. */
const skillDirectories = (path: string) => /^(?:\.claude\/)?skills\/[^/]+(?=\/)/.exec(path) ?? []
