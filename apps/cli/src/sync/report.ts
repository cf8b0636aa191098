import type { Desired, SyncException, SyncReport } from '@ccm/contract'
import { readError } from '@ccm/client'
import type { Plan } from '@ccm/sync'
import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { gistOf, keepReport } from './reported.ts'
import { withTexts } from './reported-texts.ts'

/** As many exceptions as surely fit into one request. */
const MOST = 2000

export interface Told {
  plan: Plan
  exceptions: SyncException[]
  /** There is something to tell even if all is in step as before: files were written, or the server waits for something that went. */
  isNews: boolean
  /** What it was told last. */
  before: unknown
}

/** Tells the server how the run ended, unless it knows. */
export async function sendReport(
  { targetId, name }: Binding,
  { revision, libraryVersion }: Desired,
  { plan, exceptions, isNews, before }: Told,
  session: Session,
): Promise<void> {
  const report: SyncReport = { targetId, revision, libraryVersion, counts: plan.counts, exceptions: exceptions.slice(0, MOST) }
  if (isNews || gistOf(report) !== before) await send({ ...report, exceptions: await withTexts(report, plan) }, name, session)
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
