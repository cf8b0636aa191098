import { randomUUID } from 'node:crypto'
import type { Action, SyncReport } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import { chunks } from '../library/chunks.ts'
import { findTarget } from '../targets/find.ts'

/** What a run may have done to the disk. */
const written: readonly Action[] = ['create', 'update', 'remove', 'merge']

/** Keeps how a target stands after a run: one row for the target, one for the run, and what is not in step. */
export async function recordReport(
  { db, now, library, events }: Pick<Ctx, 'db' | 'now' | 'library' | 'events'>,
  { targetId, revision, libraryVersion, counts, exceptions }: SyncReport,
): Promise<{ targetId: string }> {
  const { project, machineId } = findTarget(library.read, targetId)
  const at = now()
  const rows = [...new Map(exceptions.map((exception) => [exception.id, { targetId, ...exception }])).values()]
  const wrote = written.some((action) => (counts[action] ?? 0) > 0)
  const { prisma } = db
  await prisma.$transaction([
    prisma.targetException.deleteMany({ where: { targetId } }),
    ...chunks(rows).map((data) => prisma.targetException.createMany({ data })),
    prisma.target.update({
      where: { id: targetId },
      data: { revision, libraryVersion, counts: canonicalJson(counts), reportedAt: at, ...(wrote && { lastRunAt: at }) },
    }),
    prisma.syncRun.create({
      data: { id: randomUUID(), targetId, revision, counts: canonicalJson(counts), exceptions: rows.length, createdAt: at },
    }),
    prisma.machine.update({ where: { id: machineId }, data: { lastSeenAt: at } }),
  ])
  events.publish({ kind: 'target', action: 'reported', id: targetId, name: project.name })
  return { targetId }
}
