import type { LastError, SyncFailure } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import { findTarget } from '../targets/find.ts'

/** Keeps why a sync stopped before its first write, until a report says that one went through. What was reported before stays. */
export async function recordFailure(
  { db: { prisma }, now, library, events }: Pick<Ctx, 'db' | 'now' | 'library' | 'events'>,
  { targetId, code, message }: SyncFailure,
): Promise<{ targetId: string }> {
  const { subject, name } = findTarget(library.read, targetId)
  const at = now()
  const lastError: LastError = { code: onOneLine(code), message: onOneLine(message), at: at.toISOString() }
  await prisma.$transaction([
    prisma.target.update({ where: { id: targetId }, data: { seenAt: at, lastError: canonicalJson(lastError) } }),
    prisma.machine.update({ where: { id: subject.machine.id }, data: { lastSeenAt: at } }),
  ])
  events.publish({ kind: 'target', action: 'reported', id: targetId, name })
  return { targetId }
}

/** It comes from another machine and is shown on pages and in terminals. */
const onOneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
