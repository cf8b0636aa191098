import type { Reason, ResolvedComponent, Variables } from '@ccm/contract'
import type { Lineage, Piece, ProfileNode } from './lineage.ts'

/** A resolved component and how strong its claim on an artifact is: a higher level wins over a lower one. */
export interface Resolved extends ResolvedComponent {
  level: number
}

/** A variable's value, and in words where it comes from. */
export interface ResolvedVariable {
  value: string
  from: string
}

export interface Resolution {
  components: Resolved[]
  variables: Record<string, ResolvedVariable>
}

/** What the project adds to its profile. */
export interface ProjectLayer {
  name: string
  variables: Variables
}

/**
 * Which components apply, in order, each with why it is here, and which values their templates get.
 *
 * Profiles come parents first, in listed order, depth first, each once. The same type and name again takes the earlier
 * one's place, scope included. What a profile excludes, of its own and of what it builds on, goes last. Disabled
 * components drop out. A project's variables win over its profile's, and those over the parents'.
 */
export function resolve({ profiles, pieces }: Lineage, profileId: string | null, project?: ProjectLayer): Resolution {
  const order = profileId === null ? [] : lineOf(profileId, profiles)
  const levels = levelsOf(order)
  const found = new Map<string, Resolved>()
  const variables = new Map<string, ResolvedVariable>()

  for (const profile of order) {
    for (const { componentId, scope } of profile.components) {
      const piece = pieces.get(componentId)
      if (!piece) continue
      const reasons = [...(found.get(handle(piece))?.reasons ?? []), reasonOf(profile, found.has(handle(piece)))]
      found.set(handle(piece), toResolved(piece, scope, reasons, levels.get(profile.id) ?? 0))
    }
    exclude(profile, found, profiles)
    for (const [name, value] of Object.entries(profile.variables)) variables.set(name, { value, from: `profile ${profile.name}` })
  }
  for (const [name, value] of Object.entries(project?.variables ?? {})) variables.set(name, { value, from: `project ${project?.name}` })

  const disabled = ({ componentId }: Resolved) => pieces.get(componentId)?.enabled === false
  return { components: [...found.values()].filter((component) => !disabled(component)), variables: Object.fromEntries(variables) }
}

/** The profile and all it builds on, parents first. A profile met again, even in a circle, is not entered twice. */
function lineOf(profileId: string, profiles: Lineage['profiles']): ProfileNode[] {
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
function levelsOf(order: ProfileNode[]): Map<string, number> {
  const levels = new Map(order.map(({ id }) => [id, order.length]))
  for (const profile of order.toReversed()) {
    const below = (levels.get(profile.id) ?? 0) - 1
    for (const parent of profile.extends) levels.set(parent, Math.min(levels.get(parent) ?? below, below))
  }
  return levels
}

function exclude(profile: ProfileNode, found: Map<string, Resolved>, profiles: Lineage['profiles']) {
  if (profile.exclude.length === 0) return
  const excluded = new Set(profile.exclude)
  const line = new Set(lineOf(profile.id, profiles).map(({ id }) => id))
  for (const [key, { componentId, reasons }] of found) {
    const bringer = reasons.at(-1)
    if (excluded.has(componentId) && bringer && line.has(bringer.id)) found.delete(key)
  }
}

const handle = ({ type, name }: Piece) => `${type} ${name}`

const reasonOf = ({ id, name }: ProfileNode, replaces: boolean): Reason => ({
  action: replaces ? 'replaces' : 'includes',
  level: 'profile',
  id,
  name,
})

const toResolved = ({ id, type, name, key, revision }: Piece, scope: Resolved['scope'], reasons: Reason[], level: number): Resolved => ({
  componentId: id,
  type,
  name,
  key,
  revision,
  scope,
  reasons,
  level,
})
