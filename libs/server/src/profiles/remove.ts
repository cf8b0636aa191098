import { note } from '../activity/note.ts'
import { AppError } from '../errors.ts'
import { detachParent } from './detach.ts'
import { profileRow } from './read.ts'
import type { Save } from './save.ts'
import { subjectOf } from './subject.ts'

/**
 * Removes a profile; its revisions stay. One that projects use or profiles build on is removed only when forced: the
 * projects and machines are left without it, and the profiles get a revision without it.
 *
 * @throws AppError `in-use`, naming who uses it
 */
export async function removeProfile(
  { db, now, events, actor }: Save,
  { id, force }: { id: string; force: boolean },
): Promise<{ id: string }> {
  const { name, children, projects, machines } = await db.prisma.$transaction(async (tx) => {
    const { name, revision } = await profileRow(tx, id)
    const projects = await tx.project.findMany({ where: { profileId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
    const users = await tx.profile.findMany({
      where: { parents: { some: { parentId: id } } },
      select: { name: true },
      orderBy: { name: 'asc' },
    })
    const machines = await tx.machine.findMany({ where: { userProfileId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
    if (!force && projects.length + users.length + machines.length > 0) throw inUse(name, users, projects, machines)
    const at = now()
    const children = await detachParent(tx, { id, at, actor })
    await tx.project.updateMany({ where: { profileId: id }, data: { profileId: null, revision: { increment: 1 }, updatedAt: at } })
    await tx.machine.updateMany({ where: { userProfileId: id }, data: { userProfileId: null, revision: { increment: 1 } } })
    await tx.profile.delete({ where: { id } })
    await note(tx, { actor, at, action: 'removed', subject: subjectOf({ id, name }), before: revision })
    return { name, children, projects, machines }
  })
  events.publish({ kind: 'profile', action: 'removed', id, name })
  for (const child of children) events.publish({ kind: 'profile', action: 'updated', ...child })
  for (const project of projects) events.publish({ kind: 'project', action: 'updated', ...project })
  for (const machine of machines) events.publish({ kind: 'machine', action: 'updated', ...machine })
  return { id }
}

type Named = { name: string }[]

function inUse(name: string, profiles: Named, projects: Named, machines: Named): AppError {
  const users = [
    ...profiles.map((user) => `profile ${user.name}`),
    ...projects.map((user) => `project ${user.name}`),
    ...machines.map((user) => `machine ${user.name} (user profile)`),
  ]
  return new AppError(
    'in-use',
    `"${name}" was not removed: ${users.join(', ')} ${users.length === 1 ? 'uses' : 'use'} it. Change that first, or remove it with force.`,
    {
      issues: users.map((user) => ({ path: ['id'], message: `Used by ${user}.` })),
    },
  )
}
