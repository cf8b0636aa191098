import type { ComponentImpact, Impact } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { toAnyComponent } from '../library/any-component.ts'
import { type Draft, withDraft } from '../library/draft.ts'
import { impactOn } from '../targets/impact.ts'
import { profilesWithComponent, reachedTargets } from '../targets/reach.ts'
import { getComponent } from './get.ts'
import { referringTo } from './referring.ts'
import { changedContent } from './save.ts'

type Input = z.infer<typeof ComponentImpact>

/**
 * What a change of a component would do, before it is saved.
 *
 * @throws AppError `not-found`, or `bad-request` when the change could not be saved
 */
export async function componentImpact({ db, library }: Pick<Ctx, 'db' | 'library'>, input: Input): Promise<Impact> {
  const before = await getComponent({ db }, { id: input.id })
  const next = 'remove' in input ? null : draftOf(before, input)
  const profiles = profilesWithComponent(library.read, before.id)
  const reached = reachedTargets(
    library.read,
    profiles.map(({ id }) => id),
    before.id,
  )
  const changed = withDraft(library, { component: { id: before.id, next } })
  const keepsKey = next?.piece.key === before.key
  return { profiles, ...impactOn(library, changed, reached), references: keepsKey ? [] : referringTo(library, before) }
}

type Next = NonNullable<Draft['component']>['next']

function draftOf(
  before: Awaited<ReturnType<typeof getComponent>>,
  { id, ...changes }: Exclude<Input, { remove: true }>,
): NonNullable<Next> {
  const { name, key, config } = changedContent(before, changes)
  const identity = { id, name, key, revision: before.revision }
  return {
    piece: { ...identity, type: before.type, enabled: changes.enabled ?? before.enabled },
    parsed: toAnyComponent(before.type, config, identity),
  }
}
