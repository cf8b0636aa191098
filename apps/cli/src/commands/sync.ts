import { existsSync } from 'node:fs'
import { CommandError, Interrupted } from '../errors.ts'
import { exitCodes, type ExitCode, worst } from '../exit-codes.ts'
import { sayFailure, toFailure } from '../failure.ts'
import { bold, dim } from '../output/styled.ts'
import { type Binding, readBindings } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { targetOf, type TargetResult } from '../sync/result.ts'
import { syncTarget } from '../sync/sync-target.ts'
import { boundTarget } from './bound-directory.ts'

export interface SyncArgs {
  path?: string
  /** Claude Code's own directory instead. */
  user: boolean
  all: boolean
  acceptServer: boolean
}

/** Makes the files of a bound directory, or of all of them, match the library. */
export async function sync({ path, user, all, acceptServer }: SyncArgs, session: Session): Promise<ExitCode> {
  if (all) return syncAll(readBindings(session.home, session.config.machineId), session, acceptServer)
  const result = await syncTarget(boundTarget({ path, user }, session), session, { acceptServer })
  session.io.document({ command: 'sync', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}

async function syncAll(bindings: Binding[], session: Session, acceptServer: boolean): Promise<ExitCode> {
  if (bindings.length === 0) session.io.out('No directory of this machine has a profile yet. "ccm apply" gives the current one a profile.')
  const targets: TargetResult[] = []
  for (const binding of bindings) {
    session.io.out(bold(binding.name), '  ', dim(binding.root))
    targets.push(await syncOne(binding, session, acceptServer))
  }
  const exitCode = worst(targets.map((target) => target.exitCode))
  session.io.document({ command: 'sync', exitCode, dryRun: session.dryRun, targets })
  return exitCode
}

/** One of several: what goes wrong with it is said, and the others still have their turn. */
async function syncOne(binding: Binding, session: Session, acceptServer: boolean): Promise<TargetResult> {
  try {
    if (!existsSync(binding.root)) throw gone(binding)
    return await syncTarget(binding, session, { acceptServer })
  } catch (error) {
    if (error instanceof Interrupted) throw error
    const failure = toFailure(error)
    sayFailure(failure, session.io)
    const { exitCode, code, message } = failure
    return {
      target: targetOf(binding),
      outcome: 'failed',
      exitCode,
      counts: {},
      changes: [],
      exceptions: [],
      warnings: [],
      findings: [],
      error: { code, message },
    }
  }
}

function gone({ kind, root }: Binding): CommandError {
  const remedy =
    kind === 'project'
      ? 'If it moved, run "ccm apply --profile <name>" where it is now.'
      : 'If Claude Code has another directory now, run "ccm machine apply" there.'
  return new CommandError('not-found', `${root} is gone, so nothing was done for it. ${remedy}`, { exitCode: exitCodes.differs })
}
