import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { detachComponents } from '../profiles/detach.ts'
import { componentRow } from './get.ts'
import { keepMarks } from './kept-marks.ts'
import { toComponent } from './rows.ts'
import { subjectOf } from './saved.ts'

/**
 * Removes a component; its revisions stay, so that it can be restored. One that profiles list is removed only when
 * forced, and taken out of them in the same transaction. Its files go at each project's next sync.
 *
 * @throws AppError `in-use`, naming the profiles
 */
export async function removeComponent(
  { db, now, events, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>,
  { id, force }: { id: string; force: boolean },
): Promise<{ id: string }> {
  const { name, detached } = await db.prisma.$transaction(async (tx) => {
    const component = toComponent(await componentRow(tx, id))
    const { name } = component
    const users = await tx.profile.findMany({
      where: { components: { some: { componentId: id } } },
      select: { name: true },
      orderBy: { name: 'asc' },
    })
    if (users.length > 0 && !force)
      throw inUse(
        name,
        users.map((user) => user.name),
      )
    const at = now()
    const detached = await detachComponents(tx, { ids: [id], at, actor })
    await keepMarks(tx, [id])
    await tx.component.delete({ where: { id } })
    await note(tx, { actor, at, action: 'removed', subject: subjectOf(component), before: component.revision })
    return { name, detached }
  })
  events.publish({ kind: 'component', action: 'removed', id, name })
  for (const profile of detached) events.publish({ kind: 'profile', action: 'updated', ...profile })
  return { id }
}

const inUse = (name: string, profiles: string[]) =>
  new AppError(
    'in-use',
    `"${name}" was not removed: ${profiles.length === 1 ? 'the profile' : 'the profiles'} ${profiles.join(', ')} use it. Take it out there first, or remove it with force.`,
    { issues: profiles.map((profile) => ({ path: ['id'], message: `The profile ${profile} uses it.` })) },
  )
