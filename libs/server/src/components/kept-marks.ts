import type { Prisma } from '@ccm/db'
import { z } from 'zod'

/** A removed component's marks, beside what its last revision said: no revision keeps them otherwise, and they come back with it. */
const Kept = z.object({ marks: z.object({ enabled: z.boolean(), tags: z.array(z.string()) }).optional() })

/** Keeps the marks of components that are about to be removed. Works inside a transaction. */
export async function keepMarks(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE ComponentRevision AS r SET content = json_set(r.content, '$.marks', json_object(
      'enabled', json(CASE WHEN c.enabled THEN 'true' ELSE 'false' END),
      'tags', (SELECT json_group_array(t.tag) FROM ComponentTag t WHERE t.componentId = c.id)))
    FROM Component c WHERE c.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND r.componentId = c.id AND r.revision = c.revision`
}

/** The marks a removed component had, by the content of its last revision; of one removed by an older server, none. */
export function keptMarks(content: string): { enabled: boolean; tags: string[] } {
  const { tags, enabled } = Kept.parse(JSON.parse(content)).marks ?? { enabled: true, tags: [] }
  return { enabled, tags: tags.toSorted() }
}
