import { AppError } from '../errors.ts'
import { detachParent } from './detach.ts'
import { profileRow } from './read.ts'
import type { Save } from './save.ts'

/**
 * Removes a profile; its revisions stay. One that projects use or profiles build on is removed only when forced: the
 * projects are left without a profile, and the profiles get a revision without it.
 *
 * @throws AppError `in-use`, naming who uses it
 */
export async function removeProfile({ db, now, events }: Save, { id, force }: { id: string; force: boolean }): Promise<{ id: string }> {
  const { name, children, projects } = await db.prisma.$transaction(async (tx) => {
    const { name } = await profileRow(tx, id)
    const projects = await tx.project.findMany({ where: { profileId: id }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
    const users = await tx.profile.findMany({
      where: { parents: { some: { parentId: id } } },
      select: { name: true },
      orderBy: { name: 'asc' },
    })
    if (!force && projects.length + users.length > 0) throw inUse(name, users, projects)
    const at = now()
    const children = await detachParent(tx, id, at)
    await tx.project.updateMany({ where: { profileId: id }, data: { profileId: null, revision: { increment: 1 }, updatedAt: at } })
    await tx.profile.delete({ where: { id } })
    return { name, children, projects }
  })
  events.publish({ kind: 'profile', action: 'removed', id, name })
  for (const child of children) events.publish({ kind: 'profile', action: 'updated', ...child })
  for (const project of projects) events.publish({ kind: 'project', action: 'updated', ...project })
  return { id }
}

function inUse(name: string, profiles: { name: string }[], projects: { name: string }[]): AppError {
  const users = [...profiles.map((user) => `profile ${user.name}`), ...projects.map((user) => `project ${user.name}`)]
  return new AppError(
    'in-use',
    `"${name}" was not removed: ${users.join(', ')} ${users.length === 1 ? 'uses' : 'use'} it. Change that first, or remove it with force.`,
    {
      issues: users.map((user) => ({ path: ['id'], message: `Used by ${user}.` })),
    },
  )
}
