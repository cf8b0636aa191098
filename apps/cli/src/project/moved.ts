import { isAbsolute, relative, sep } from 'node:path'
import { SyncError } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { isGone, type ProjectBinding } from '../projects/index-file.ts'
import { ownBindings } from '../sync/own-bindings.ts'
import type { Session } from '../session.ts'
import { isLikely, type Match, matchOf, matchWords } from './match.ts'
import { moveProject } from './move-project.ts'

interface Moved {
  from: ProjectBinding
  to: string
  match: Match
}

/**
 * Takes a directory for a project that was moved to it, when its files say so and somebody says yes.
 *
 * @param directories - those it may have been moved to, the likeliest first
 * @returns undefined when nothing that is gone looks like it, or when it was declined
 */
export async function takeMoved(directories: readonly string[], session: Session): Promise<ProjectBinding | undefined> {
  const moved = await findMoved(directories, session)
  if (!moved) return undefined
  const { from, to, match } = moved
  if (session.dryRun || (!session.yes && !session.io.canAsk)) throw unasked(moved)
  const question = `${to} looks like ${from.name}, which was in ${from.root}: ${matchWords(match)}. Did it move here?`
  if (!session.yes && !(await session.io.confirm(question))) return undefined
  const binding = await moveProject(from, to, session)
  session.io.err(`${binding.name} is in ${to} now.`)
  return binding
}

async function findMoved(directories: readonly string[], session: Session): Promise<Moved | undefined> {
  const places = directories.filter((directory) => !holdsHome(directory, session))
  const gone = ownBindings(session).flatMap((binding) => (binding.kind === 'project' && isGone(binding) ? [binding] : []))
  for (const to of places) {
    const found: Moved[] = []
    for (const from of gone) found.push({ from, to, match: await matchIfKnown(from, to, session) })
    const [best] = found.filter(({ match }) => isLikely(match)).sort((a, b) => share(b) - share(a))
    if (best) return best
  }
  return undefined
}

/** In a home directory Claude Code's own files of the user have the places of a project's. */
function holdsHome(directory: string, { claude }: Session): boolean {
  const inside = relative(directory, claude.home)
  return claude.kind === 'default' && !isAbsolute(inside) && inside.split(sep)[0] !== '..'
}

const share = ({ match: { same, total } }: Moved) => same / total

/** A ledger that cannot be read tells of nothing; this command is about another directory. */
async function matchIfKnown(from: ProjectBinding, to: string, session: Session): Promise<Match> {
  try {
    return await matchOf(from, to, session)
  } catch (error) {
    if (error instanceof SyncError) return { same: 0, total: 0 }
    throw error
  }
}

const unasked = ({ from, to, match }: Moved) =>
  new CommandError(
    'conflict',
    `Nothing was done: ${to} looks like ${from.name}, which was in ${from.root} (${matchWords(match)}). ` +
      `If it moved here, run "ccm project move ${from.root}" in it; if not, run "ccm project release ${from.root}", then "ccm apply --profile <name>" in it.`,
    { exitCode: exitCodes.differs },
  )
