import type { PutBack, PutBackEdit, StandingException } from '@ccm/contract'
import type { Database, Reader } from '@ccm/db'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { activitySubject } from './activity-subject.ts'
import { checkEdited } from './edits/disk-artifact.ts'
import { findSeenEdit } from './edits/find-edit.ts'
import { orSay, Refusal } from './edits/refusal.ts'

/** What somebody asked to put back at a target, as a part of an answer: absent when there is nothing. */
export function standingPutBacks(read: Reader, targetId: string): { putBack?: PutBack[] } {
  const putBack = read.all<PutBack>('SELECT id, have FROM PutBack WHERE targetId = ? ORDER BY id', targetId)
  return putBack.length > 0 ? { putBack } : {}
}

/** Takes the wish back where there is one: the edit was settled another way. */
export async function withdrawPutBack({ prisma }: Database, { targetId, id }: { targetId: string; id: string }): Promise<void> {
  await prisma.putBack.deleteMany({ where: { targetId, id } })
}

type Put = Pick<Ctx, 'db' | 'now' | 'events' | 'actor' | 'library'>

/**
 * Asks for an edit to be put back at the next sync of its machine, where a person still has to say yes; or takes that back.
 *
 * @throws AppError `stale` when something else stands there, `conflict` when the library has nothing to put there
 */
export async function putBackEdit(ctx: Put, { withdraw, targetId, id, have }: PutBackEdit): Promise<StandingException> {
  const { target, exception, artifact } = findSeenEdit(ctx.library, { targetId, id, have })
  const { text: _text, ...standing } = exception
  if (withdraw === !exception.putBack) return standing
  if (!withdraw) {
    orSay('Nothing is put back.', () => {
      checkEdited(exception)
      if (!artifact) throw new Refusal('The library does not name it any more. Leave it as it is: it belongs to whoever made it.')
    })
  }
  const at = ctx.now()
  await ctx.db.prisma.$transaction(async (tx) => {
    if (withdraw) await tx.putBack.delete({ where: { targetId_id: { targetId, id } } })
    else await tx.putBack.create({ data: { targetId, id, have, createdAt: at } })
    await note(tx, { actor: ctx.actor, at, action: 'updated', subject: activitySubject(target) })
  })
  ctx.events.publish({ kind: 'target', action: 'updated', id: targetId, name: target.name })
  return { ...standing, putBack: !withdraw }
}
