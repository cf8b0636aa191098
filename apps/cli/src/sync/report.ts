import type { Desired, SyncReport } from '@ccm/contract'
import { readError } from '@ccm/client'
import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { gistOf, keepReport } from './reported.ts'

/** As many exceptions as surely fit into one request. */
const MOST = 2000

export interface Told extends Pick<SyncReport, 'counts' | 'exceptions'> {
  /** Files were written, so that there is news even if all is in step as before. */
  wrote: boolean
  /** What it was told last. */
  before: unknown
}

/** Tells the server how the run ended, unless it knows. */
export async function sendReport(
  { targetId, name }: Binding,
  { revision, libraryVersion }: Desired,
  told: Told,
  session: Session,
): Promise<void> {
  const report: SyncReport = { targetId, revision, libraryVersion, counts: told.counts, exceptions: told.exceptions.slice(0, MOST) }
  if (told.wrote || gistOf(report) !== told.before) await send(report, name, session)
  keepReport(session.home, report)
}

async function send(report: SyncReport, name: string, session: Session): Promise<void> {
  try {
    await session.api.sync.report.mutate(report)
  } catch (cause) {
    const { code, message } = readError(cause)
    throw new CommandError(
      code,
      `The files of ${name} are as shown, but the server could not be told; the next sync tells it. ${message}`,
      {
        cause,
        exitCode: code === 'unreachable' ? exitCodes.unreachable : exitCodes.failed,
      },
    )
  }
}
