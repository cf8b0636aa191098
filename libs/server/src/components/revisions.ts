import {
  type ComponentRevision,
  ComponentType,
  type ListRevisions,
  type Page,
  parseComponentConfig,
  type RestoreRevision,
  type SavedComponent,
  toIssues,
} from '@ccm/contract'
import type { z } from 'zod'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { decodeCursor, NumberKey } from '../paging.ts'
import { revisionPage } from '../revision-page.ts'
import { keptMarks } from './kept-marks.ts'
import type { ComponentContent } from './rows.ts'
import { type Save, unlessTaken } from './save.ts'
import { saved, subjectOf } from './saved.ts'
import { insert, write } from './write.ts'

/** Newest first; also of a component that was removed. */
export async function listComponentRevisions(
  { db }: Pick<Ctx, 'db'>,
  { id, limit, cursor }: z.infer<typeof ListRevisions>,
): Promise<Page<ComponentRevision>> {
  const after = decodeCursor(cursor, NumberKey)
  const [total, rows] = await Promise.all([
    db.prisma.componentRevision.count({ where: { componentId: id } }),
    db.prisma.componentRevision.findMany({
      where: { componentId: id, ...(after && { revision: { lt: after[0] } }) },
      orderBy: { revision: 'desc' },
      take: limit + 1,
    }),
  ])
  if (total === 0) throw new AppError('not-found', `There never was a component with id ${id}. List the components to see what there is.`)
  return revisionPage(rows, total, limit, toContent)
}

/** Brings back what a revision said, as a new revision; a removed component comes back under its id. */
export async function restoreComponent(
  { db, now, events, actor }: Save,
  { id, revision, expectedRevision }: z.infer<typeof RestoreRevision>,
): Promise<SavedComponent> {
  const kept = await db.prisma.componentRevision.findUnique({ where: { componentId_revision: { componentId: id, revision } } })
  if (!kept)
    throw new AppError(
      'not-found',
      `There is no revision ${revision} of a component with id ${id}. List its revisions to see what is kept.`,
    )
  const type = ComponentType.parse(kept.type)
  const content = stillValid(type, toContent(kept.content))
  const at = now()
  const { restored, action } = await unlessTaken(type, content.name, () =>
    db.prisma.$transaction(async (tx) => {
      if ((await tx.component.count({ where: { id } })) > 0) {
        const { component, before, changed } = await write(tx, { id, expectedRevision, content, at })
        if (changed) await note(tx, { actor, at, action: 'restored', subject: subjectOf(component), before, after: component.revision })
        return { restored: component, action: 'updated' as const }
      }
      const last = await tx.componentRevision.findFirstOrThrow({ where: { componentId: id }, orderBy: { revision: 'desc' } })
      const revision = last.revision + 1
      const restored = await insert(tx, { id, type, revision, content, at, ...keptMarks(last.content) })
      await note(tx, { actor, at, action: 'restored', subject: subjectOf(restored), after: revision })
      return { restored, action: 'created' as const }
    }),
  )
  events.publish({ kind: 'component', action, id, name: restored.name })
  return saved(restored)
}

/** What a kept snapshot said. */
export const toContent = (text: string): Omit<ComponentRevision, 'revision' | 'createdAt'> => JSON.parse(text)

/** A revision was valid when it was made; what is valid may have become stricter since. */
export function stillValid(type: ComponentType, content: ComponentContent): ComponentContent {
  const result = parseComponentConfig(type, content.config)
  if (!result.success) throw badRequest(toIssues(result.error))
  return content
}
