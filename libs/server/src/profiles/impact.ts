import type { Impact, ProfileImpact } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { withDraft } from '../library/draft.ts'
import { impactOn } from '../targets/impact.ts'
import { profilesOnProfile, reachedTargets } from '../targets/reach.ts'
import { checkReferences } from './check.ts'
import { changedNode } from './draft.ts'
import { getProfile } from './read.ts'

type Input = z.infer<typeof ProfileImpact>

/**
 * What a change of a profile would do, before it is saved. Profiles are called by id, so no name can go wrong.
 *
 * @throws AppError `not-found`, or `bad-request` when the change could not be saved
 */
export async function profileImpact({ db, library }: Pick<Ctx, 'db' | 'library'>, input: Input): Promise<Impact> {
  const { id } = input
  const before = await getProfile({ db }, { id })
  const next = 'remove' in input ? null : changedNode(before, input)
  if (next) await checkReferences(db.prisma, id, next)
  const profiles = profilesOnProfile(library.read, id)
  const reached = reachedTargets(library.read, [id, ...profiles.map((profile) => profile.id)])
  return { profiles, ...impactOn(library, withDraft(library, { profile: { id, next } }), reached), references: [] }
}
