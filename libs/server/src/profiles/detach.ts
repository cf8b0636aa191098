import type { Actor, Profile } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { note } from '../activity/note.ts'
import type { ProfileContent } from './rows.ts'
import { subjectOf } from './subject.ts'
import { rewrite } from './write.ts'

type Tx = Prisma.TransactionClient
type Detached = { id: string; name: string }[]

/** What goes, when, and who takes it. */
interface Taken {
  id: string
  at: Date
  actor: Actor
}

/** Takes a component out of every profile that lists or excludes it, each with a new revision. Works inside a transaction. */
export async function detachComponent(tx: Tx, taken: Taken): Promise<Detached> {
  const { id: componentId } = taken
  const users = await tx.profile.findMany({
    where: { OR: [{ components: { some: { componentId } } }, { excludes: { some: { componentId } } }] },
    select: { id: true, name: true },
  })
  await rewriteEach(tx, users, taken, (current) => ({
    ...current,
    components: current.components.filter((component) => component.componentId !== componentId),
    exclude: current.exclude.filter((excluded) => excluded !== componentId),
  }))
  return users
}

/** Takes a profile out of every profile that builds on it, each with a new revision. Works inside a transaction. */
export async function detachParent(tx: Tx, taken: Taken): Promise<Detached> {
  const children = await tx.profile.findMany({ where: { parents: { some: { parentId: taken.id } } }, select: { id: true, name: true } })
  await rewriteEach(tx, children, taken, (current) => ({
    ...current,
    extends: current.extends.filter((parent) => parent !== taken.id),
  }))
  return children
}

async function rewriteEach(tx: Tx, profiles: Detached, { at, actor }: Taken, change: (current: Profile) => ProfileContent) {
  for (const { id } of profiles) {
    const { profile, before } = await rewrite(tx, { id, at }, change)
    await note(tx, { actor, at, action: 'updated', subject: subjectOf(profile), before, after: profile.revision })
  }
}
