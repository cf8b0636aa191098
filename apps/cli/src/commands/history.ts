import type { RunSummary } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import { whenOf } from '../output/when.ts'
import { type Binding, readBindings } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'
import { optionsOf } from '../sync/target.ts'
import { filesWords, kindOf } from '../undo/run-words.ts'
import { boundTarget } from './bound-directory.ts'

export interface HistoryArgs {
  path?: string
  user: boolean
  all: boolean
}

/** The runs that changed files, newest first, for one directory or for all of them. Needs no server. */
export async function history({ path, user, all }: HistoryArgs, session: Session): Promise<ExitCode> {
  if (all && (user || path !== undefined)) throw new UsageError('--all is about every directory; leave the one you named out.')
  const { io, home, config } = session
  const bindings = all ? readBindings(home, config.machineId) : [await boundTarget({ path, user }, session)]
  const targets: { target: ReturnType<typeof targetOf>; runs: RunSummary[] }[] = []
  for (const binding of bindings) {
    const runs = await openTarget(optionsOf(binding, session)).history()
    if (all) io.out(bold(binding.name), '  ', dim(binding.root))
    sayRuns(runs, binding, session)
    targets.push({ target: targetOf(binding), runs })
  }
  if (bindings.length === 0) io.out('No directory of this machine has a profile yet. "ccm apply" gives the current one a profile.')
  io.document({ command: 'history', exitCode: exitCodes.done, targets })
  return exitCodes.done
}

function sayRuns(runs: readonly RunSummary[], { name }: Binding, { io }: Session): void {
  io.lines(table(runs.map(rowOf)))
  if (runs.length === 0)
    io.out(`No run has changed files of ${name} yet. Each sync that does is listed here, and "ccm undo" takes it back.`)
}

const rowOf = (run: RunSummary): Line => [bold(String(run.run)), whenOf(run.at), kindOf(run), dim(filesWords(run.files))]
