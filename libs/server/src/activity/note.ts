import { randomUUID } from 'node:crypto'
import type { Activity, Actor } from '@ccm/contract'
import type { Prisma } from '@ccm/db'

/** What is noted of one deed. */
export interface Deed {
  actor: Actor
  at: Date
  action: Activity['action']
  subject: Activity['subject']
  /** The revisions before and after, where there are any. */
  before?: number
  after?: number
}

/** Notes who did what, in the transaction that does it: either both are there afterwards or neither. Never a value. */
export async function note(tx: Prisma.TransactionClient, { actor, at, action, subject, before, after }: Deed): Promise<void> {
  await tx.activity.create({
    data: {
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
    },
  })
}
