import type { Api } from '@ccm/client'
import type { Override, Scope } from '@ccm/contract'

/** An exception for one component, and who makes it. */
export interface Exception extends Pick<Override, 'id' | 'action' | 'scope'> {
  by: { id: string; name: string; level: 'project' | 'machine' }
}

export interface Places {
  /** By the profile's id. */
  scopes: Record<string, Scope>
  overrides: Exception[]
}

/** So many projects and machines are asked for their exceptions. */
const most = 200

/** Reads where profiles put a component and who wants it otherwise. The calls of one tick travel together. */
export async function loadPlaces(api: Api, componentId: string, profiles: readonly string[], signal: AbortSignal): Promise<Places> {
  const [listed, machines, projects] = await Promise.all([
    Promise.all(profiles.map((id) => api.profiles.get.query({ id }, { signal }))),
    api.machines.list.query({ limit: most }, { signal }),
    api.projects.list.query({ limit: most }, { signal }),
  ])
  const [ofMachines, ofProjects] = await Promise.all([
    Promise.all(machines.items.map(({ id }) => api.machines.overrides.list.query({ machineId: id }, { signal }))),
    Promise.all(projects.items.map(({ id }) => api.projects.overrides.list.query({ projectId: id }, { signal }))),
  ])
  const pick = (level: Exception['by']['level'], subjects: { id: string; name: string }[], answers: { items: Override[] }[]) =>
    subjects.flatMap(({ id, name }, index) =>
      (answers[index]?.items ?? [])
        .filter(({ component }) => component.id === componentId)
        .map((override): Exception => ({ id: override.id, action: override.action, scope: override.scope, by: { id, name, level } })),
    )
  return {
    scopes: Object.fromEntries(
      listed.flatMap(({ id, components }) =>
        components.filter((component) => component.componentId === componentId).map(({ scope }): [string, Scope] => [id, scope]),
      ),
    ),
    overrides: [
      ...pick('project', projects.items, ofProjects),
      ...pick(
        'machine',
        machines.items.map(({ id, displayName }) => ({ id, name: displayName })),
        ofMachines,
      ),
    ],
  }
}
