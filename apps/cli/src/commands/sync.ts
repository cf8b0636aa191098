import { UsageError } from '../errors.ts'
import { type ExitCode, worst } from '../exit-codes.ts'
import { bold, dim } from '../output/styled.ts'
import type { Session } from '../session.ts'
import { everyTarget } from '../sync/every-target.ts'
import { failedResult } from '../sync/result.ts'
import type { SettleFlags } from '../sync/settle-flags.ts'
import { syncTarget } from '../sync/sync-target.ts'
import { boundTarget } from './bound-directory.ts'

export interface SyncArgs {
  path?: string
  /** Claude Code's own directory instead. */
  user: boolean
  all: boolean
  acceptServer: boolean
  settle?: SettleFlags
}

/** Makes the files of a bound directory, or of all of them, match the library. */
export async function sync({ path, user, all, ...flags }: SyncArgs, session: Session): Promise<ExitCode> {
  if (all) return syncAll(flags, session)
  const result = await syncTarget(await boundTarget({ path, user }, session), session, flags)
  const { exitCode, error } = result
  const document = { command: 'sync', exitCode, dryRun: session.dryRun, targets: [result] }
  session.io.document(error ? { ...document, error: { ...error, issues: [] } } : document)
  return exitCode
}

async function syncAll(flags: Pick<SyncArgs, 'acceptServer' | 'settle'>, session: Session): Promise<ExitCode> {
  const { mine, theirs } = flags.settle ?? {}
  if ([...(mine?.values ?? []), ...(theirs?.values ?? [])].length > 0) {
    throw new UsageError('With --all, --mine and --theirs stand alone: a path says nothing about several directories.')
  }
  const targets = await everyTarget(
    session,
    (binding) => {
      session.io.out(bold(binding.name), '  ', dim(binding.root))
      return syncTarget(binding, session, flags)
    },
    failedResult,
  )
  const exitCode = worst(targets.map((target) => target.exitCode))
  session.io.document({ command: 'sync', exitCode, dryRun: session.dryRun, targets })
  return exitCode
}
