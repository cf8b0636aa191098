import { randomBytes } from 'node:crypto'
import type { RegisteredMachine } from '@ccm/contract'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { getMachine, noSuchMachine } from './read.ts'
import { hashToken } from './save.ts'

/** Gives a machine another token; the one it had proves nothing from then on. */
export async function renewToken(
  ctx: Pick<Ctx, 'db' | 'now' | 'events' | 'library' | 'actor'>,
  { id }: { id: string },
): Promise<RegisteredMachine> {
  const token = randomBytes(32).toString('base64url')
  const { name } = await ctx.db.prisma.$transaction(async (tx) => {
    const machine = await tx.machine.findUnique({ where: { id } })
    if (!machine) throw noSuchMachine(id)
    await tx.machine.update({ where: { id }, data: { tokenHash: hashToken(token), tokenUsedAt: null } })
    await note(tx, { actor: ctx.actor, at: ctx.now(), action: 'updated', subject: { kind: 'machine', id, name: machine.name } })
    return machine
  })
  ctx.events.publish({ kind: 'machine', action: 'updated', id, name })
  return { ...getMachine(ctx, { id }), token }
}
