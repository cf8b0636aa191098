import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError, UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { ProjectBinding } from '../projects/index-file.ts'
import { realDirectory, realPathToBe } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { ownBindings, projectBindingAt } from '../sync/own-bindings.ts'
import { syncTarget } from '../sync/sync-target.ts'
import { agree } from './agree.ts'
import { isLikely, matchOf, matchWords } from './match.ts'
import { moveProject } from './move-project.ts'

/** Takes the current directory for a project that was in another place, and brings it in step. */
export async function moveHere([old, ...more]: readonly string[], session: Session): Promise<ExitCode> {
  if (old === undefined || more.length > 0)
    throw new UsageError('"ccm project move" takes the directory the project was in, and is run in the one it is in now.')
  const { io, dryRun } = session
  const root = realDirectory(session.cwd)
  const from = goneProject(resolve(session.cwd, old), root, session)
  const match = await matchOf(from, root, session)
  if (!isLikely(match) && !dryRun) {
    io.err(`That is little to go by: ${matchWords(match)}.`)
    await agree(`Take ${root} for ${from.name}, which was in ${from.root}, all the same?`, session)
  }
  const moved = { from: from.root, to: root, match }
  if (dryRun) {
    io.out(`${from.name} would be in ${root} from now on (${matchWords(match)}). Nothing was changed.`)
    io.document({ command: 'project', action: 'move', exitCode: exitCodes.differs, dryRun, ...moved, targets: [] })
    return exitCodes.differs
  }
  const binding = await moveProject(from, root, session)
  io.out(`${binding.name} is in ${root} now (${matchWords(match)}).`)
  const result = await syncTarget(binding, session, { acceptServer: false })
  io.document({ command: 'project', action: 'move', exitCode: result.exitCode, dryRun, ...moved, targets: [result] })
  return result.exitCode
}

/** The project that was in a directory which is not there any more, when it may be in this one now. */
function goneProject(old: string, root: string, session: Session): ProjectBinding {
  const bindings = ownBindings(session)
  const from = projectBindingAt(bindings, old) ?? projectBindingAt(bindings, realPathToBe(old))
  const refused = (why: string) => new CommandError('conflict', `Nothing was changed: ${why}`)
  if (projectBindingAt(bindings, root)) throw refused(`${root} has a profile of its own. "ccm project" shows it.`)
  if (!from) {
    const gone = bindings.filter(({ kind, root: known }) => kind === 'project' && !existsSync(known)).map(({ root: known }) => known)
    const known =
      gone.length > 0 ? `These are gone: ${gone.join(', ')}.` : 'No directory with a profile is gone; "ccm list projects" lists them.'
    throw new CommandError('not-found', `Nothing was changed: this machine knows no project in ${old}. ${known}`)
  }
  if (existsSync(from.root))
    throw refused(`${from.root} is still there, so ${root} is a copy: a new project. Run "ccm apply --profile <name>" in it.`)
  return from
}
