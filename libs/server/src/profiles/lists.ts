import type { AddToProfile, ChangedProfile, RemoveFromProfile } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { z } from 'zod'
import { badRequest } from '../issues.ts'
import { existingComponents } from './check.ts'
import { change, type Save } from './save.ts'

/** The most components one profile lists. */
const MOST = 10_000

/**
 * Puts components at the end of a profile, in the order they are named. Those it lists already stay where they are, with their scope.
 *
 * @throws AppError `not-found`, `bad-request` when a component is not there or the profile would list too many
 */
export async function addToProfile(ctx: Save, { id, componentIds, scope }: z.infer<typeof AddToProfile>): Promise<ChangedProfile> {
  let added: string[] = []
  const profile = await change(ctx, { id }, async (current, tx) => {
    await checkThere(tx, componentIds)
    const listed = new Set(current.components.map(({ componentId }) => componentId))
    added = [...new Set(componentIds)].filter((componentId) => !listed.has(componentId))
    if (listed.size + added.length > MOST) throw tooMany(listed.size + added.length)
    return { ...current, components: [...current.components, ...added.map((componentId) => ({ componentId, scope }))] }
  })
  return { ...profile, changed: added }
}

/**
 * Takes components out of a profile's own list. What it does not list is passed over.
 *
 * @throws AppError `not-found`
 */
export async function removeFromProfile(ctx: Save, { id, componentIds }: z.infer<typeof RemoveFromProfile>): Promise<ChangedProfile> {
  const out = new Set(componentIds)
  let removed: string[] = []
  const profile = await change(ctx, { id }, async (current) => {
    removed = current.components.flatMap(({ componentId }) => (out.has(componentId) ? [componentId] : []))
    return { ...current, components: current.components.filter(({ componentId }) => !out.has(componentId)) }
  })
  return { ...profile, changed: removed }
}

async function checkThere(tx: Prisma.TransactionClient, componentIds: string[]) {
  const there = await existingComponents(tx, componentIds)
  const issues = componentIds.flatMap((componentId, index) =>
    there.has(componentId) ? [] : [{ path: ['componentIds', index], message: `There is no component with id ${componentId}.` }],
  )
  if (issues.length > 0) throw badRequest(issues)
}

const tooMany = (count: number) =>
  badRequest([{ path: ['componentIds'], message: `The profile would list ${count} components; at most ${MOST} go into one.` }])
