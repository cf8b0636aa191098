import type { Profile, ProfileComponent } from '@ccm/contract'

/** Why a component that a profile lists does not count: a later profile leaves it out, or lists it again. */
export interface Dropped {
  by: 'excluded' | 'replaced'
  /** The profile that did it. */
  in: Pick<Profile, 'id' | 'name'>
}

/** A component as one profile of a lineage lists it. */
export interface LineageRow {
  component: ProfileComponent
  dropped?: Dropped
}

/** What one profile of a lineage lists, in its order. */
export interface LineageGroup {
  profile: Pick<Profile, 'id' | 'name'>
  rows: LineageRow[]
}

export interface Lineage {
  /** From the outermost profile to the one looked at, which is last. */
  groups: LineageGroup[]
  /** Variables with the profile their value comes from. */
  variables: { name: string; value: string; from: Pick<Profile, 'id' | 'name'> }[]
  /** What the profile looked at leaves out though nothing brings it. */
  idle: string[]
}

/** What a lineage is made of. A draft that is not saved yet will do. */
export type LineageProfile = Pick<Profile, 'id' | 'name' | 'extends' | 'exclude' | 'variables' | 'components'>

/** Loads profiles and those they build on, each once. One that is no more is passed over. */
export async function loadAncestors(ids: readonly string[], find: (id: string) => Promise<Profile | undefined>): Promise<Profile[]> {
  const loaded = new Map<string, Promise<Profile | undefined>>()
  const load = async (id: string): Promise<void> => {
    if (loaded.has(id)) return
    const profile = find(id)
    loaded.set(id, profile)
    await Promise.all(((await profile)?.extends ?? []).map(load))
  }
  await Promise.all(ids.map(load))
  return (await Promise.all(loaded.values())).filter((profile) => profile !== undefined)
}

/**
 * Which components of a profile and of those it builds on count, as the server resolves them: parents in listed order, depth first, each
 * once; a component that is listed again counts where it is listed last; what a profile excludes, of its own and of what it builds on,
 * goes last.
 */
export function layOutLineage(profile: LineageProfile, ancestors: readonly LineageProfile[]): Lineage {
  const byId = new Map([...ancestors, profile].map((it) => [it.id, it]))
  const order = inOrder(profile.id, byId)
  const found = new Map<string, { row: LineageRow; from: string }>()
  const groups = order.map((current) => {
    const by = { id: current.id, name: current.name }
    const rows = current.components.map((component): LineageRow => ({ component }))
    for (const row of rows) {
      const before = found.get(row.component.componentId)
      if (before) before.row.dropped = { by: 'replaced', in: by }
      found.set(row.component.componentId, { row, from: current.id })
    }
    const line = new Set(inOrder(current.id, byId).map(({ id }) => id))
    for (const id of current.exclude) {
      const known = found.get(id)
      if (!known || !line.has(known.from)) continue
      known.row.dropped = { by: 'excluded', in: by }
      found.delete(id)
    }
    return { profile: by, rows }
  })
  const listed = new Set(groups.flatMap(({ rows }) => rows.map(({ component }) => component.componentId)))
  return { groups, variables: variablesOf(order), idle: profile.exclude.filter((id) => !listed.has(id)) }
}

/** How many components count. */
export const keptIn = ({ groups }: Lineage) =>
  groups.reduce((total, { rows }) => total + rows.filter(({ dropped, component }) => !dropped && component.enabled).length, 0)

/** The nearest profile sets a variable. */
function variablesOf(order: readonly LineageProfile[]): Lineage['variables'] {
  const values = order.flatMap(({ id, name: profile, variables }) =>
    Object.entries(variables).map(([name, value]) => [name, { value, from: { id, name: profile } }] as const),
  )
  return [...new Map(values)].map(([name, rest]) => ({ name, ...rest })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function inOrder(id: string, byId: ReadonlyMap<string, LineageProfile>, seen = new Set<string>()): LineageProfile[] {
  const profile = byId.get(id)
  if (!profile || seen.has(id)) return []
  seen.add(id)
  return [...profile.extends.flatMap((parent) => inOrder(parent, byId, seen)), profile]
}
