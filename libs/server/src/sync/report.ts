import { randomUUID } from 'node:crypto'
import type { Action, SyncReport } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import { chunks } from '../library/chunks.ts'
import { findTarget } from '../targets/find.ts'

/** What a run may have done to the disk. */
const written: readonly Action[] = ['create', 'update', 'remove', 'move', 'merge']

/** How many runs of a target are kept, the newest. */
const KEPT_RUNS = 200

/**
 * Keeps how a target stands after a run: one row for the target, one for the run, and what is not in step. A failure before it is over,
 * and so is every wish to put something back that is gone or is another thing now.
 */
export async function recordReport(
  { db, now, library, events }: Pick<Ctx, 'db' | 'now' | 'library' | 'events'>,
  { targetId, revision, libraryVersion, counts, exceptions }: SyncReport,
): Promise<{ targetId: string }> {
  const { subject, name } = findTarget(library.read, targetId)
  const at = now()
  const rows = [...new Map(exceptions.map((exception) => [exception.id, { targetId, ...exception }])).values()]
  const wrote = written.some((action) => (counts[action] ?? 0) > 0)
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
    prisma.machine.update({ where: { id: subject.machine.id }, data: { lastSeenAt: at } }),
  ])
  events.publish({ kind: 'target', action: 'reported', id: targetId, name })
  return { targetId }
}
