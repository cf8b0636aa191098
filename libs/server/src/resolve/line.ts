import type { Lineage, ProfileNode } from './lineage.ts'

/** A profile and all it builds on, parents first. A profile met again, even in a circle, is not entered twice. */
export function lineOf(profileId: string, profiles: Lineage['profiles']): ProfileNode[] {
  const order: ProfileNode[] = []
  const entered = new Set<string>()
  const enter = (id: string) => {
    const profile = profiles.get(id)
    if (!profile || entered.has(id)) return
    entered.add(id)
    profile.extends.forEach(enter)
    order.push(profile)
  }
  enter(profileId)
  return order
}

/**
 * Levels by distance from the last profile of the line, the farthest path counting: its parents are all on one level,
 * so that two of them that want different things are told apart by no accident of their own ancestors.
 */
export function levelsOf(order: ProfileNode[]): Map<string, number> {
  const levels = new Map(order.map(({ id }) => [id, order.length]))
  for (const profile of order.toReversed()) {
    const below = (levels.get(profile.id) ?? 0) - 1
    for (const parent of profile.extends) levels.set(parent, Math.min(levels.get(parent) ?? below, below))
  }
  return levels
}
