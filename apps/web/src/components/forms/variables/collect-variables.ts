import type { Api } from '@ccm/client'
import type { Variables } from '@ccm/contract'

/** Something that gives a variable a value. */
export interface VariableSource {
  kind: 'profile' | 'machine' | 'project'
  id: string
  name: string
}

/** Who gives which variable a value, by its name; sorted by name. */
export type VariableSources = ReadonlyMap<string, readonly VariableSource[]>

/** So many of each are looked at. */
const most = 200
/** Profiles tell their variables one by one. */
const mostProfiles = 50

/** Asks the whole library for the variables it gives values to. */
export async function collectVariables(api: Api, signal: AbortSignal): Promise<VariableSources> {
  const ask = { signal }
  const [profiles, machines, projects] = await Promise.all([
    api.profiles.list.query({ limit: mostProfiles }, ask),
    api.machines.list.query({ limit: most }, ask),
    api.projects.list.query({ limit: most }, ask),
  ])
  const whole = await Promise.all(profiles.items.map(({ id }) => api.profiles.get.query({ id }, ask)))
  return byName([
    ...whole.map((profile) => ({ kind: 'profile' as const, ...profile })),
    ...machines.items.map((machine) => ({ kind: 'machine' as const, ...machine })),
    ...projects.items.map((project) => ({ kind: 'project' as const, ...project })),
  ])
}

function byName(holders: readonly (VariableSource & { variables: Variables })[]): VariableSources {
  const found = new Map<string, VariableSource[]>()
  for (const { kind, id, name, variables } of holders) {
    for (const variable of Object.keys(variables)) found.set(variable, [...(found.get(variable) ?? []), { kind, id, name }])
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}
