import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { openTarget, SyncError, withLock } from '@ccm/sync/node'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { freeName } from '../settings/free-name.ts'
import { syncTarget } from '../sync/sync-target.ts'
import { optionsOf } from '../sync/target.ts'

/**
 * Moves a ledger that cannot be read aside and syncs as if for the first time: what is as the library says is taken over, and what differs
 * is left alone and shown.
 */
export async function rebuildLedger(binding: Binding, session: Session): Promise<ExitCode> {
  const { io, home, dryRun } = session
  const { name, targetId } = binding
  const file = join(home, 'targets', targetId, 'ledger.json')
  const document = (exitCode: ExitCode, rest: object) => {
    io.document({ command: 'doctor', action: 'rebuild-ledger', exitCode, dryRun, ...rest })
    return exitCode
  }
  if (isReadable(binding, session)) {
    io.out(`The ledger of ${name} can be read, so nothing was done.`)
    return document(exitCodes.done, { moved: null, targets: [] })
  }
  const aside = freeName(`${file}.unreadable`)
  if (dryRun) {
    io.out(`${file} would be moved to ${aside}, and ${name} synced as if for the first time. Nothing was changed.`)
    return document(exitCodes.differs, { moved: null, targets: [] })
  }
  await withLock({ home, targetId }, () => Promise.resolve(renameSync(file, aside)))
  io.err(`The old ledger is ${aside} now.`)
  const result = await syncTarget(binding, session, { acceptServer: false })
  return document(result.exitCode, { moved: aside, targets: [result] })
}

function isReadable(binding: Binding, session: Session): boolean {
  try {
    openTarget(optionsOf(binding, session))
    return true
  } catch (error) {
    if (error instanceof SyncError && error.code === 'unreadable') return false
    throw error
  }
}
