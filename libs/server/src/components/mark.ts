import type { ComponentMarks, MarkComponents, MarkedComponents } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { noteMany } from '../activity/note-many.ts'
import type { Ctx } from '../ctx.ts'
import { badRequest } from '../issues.ts'
import { afterChanges, changesBetween, type Marked } from './marks.ts'
import { subjectOf } from './saved.ts'
import { type Selected, selected, TOLD } from './selected.ts'

/** As many as a save of one component takes. */
const MOST_TAGS = 32

/**
 * Switches and tags many components, all or none. No revision is made, for marks are no content.
 *
 * @throws AppError `not-found` when one of them is not there, `bad-request` when one would have too many tags
 */
export async function markComponents(
  { db, now, events, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>,
  { changes }: MarkComponents,
): Promise<MarkedComponents> {
  const { changed, undo } = await db.prisma.$transaction(async (tx) => {
    const rows = await selected(
      tx,
      changes.flatMap(({ ids }) => ids),
    )
    const before: Marked = new Map(rows.map(({ id, enabled, tags }) => [id, { enabled, tags: new Set(tags) }]))
    const after = afterChanges(before, changes)
    checkTags(rows, after)
    const made = changesBetween(before, after)
    const at = now()
    for (const change of made) await write(tx, change, at)
    const moved = new Set(made.flatMap(({ ids }) => ids))
    const changed = rows.filter(({ id }) => moved.has(id))
    await noteMany(
      tx,
      changed.map((row) => ({ actor, at, action: 'updated', subject: subjectOf(row) })),
    )
    return { changed, undo: changesBetween(after, before) }
  })
  const [first] = changed
  // Pages ask again by kind, so one event speaks for all of them.
  if (first) events.publish({ kind: 'component', action: 'updated', id: first.id, name: first.name })
  return { changed: changed.length, undo }
}

function checkTags(rows: Selected[], after: Marked) {
  const full = rows.filter(({ id }) => (after.get(id)?.tags.size ?? 0) > MOST_TAGS)
  if (full.length === 0) return
  throw badRequest(
    full.slice(0, TOLD).map(({ type, name }) => ({
      path: ['changes'],
      message: `The ${type} "${name}" would have more than ${MOST_TAGS} tags. Take some off first.`,
    })),
  )
}

/** Statements over a whole list of ids: Prisma's own would be sent in dozens. */
async function write(tx: Prisma.TransactionClient, { ids, enabled, addTags = [], removeTags = [] }: ComponentMarks, at: Date) {
  const list = JSON.stringify(ids)
  await tx.$executeRaw`UPDATE Component SET updatedAt = ${at} WHERE id IN (SELECT value FROM json_each(${list}))`
  if (enabled !== undefined)
    await tx.$executeRaw`UPDATE Component SET enabled = ${enabled} WHERE id IN (SELECT value FROM json_each(${list}))`
  for (const tag of addTags)
    await tx.$executeRaw`INSERT OR IGNORE INTO ComponentTag (componentId, tag) SELECT value, ${tag} FROM json_each(${list})`
  for (const tag of removeTags)
    await tx.$executeRaw`DELETE FROM ComponentTag WHERE tag = ${tag} AND componentId IN (SELECT value FROM json_each(${list}))`
}
