import { type ComponentIds, ComponentType, type SelectedComponents } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { z } from 'zod'
import { noteMany } from '../activity/note-many.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { chunks } from '../library/chunks.ts'
import { checkFiles, useFiles } from './files.ts'
import { keptMarks } from './kept-marks.ts'
import { stillValid, toContent } from './revisions.ts'
import { contentOf, toColumns } from './rows.ts'
import { subjectOf } from './saved.ts'
import { TOLD } from './selected.ts'
import type { Made } from './write.ts'

type Tx = Prisma.TransactionClient
type Restored = Omit<Made, 'at'>

/**
 * Brings back what the last revision of each removed component said, as a new revision, with the tags and the switch it had; all or none.
 *
 * @throws AppError `already-exists` when one is there, or another has its name by now; `not-found` when one never was
 */
export async function restoreComponents(
  { db, now, events, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>,
  { ids }: z.infer<typeof SelectedComponents>,
): Promise<z.infer<typeof ComponentIds>> {
  const restored = await db.prisma.$transaction(async (tx) => {
    const at = now()
    const made = await lastRevisions(tx, [...new Set(ids)])
    await checkFree(tx, made)
    for (const chunk of chunks(made)) await insertAll(tx, chunk, at)
    await noteMany(
      tx,
      made.map(({ id, type, revision, content: { name } }) => ({
        actor,
        at,
        action: 'restored',
        subject: subjectOf({ id, type, name }),
        after: revision,
      })),
    )
    return made
  })
  const [first] = restored
  if (first) events.publish({ kind: 'component', action: 'created', id: first.id, name: first.content.name })
  return { ids: restored.map(({ id }) => id) }
}

interface Row {
  componentId: string
  revision: number
  type: string
  content: string
}

async function lastRevisions(tx: Tx, ids: string[]): Promise<Restored[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT componentId, max(revision) AS revision, type, content FROM ComponentRevision
    WHERE componentId IN (SELECT value FROM json_each(${JSON.stringify(ids)})) GROUP BY componentId`
  const found = new Map(rows.map((row) => [row.componentId, row]))
  return ids.map((id) => {
    const row = found.get(id)
    if (!row) throw new AppError('not-found', `Nothing was restored: there never was a component with id ${id}.`)
    const type = ComponentType.parse(row.type)
    const content = stillValid(type, toContent(row.content))
    return { id, type, revision: Number(row.revision) + 1, content, ...keptMarks(row.content) }
  })
}

/** Names what is in the way: the component itself, or another of its type and name, in the library or among those that come back. */
async function checkFree(tx: Tx, made: Restored[]): Promise<void> {
  const handles = made.map(({ id, type, content: { name } }) => ({ id, type, name }))
  const rows = await tx.$queryRaw<{ id: string; type: string; name: string }[]>`
    SELECT c.id, c.type, c.name FROM json_each(${JSON.stringify(handles)}) w
    JOIN Component c ON c.id = w.value ->> 'id' OR (c.type = w.value ->> 'type' AND c.name = w.value ->> 'name')`
  const own = new Set(made.map(({ id }) => id))
  const taken = rows.map(({ id, type, name }) => ({ type, name, own: own.has(id) }))
  const seen = new Set<string>()
  for (const { type, name } of handles) {
    if (seen.has(`${type} ${name}`)) taken.push({ type, name, own: false })
    seen.add(`${type} ${name}`)
  }
  const [first] = taken
  if (!first) return
  const why = first.own ? `the ${first.type} "${first.name}" is in the library already` : `another ${first.type} is named "${first.name}"`
  throw new AppError('already-exists', `Nothing was restored: ${why}. Leave it out, or change the name of the other one first.`, {
    issues: taken.slice(0, TOLD).map(({ type, name }) => ({ path: ['ids'], message: `The name "${name}" of a ${type} is taken.` })),
  })
}

/** A statement for each table: through Prisma's own, thousands would take longer than a transaction may. */
async function insertAll(tx: Tx, made: Restored[], at: Date): Promise<void> {
  for (const { type, content } of made) await checkFiles(tx, type, content.config)
  const rows = JSON.stringify(made.map(({ content, ...row }) => ({ ...row, ...toColumns(content), content: contentOf(content) })))
  await tx.$executeRaw`
    INSERT INTO Component (id, type, name, key, description, config, enabled, sourceUrl, version, revision, createdAt, updatedAt)
    SELECT value ->> 'id', value ->> 'type', value ->> 'name', value ->> 'key', value ->> 'description', value ->> 'config', value ->> 'enabled',
      value ->> 'sourceUrl', value ->> 'version', value ->> 'revision', ${at}, ${at} FROM json_each(${rows})`
  await tx.$executeRaw`
    INSERT INTO ComponentTag (componentId, tag) SELECT r.value ->> 'id', t.value FROM json_each(${rows}) r, json_each(r.value, '$.tags') t`
  await tx.$executeRaw`
    INSERT INTO ComponentRevision (componentId, revision, type, content, createdAt)
    SELECT value ->> 'id', value ->> 'revision', value ->> 'type', value ->> 'content', ${at} FROM json_each(${rows})`
  for (const { id, type, revision, content } of made) await useFiles(tx, type, content.config, { componentId: id, revision })
}
