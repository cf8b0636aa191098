import {
  ArtifactRef,
  type ChangeEvent,
  type DesiredAnswer,
  DesiredInput,
  Difference,
  KeepEdit,
  ListRuns,
  Override,
  PutBackEdit,
  SavedComponent,
  StandingException,
  SyncFailure,
  SyncReport,
  SyncRunPage,
  TakeEdit,
  TargetRef,
  TargetStatus,
} from '@ccm/contract'
import { tracked, type TrackedEnvelope } from '@trpc/server'
import { z } from 'zod'
import { procedure, router } from '../trpc.ts'
import { desired } from './desired.ts'
import { difference } from './difference.ts'
import { keepEdit } from './edits/keep.ts'
import { takeEdit } from './edits/take.ts'
import { recordFailure } from './fail.ts'
import { syncHistory } from './history.ts'
import { putBackEdit } from './put-backs.ts'
import { recordReport } from './report.ts'
import { targetStatus } from './status.ts'

export const syncRouter = router({
  /** Without an output schema: parsing a thousand artifacts again would cost more than making them. */
  desired: procedure.input(DesiredInput).query(({ ctx, input }): Promise<DesiredAnswer> => desired(ctx, input)),
  report: procedure
    .input(SyncReport)
    .output(TargetRef)
    .mutation(({ ctx, input }) => recordReport(ctx, input)),
  fail: procedure
    .input(SyncFailure)
    .output(TargetRef)
    .mutation(({ ctx, input }) => recordFailure(ctx, input)),
  status: procedure
    .input(TargetRef)
    .output(TargetStatus)
    .query(({ ctx, input }) => targetStatus(ctx, input)),
  history: procedure
    .input(ListRuns)
    .output(SyncRunPage)
    .query(({ ctx, input }) => syncHistory(ctx, input)),
  difference: procedure
    .input(ArtifactRef)
    .output(Difference)
    .query(({ ctx, input }) => difference(ctx, input)),
  take: procedure
    .input(TakeEdit)
    .output(SavedComponent)
    .mutation(({ ctx, input }) => takeEdit(ctx, input)),
  keep: procedure
    .input(KeepEdit)
    .output(Override)
    .mutation(({ ctx, input }) => keepEdit(ctx, input)),
  putBack: procedure
    .input(PutBackEdit)
    .output(StandingException)
    .mutation(({ ctx, input }) => putBackEdit(ctx, input)),
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
