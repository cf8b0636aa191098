import type { Prisma } from '@ccm/db'
import { rewrite } from './write.ts'

type Tx = Prisma.TransactionClient
type Detached = { id: string; name: string }[]

/** Takes a component out of every profile that lists or excludes it, each with a new revision. Works inside a transaction. */
export async function detachComponent(tx: Tx, componentId: string, at: Date): Promise<Detached> {
  const users = await tx.profile.findMany({
    where: { OR: [{ components: { some: { componentId } } }, { excludes: { some: { componentId } } }] },
    select: { id: true, name: true },
  })
  for (const { id } of users) {
    await rewrite(tx, { id, at }, (current) => ({
      ...current,
      components: current.components.filter((component) => component.componentId !== componentId),
      exclude: current.exclude.filter((excluded) => excluded !== componentId),
    }))
  }
  return users
}

/** Takes a profile out of every profile that builds on it, each with a new revision. Works inside a transaction. */
export async function detachParent(tx: Tx, parentId: string, at: Date): Promise<Detached> {
  const children = await tx.profile.findMany({ where: { parents: { some: { parentId } } }, select: { id: true, name: true } })
  for (const { id } of children) {
    await rewrite(tx, { id, at }, (current) => ({ ...current, extends: current.extends.filter((parent) => parent !== parentId) }))
  }
  return children
}
