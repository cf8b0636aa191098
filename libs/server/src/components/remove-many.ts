import type { ComponentIds, RemoveComponents } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { z } from 'zod'
import { noteMany } from '../activity/note-many.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { detachComponents } from '../profiles/detach.ts'
import { keepMarks } from './kept-marks.ts'
import { subjectOf } from './saved.ts'
import { selected, TOLD } from './selected.ts'

/**
 * Removes many components, all or none; their revisions stay, so that they can be restored. Forced, those in use are taken out of their
 * profiles, each of which gets one revision, and exceptions for them go too.
 *
 * @throws AppError `not-found` when one of them is not there, `in-use` when one is used
 */
export async function removeComponents(
  { db, now, events, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>,
  { ids, force }: z.infer<typeof RemoveComponents>,
): Promise<z.infer<typeof ComponentIds>> {
  const { removed, detached } = await db.prisma.$transaction(async (tx) => {
    const removed = await selected(tx, ids)
    const list = removed.map(({ id }) => id)
    if (!force) await checkUnused(tx, list)
    const at = now()
    const detached = await detachComponents(tx, { ids: list, at, actor })
    await keepMarks(tx, list)
    await tx.$executeRaw`DELETE FROM Component WHERE id IN (SELECT value FROM json_each(${JSON.stringify(list)}))`
    await noteMany(
      tx,
      removed.map((row) => ({ actor, at, action: 'removed', subject: subjectOf(row), before: row.revision })),
    )
    return { removed, detached }
  })
  const [first] = removed
  if (first) events.publish({ kind: 'component', action: 'removed', id: first.id, name: first.name })
  for (const profile of detached) events.publish({ kind: 'profile', action: 'updated', ...profile })
  return { ids: removed.map(({ id }) => id) }
}

async function checkUnused(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  const used = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.type || ' "' || c.name || '"' AS name FROM Component c
    WHERE c.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND (c.id IN (SELECT componentId FROM ProfileComponent) OR c.id IN (SELECT componentId FROM Override))
    ORDER BY c.name, c.type`
  const [first] = used
  if (!first) return
  const they = used.length === 1 ? `the ${first.name} is` : `the ${first.name} and ${used.length - 1} more are`
  throw new AppError(
    'in-use',
    `Nothing was removed: ${they} in use. Take them out of their profiles and exceptions first, or remove them with force.`,
    { issues: used.slice(0, TOLD).map(({ name }) => ({ path: ['ids'], message: `The ${name} is in use.` })) },
  )
}
