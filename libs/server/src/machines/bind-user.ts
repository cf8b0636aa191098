import { randomUUID } from 'node:crypto'
import type { BindUser, UserTarget } from '@ccm/contract'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { findProfile } from '../profiles/read.ts'
import { noSuchMachine } from './read.ts'

/**
 * Makes a directory of Claude Code's own a target of its machine, once, and gives the machine its user profile.
 *
 * @throws AppError `not-found` when there is no such machine or profile
 */
export async function bindUser(
  { db, now, events, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>,
  { machineId, path, profile: ref }: BindUser,
): Promise<UserTarget> {
  const { target, name, changed } = await db.prisma.$transaction(async (tx) => {
    const machine = await tx.machine.findUnique({
      where: { id: machineId },
      include: { userProfile: { select: { id: true, name: true } } },
    })
    if (!machine) throw noSuchMachine(machineId)
    const profile = ref ? await findProfile(tx, ref) : machine.userProfile
    const known = await tx.target.findUnique({ where: { machineId_path: { machineId, path } } })
    const { id } = known ?? (await tx.target.create({ data: { id: randomUUID(), kind: 'user', machineId, path } }))
    const rebound = profile !== null && profile.id !== machine.userProfileId
    const revision = machine.revision + (rebound ? 1 : 0)
    if (rebound) await tx.machine.update({ where: { id: machineId }, data: { userProfileId: profile.id, revision } })
    if (rebound || !known) {
      const subject = { kind: 'machine' as const, id: machineId, name: machine.name }
      await note(tx, { actor, at: now(), action: 'updated', subject, before: machine.revision, after: revision })
    }
    return { target: { targetId: id, machineId, path, profile }, name: machine.name, changed: rebound || !known }
  })
  if (changed) events.publish({ kind: 'machine', action: 'updated', id: machineId, name })
  return target
}
