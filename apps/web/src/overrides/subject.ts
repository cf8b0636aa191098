import type { Api } from '@ccm/client'
import type { ConfigPatch, Override, Scope } from '@ccm/contract'

/** Whose exceptions they are. */
export interface Subject {
  level: 'machine' | 'project'
  id: string
}

/** What is wanted of one component. */
export type Wanted = { action: 'include'; scope: Scope } | { action: 'exclude' } | { action: 'modify'; patch: ConfigPatch }

/** What an exception says, to say it again. */
export function wantedOf({ action, scope, patch }: Pick<Override, 'action' | 'scope' | 'patch'>): Wanted {
  if (action === 'include') return { action, scope: scope ?? 'project' }
  return action === 'modify' ? { action, patch: patch ?? {} } : { action }
}

export const listOverrides = (api: Api, { level, id }: Subject, signal?: AbortSignal) =>
  level === 'machine'
    ? api.machines.overrides.list.query({ machineId: id }, { signal })
    : api.projects.overrides.list.query({ projectId: id }, { signal })

export const setOverride = (api: Api, { level, id }: Subject, componentId: string, wanted: Wanted) =>
  level === 'machine'
    ? api.machines.overrides.set.mutate({ ...wanted, machineId: id, componentId })
    : api.projects.overrides.set.mutate({ ...wanted, projectId: id, componentId })

export const removeOverride = (api: Api, { level, id }: Subject, componentId: string): Promise<unknown> =>
  level === 'machine'
    ? api.machines.overrides.remove.mutate({ machineId: id, componentId })
    : api.projects.overrides.remove.mutate({ projectId: id, componentId })
