import type { ListRevisions, Page, Profile, ProfileRevision, RestoreRevision } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { z } from 'zod'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { decodeCursor, NumberKey } from '../paging.ts'
import { revisionPage } from '../revision-page.ts'
import type { ProfileContent } from './rows.ts'
import { type Save, unlessTaken } from './save.ts'
import { subjectOf } from './subject.ts'
import { insert, rewrite } from './write.ts'

/** Newest first; also of a profile that was removed. */
export async function listProfileRevisions(
  { db }: Pick<Ctx, 'db'>,
  { id, limit, cursor }: z.infer<typeof ListRevisions>,
): Promise<Page<ProfileRevision>> {
  const after = decodeCursor(cursor, NumberKey)
  const total = await db.prisma.profileRevision.count({ where: { profileId: id } })
  if (total === 0) throw new AppError('not-found', `There never was a profile with id ${id}. List the profiles to see what there is.`)
  const rows = await db.prisma.profileRevision.findMany({
    where: { profileId: id, ...(after && { revision: { lt: after[0] } }) },
    orderBy: { revision: 'desc' },
    take: limit + 1,
  })
  return revisionPage(rows, total, limit, toContent)
}

/**
 * Brings back what a revision said, as a new revision; a removed profile comes back under its id. Components and
 * parents that no longer exist are left out.
 */
export async function restoreProfile(
  { db, now, events, actor }: Save,
  { id, revision, expectedRevision }: z.infer<typeof RestoreRevision>,
): Promise<Profile> {
  const kept = await db.prisma.profileRevision.findUnique({ where: { profileId_revision: { profileId: id, revision } } })
  if (!kept)
    throw new AppError('not-found', `There is no revision ${revision} of a profile with id ${id}. List its revisions to see what is kept.`)
  const before = toContent(kept.content)
  const at = now()
  const { profile, action } = await unlessTaken(before.name, () =>
    db.prisma.$transaction(async (tx) => {
      const content = await withoutMissing(tx, before)
      if ((await tx.profile.count({ where: { id } })) > 0) {
        const { profile, before, changed } = await rewrite(tx, { id, expectedRevision, at }, () => content)
        if (changed) await note(tx, { actor, at, action: 'restored', subject: subjectOf(profile), before, after: profile.revision })
        return { profile, action: 'updated' as const }
      }
      const last = await tx.profileRevision.findFirstOrThrow({ where: { profileId: id }, orderBy: { revision: 'desc' } })
      const profile = await insert(tx, id, last.revision + 1, content, at)
      await note(tx, { actor, at, action: 'restored', subject: subjectOf(profile), after: profile.revision })
      return { profile, action: 'created' as const }
    }),
  )
  events.publish({ kind: 'profile', action, id, name: profile.name })
  return profile
}

async function withoutMissing(tx: Prisma.TransactionClient, content: ProfileContent): Promise<ProfileContent> {
  const components = new Set((await tx.component.findMany({ select: { id: true } })).map(({ id }) => id))
  const profiles = new Set((await tx.profile.findMany({ select: { id: true } })).map(({ id }) => id))
  return {
    ...content,
    extends: content.extends.filter((parent) => profiles.has(parent)),
    exclude: content.exclude.filter((componentId) => components.has(componentId)),
    components: content.components.filter(({ componentId }) => components.has(componentId)),
  }
}

const toContent = (text: string): ProfileContent => JSON.parse(text)
