import { existsSync } from 'node:fs'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { yellow } from '../output/styled.ts'
import { checkServer } from '../project/let-go.ts'
import { releasable } from '../project/releasable.ts'
import { finishRelease, release } from '../project/release.ts'
import { type Removal, removed, removeFiles, stayReason } from '../project/remove-files.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'
import { boundUser } from './bound-directory.ts'

export interface RemoveArgs {
  path?: string
  /** Claude Code's own directory instead. */
  user: boolean
  /** What ccm wrote goes as well. */
  files: boolean
}

/** Stops holding a directory and, with `files`, first removes what ccm wrote there and nobody changed. */
export async function remove({ path, user, files }: RemoveArgs, session: Session): Promise<ExitCode> {
  if (user && path !== undefined) throw new UsageError(`--user is about ${session.claude.name}; leave "${path}" out.`)
  const binding = user ? boundUser(session) : releasable(path, session)
  if (files && existsSync(binding.root)) return removeWithFiles(binding, session)
  const result = await release(binding, session)
  if (!files && result.released) session.io.out('Its files stay; "ccm remove --files" would have removed what ccm wrote.')
  session.io.document({ command: 'remove', ...result, files: [], left: [] })
  return result.exitCode
}

async function removeWithFiles(binding: Binding, session: Session): Promise<ExitCode> {
  const { io, dryRun } = session
  await checkServer(binding, session)
  const removal = await removeFiles(binding, session)
  if (!removal) {
    const result = await release(binding, session)
    io.document({ command: 'remove', ...result, files: [], left: [] })
    return result.exitCode
  }
  const told = toldOf(removal)
  if (removal.outcome && removal.outcome.skipped.length === 0) {
    io.out(`Removed: ${told.files.length === 1 ? '1 artifact' : `${told.files.length} artifacts`}.`)
    const result = await finishRelease(binding, session)
    io.document({ command: 'remove', ...result, ...told })
    return result.exitCode
  }
  if (dryRun) io.out(`${binding.name} would be let go. Nothing was changed.`)
  for (const { path, reason } of removal.outcome?.skipped ?? []) io.err(yellow('Left alone: '), `${path}: ${reason}`)
  if (!dryRun) io.err(`${binding.name} is held as before, because not all of it could be removed. Run the command again.`)
  io.document({ command: 'remove', exitCode: exitCodes.differs, dryRun, target: targetOf(binding), released: false, aside: null, ...told })
  return exitCodes.differs
}

/** What was removed, or would be, and what stays there and why. */
function toldOf({ plan, outcome }: Removal) {
  const skipped = new Map(outcome?.skipped.map(({ id, reason }) => [id, reason]))
  const left = plan.actions.flatMap((action) => {
    const reason = skipped.get(action.id) ?? stayReason(action)
    return reason === undefined ? [] : [{ id: action.id, root: action.root, path: action.path, reason }]
  })
  const files = removed(plan).flatMap(({ id, root, path }) => (skipped.has(id) ? [] : [{ id, root, path }]))
  return { files, left }
}
