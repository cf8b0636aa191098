import { randomUUID } from 'node:crypto'
import type { Action, SyncException, SyncReport } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'
import { activityRow } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { chunks } from '../library/chunks.ts'
import { findTarget } from '../targets/find.ts'
import { activitySubject } from './activity-subject.ts'

/** What a run may have done to the disk. */
const written: readonly Action[] = ['create', 'update', 'remove', 'move', 'merge']

/** How many runs of a target are kept, the newest. */
const KEPT_RUNS = 200

/**
 * Keeps how a target stands after a run: one row for the target, one for the run, and what is not in step. A failure before it is over,
 * and so is every wish to put something back that is gone or is another thing now.
 */
export async function recordReport(
  { db, now, library, events, actor }: Pick<Ctx, 'db' | 'now' | 'library' | 'events' | 'actor'>,
  { targetId, revision, libraryVersion, counts, exceptions }: SyncReport,
): Promise<{ targetId: string }> {
  const target = findTarget(library.read, targetId)
  const at = now()
  const before = readBefore(library.read, targetId)
  const rows = [
    ...new Map(exceptions.map((exception) => [exception.id, { targetId, ...exception, since: sinceOf(exception, before, at) }])).values(),
  ]
  const wrote = written.some((action) => (counts[action] ?? 0) > 0)
  const run = { counts, exceptions: rows.length }
  const { prisma } = db
  await prisma.$transaction([
    prisma.targetException.deleteMany({ where: { targetId } }),
    ...chunks(rows).map((data) => prisma.targetException.createMany({ data })),
    prisma.$executeRaw`DELETE FROM PutBack WHERE targetId = ${targetId} AND NOT EXISTS
      (SELECT 1 FROM TargetException e WHERE e.targetId = PutBack.targetId AND e.id = PutBack.id AND e.have IS PutBack.have)`,
    prisma.target.update({
      where: { id: targetId },
      data: {
        revision,
        libraryVersion,
        counts: canonicalJson(counts),
        reportedAt: at,
        seenAt: at,
        lastError: null,
        ...(wrote && { lastRunAt: at }),
      },
    }),
    prisma.syncRun.create({
      data: { id: randomUUID(), targetId, revision, counts: canonicalJson(counts), exceptions: rows.length, createdAt: at },
    }),
    prisma.$executeRaw`DELETE FROM SyncRun WHERE targetId = ${targetId} AND id NOT IN
      (SELECT id FROM SyncRun WHERE targetId = ${targetId} ORDER BY createdAt DESC, id DESC LIMIT ${KEPT_RUNS})`,
    prisma.machine.update({ where: { id: target.subject.machine.id }, data: { lastSeenAt: at } }),
    ...(wrote || isOther(rows, before)
      ? [prisma.activity.create({ data: activityRow({ actor, at, action: 'synced', subject: activitySubject(target), run }) })]
      : []),
  ])
  events.publish({ kind: 'target', action: 'reported', id: targetId, name: target.name })
  return { targetId }
}

/** How an artifact stood at the report before. */
interface Before {
  id: string
  state: string
  have: string | null
  since: string | null
}

const readBefore = (read: Reader, targetId: string): ReadonlyMap<string, Before> =>
  new Map(read.all<Before>('SELECT id, state, have, since FROM TargetException WHERE targetId = ?', targetId).map((row) => [row.id, row]))

/** An artifact stands so since the first report in a row that said so. */
function sinceOf({ id, state }: SyncException, before: ReadonlyMap<string, Before>, at: Date): Date | null {
  const known = before.get(id)
  if (known?.state !== state) return at
  return known.since === null ? null : new Date(known.since)
}

/** Something came out of step since the report before, is in step again, or stands otherwise. */
const isOther = (exceptions: SyncException[], before: ReadonlyMap<string, Before>): boolean =>
  exceptions.length !== before.size ||
  exceptions.some(({ id, state, have = null }) => {
    const known = before.get(id)
    return known?.state !== state || known.have !== have
  })
