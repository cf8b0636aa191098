import type { Actor, Profile } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { note } from '../activity/note.ts'
import type { ProfileContent } from './rows.ts'
import { subjectOf } from './subject.ts'
import { rewrite } from './write.ts'

type Tx = Prisma.TransactionClient
type Detached = { id: string; name: string }[]

/** When something goes, and who takes it. */
interface Taking {
  at: Date
  actor: Actor
}

/** Takes components out of every profile that lists or excludes one, each with one new revision. Works inside a transaction. */
export async function detachComponents(tx: Tx, { ids, ...taking }: Taking & { ids: string[] }): Promise<Detached> {
  const list = JSON.stringify(ids)
  const users = await tx.$queryRaw<Detached>`
    SELECT id, name FROM Profile WHERE id IN (SELECT profileId FROM ProfileComponent WHERE componentId IN (SELECT value FROM json_each(${list})))
      OR id IN (SELECT profileId FROM ProfileExclude WHERE componentId IN (SELECT value FROM json_each(${list}))) ORDER BY name`
  const gone = new Set(ids)
  await rewriteEach(tx, users, taking, (current) => ({
    ...current,
    components: current.components.filter(({ componentId }) => !gone.has(componentId)),
    exclude: current.exclude.filter((componentId) => !gone.has(componentId)),
  }))
  return users
}

/** Takes a profile out of every profile that builds on it, each with a new revision. Works inside a transaction. */
export async function detachParent(tx: Tx, { id, ...taking }: Taking & { id: string }): Promise<Detached> {
  const children = await tx.profile.findMany({ where: { parents: { some: { parentId: id } } }, select: { id: true, name: true } })
  await rewriteEach(tx, children, taking, (current) => ({
    ...current,
    extends: current.extends.filter((parent) => parent !== id),
  }))
  return children
}

async function rewriteEach(tx: Tx, profiles: Detached, { at, actor }: Taking, change: (current: Profile) => ProfileContent) {
  for (const { id } of profiles) {
    const { profile, before } = await rewrite(tx, { id, at }, change)
    await note(tx, { actor, at, action: 'updated', subject: subjectOf(profile), before, after: profile.revision })
  }
}
