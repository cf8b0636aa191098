import type { Component, ComponentType } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { stale } from '../stale.ts'
import { checkFiles, useFiles } from './files.ts'
import { componentRow } from './get.ts'
import { type ComponentContent, contentOf, toColumns, toComponent } from './rows.ts'

/** A component that is not there yet, or no longer. */
export interface Made {
  id: string
  type: ComponentType
  revision: number
  content: ComponentContent
  tags: string[]
  enabled: boolean
  at: Date
}

/** Makes a component at a revision. Works inside a transaction. */
export async function insert(tx: Prisma.TransactionClient, { id, type, revision, content, tags, enabled, at }: Made): Promise<Component> {
  await checkFiles(tx, type, content.config)
  const data = { id, type, enabled, ...toColumns(content), revision, createdAt: at, updatedAt: at }
  const row = await tx.component.create({ data: { ...data, tags: { create: tags.map((tag) => ({ tag })) } }, include: { tags: true } })
  await keepRevision(tx, { id, type, revision, content, at })
  return toComponent(row)
}

interface Write {
  id: string
  expectedRevision?: number | undefined
  content: ComponentContent
  tags?: string[] | undefined
  enabled?: boolean | undefined
  at: Date
}

/** A component after a write: the revision it had before, and whether anything was written. */
interface Written {
  component: Component
  before: number
  changed: boolean
}

/** Writes over a component, with a new revision if its content changed. Works inside a transaction. */
export async function write(tx: Prisma.TransactionClient, { id, expectedRevision, content, tags, enabled, at }: Write): Promise<Written> {
  const row = await componentRow(tx, id)
  const current = toComponent(row)
  if (expectedRevision !== undefined && row.revision !== expectedRevision)
    throw stale(`Component "${row.name}"`, expectedRevision, row.revision)
  const contentChanged = contentOf(current) !== contentOf(content)
  const tagsChanged = tags !== undefined && tags.join('\n') !== current.tags.join('\n')
  const enabledChanged = enabled !== undefined && enabled !== row.enabled
  if (!contentChanged && !tagsChanged && !enabledChanged) return { component: current, before: row.revision, changed: false }

  if (contentChanged) await checkFiles(tx, current.type, content.config)
  const revision = row.revision + (contentChanged ? 1 : 0)
  await tx.component.update({
    where: { id, revision: row.revision },
    data: {
      ...(contentChanged && { ...toColumns(content), revision }),
      ...(enabledChanged && { enabled }),
      updatedAt: at,
      ...(tagsChanged && { tags: { deleteMany: {}, create: tags.map((tag) => ({ tag })) } }),
    },
  })
  if (contentChanged) await keepRevision(tx, { id, type: current.type, revision, content, at })
  return { component: toComponent(await componentRow(tx, id)), before: row.revision, changed: true }
}

async function keepRevision(tx: Prisma.TransactionClient, { id, type, revision, content, at }: Omit<Made, 'tags' | 'enabled'>) {
  await tx.componentRevision.create({ data: { componentId: id, revision, type, content: contentOf(content), createdAt: at } })
  await useFiles(tx, type, content.config, { componentId: id, revision })
}
