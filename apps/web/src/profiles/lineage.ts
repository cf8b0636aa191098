import type { Profile, ProfileComponent } from '@ccm/contract'

/** A component as one profile of a lineage lists it. */
export interface LineageRow {
  component: ProfileComponent
  /** Why it does not count: the profile looked at leaves it out, or a later one brings another of the same type and name. */
  dropped?: { by: 'excluded' } | { by: 'replaced'; profile: string }
}

/** What one profile of a lineage lists, in its order. */
export interface LineageGroup {
  profile: Pick<Profile, 'id' | 'name'>
  rows: LineageRow[]
}

export interface Lineage {
  profile: Profile
  /** From the outermost profile to the one looked at, which is last. */
  groups: LineageGroup[]
  /** Variables with the profile their value comes from. */
  variables: { name: string; value: string; from: string }[]
}

/** Loads a profile and those it extends, each once. */
export async function loadLineage(id: string, get: (id: string) => Promise<Profile>): Promise<Lineage> {
  const byId = new Map<string, Profile>()
  const asked = new Set<string>()
  const load = async (profileId: string): Promise<void> => {
    if (asked.has(profileId)) return
    asked.add(profileId)
    const profile = await get(profileId)
    byId.set(profileId, profile)
    await Promise.all(profile.extends.map(load))
  }
  await load(id)
  return layOutLineage(id, byId)
}

/** Parents in listed order, depth first, each once; a later profile's component replaces an earlier one of the same type and name. */
export function layOutLineage(id: string, byId: ReadonlyMap<string, Profile>): Lineage {
  const profile = byId.get(id)
  if (!profile) throw new Error(`Profile ${id} is not among those loaded.`)
  const order = inOrder(id, byId)
  const excluded = new Set(order.flatMap(({ exclude }) => exclude))
  const winner = new Map(order.flatMap(({ id: from, name, components }) => components.map((it) => [handle(it), { from, name }] as const)))
  const groups = order.map(({ id: from, name, components }) => ({
    profile: { id: from, name },
    rows: components.map((component): LineageRow => {
      if (excluded.has(component.componentId)) return { component, dropped: { by: 'excluded' } }
      const last = winner.get(handle(component))
      return last && last.from !== from ? { component, dropped: { by: 'replaced', profile: last.name } } : { component }
    }),
  }))
  const variables = new Map(
    order.flatMap(({ name: from, variables }) => Object.entries(variables).map(([name, value]) => [name, { value, from }])),
  )
  return {
    profile,
    groups,
    variables: [...variables].map(([name, rest]) => ({ name, ...rest })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

const handle = ({ type, name }: ProfileComponent) => `${type} ${name}`

function inOrder(id: string, byId: ReadonlyMap<string, Profile>, seen = new Set<string>()): Profile[] {
  const profile = byId.get(id)
  if (!profile || seen.has(id)) return []
  seen.add(id)
  return [...profile.extends.flatMap((parent) => inOrder(parent, byId, seen)), profile]
}
