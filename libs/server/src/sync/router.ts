import {
  type ChangeEvent,
  type DesiredAnswer,
  DesiredInput,
  ListRuns,
  SyncReport,
  SyncRunPage,
  TargetRef,
  TargetStatus,
} from '@ccm/contract'
import { tracked, type TrackedEnvelope } from '@trpc/server'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'
import { desired } from './desired.ts'
import { syncHistory } from './history.ts'
import { recordReport } from './report.ts'
import { targetStatus } from './status.ts'

export const syncRouter = router({
  /** Without an output schema: parsing a thousand artifacts again would cost more than making them. */
  desired: procedure.input(DesiredInput).query(({ ctx, input }): Promise<DesiredAnswer> => desired(ctx, input)),
  report: procedure
    .input(SyncReport)
    .output(TargetRef)
    .mutation(({ ctx, input }) => recordReport(ctx, input)),
  status: procedure
    .input(TargetRef)
    .output(TargetStatus)
    .query(({ ctx, input }) => targetStatus(ctx, input)),
  history: procedure
    .input(ListRuns)
    .output(SyncRunPage)
    .query(({ ctx, input }) => syncHistory(ctx, input)),
  /** What changes from now on; after a lost connection, from the last event the page saw. */
  events: procedure.input(z.object({ lastEventId: z.string().max(32).nullish() }).optional()).subscription(async function* ({
    ctx,
    input,
    signal,
  }): AsyncGenerator<TrackedEnvelope<ChangeEvent>, void, undefined> {
    const after = Number(input?.lastEventId ?? Number.NaN)
    const events = ctx.events.subscribe({ ...(Number.isSafeInteger(after) && { after }), ...(signal && { signal }) })
    for await (const { id, event } of events) yield tracked(String(id), event)
  }),
})
