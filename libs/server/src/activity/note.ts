import { randomUUID } from 'node:crypto'
import type { Activity, Actor } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'

/** What is noted of one deed. */
export interface Deed {
  actor: Actor
  at: Date
  action: Activity['action']
  subject: Activity['subject']
  /** The revisions before and after, where there are any. */
  before?: number
  after?: number
  /** Of a sync. */
  run?: NonNullable<Activity['run']>
}

/** Notes who did what, in the transaction that does it: either both are there afterwards or neither. Never a value. */
export async function note(tx: Prisma.TransactionClient, deed: Deed): Promise<void> {
  await tx.activity.create({ data: activityRow(deed) })
}

/** A deed as a row, for a mutation that writes many things at once. */
export const activityRow = ({ actor, at, action, subject, before, after, run }: Deed): Prisma.ActivityCreateManyInput => ({
  id: randomUUID(),
  at,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
  action,
  subjectKind: subject.kind,
  subjectId: subject.id,
  subjectName: subject.name,
  before: before ?? null,
  after: after ?? null,
  run: run ? canonicalJson(run) : null,
})
