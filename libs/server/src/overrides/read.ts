import type { Override } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { toOverride, withComponent } from './rows.ts'
import { findSubject, type Subject } from './subject.ts'

/**
 * A machine's or a project's exceptions, by component.
 *
 * @throws AppError `not-found`
 */
export async function listOverrides({ db: { prisma } }: Pick<Ctx, 'db'>, subject: Subject): Promise<{ items: Override[] }> {
  await findSubject(prisma, subject)
  const rows = await prisma.override.findMany({
    where: subject,
    include: withComponent,
    orderBy: [{ component: { type: 'asc' } }, { component: { name: 'asc' } }],
  })
  return { items: rows.map(toOverride) }
}
