import type { TestDatabase } from '@ccm/testing'
import { commands } from './library.ts'

const chunk = 500

/** Puts commands with a tag each straight into a database: `review` in every seventh. Far quicker than making them one by one. */
export async function fillLibrary({ db }: TestDatabase, count: number): Promise<void> {
  const now = new Date()
  const rows = commands(count).map(({ name, type }, index) => ({
    id: `component-${String(index).padStart(6, '0')}`,
    type,
    name,
    key: name,
    description: `Component ${index} for ${index % 7 === 0 ? 'review' : 'writing'}`,
    config: '{"prompt":"x"}',
    createdAt: now,
    updatedAt: now,
  }))
  for (let start = 0; start < rows.length; start += chunk) await db.prisma.component.createMany({ data: rows.slice(start, start + chunk) })
  const tags = rows.map(({ id }, index) => ({ componentId: id, tag: `tag-${index % 12}` }))
  for (let start = 0; start < tags.length; start += chunk)
    await db.prisma.componentTag.createMany({ data: tags.slice(start, start + chunk) })

  // A library with a past, or the server would fill it with the starter library first.
  const revisions = rows.slice(0, 1).map(({ id, type }) => ({ componentId: id, type, revision: 1, content: '{}', createdAt: now }))
  await db.prisma.componentRevision.createMany({ data: revisions })
}
