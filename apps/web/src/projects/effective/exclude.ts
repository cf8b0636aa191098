import type { Project } from '@ccm/contract'
import type { Accessor } from 'solid-js'
import { useApi } from '../../api.tsx'
import { withUndo } from '../../edit/undo.ts'
import { changedByOverrides } from '../../overrides/queries.ts'

/** Leaves a component out of one project, with a way back. */
export function createExclude(project: Accessor<Project>) {
  const api = useApi()
  return withUndo({
    keys: changedByOverrides,
    // What applies is worked out by the server, whose answer comes at once.
    patch: () => (answer) => answer,
    send: ({ componentId }: { componentId: string; name: string }) =>
      api.projects.overrides.set.mutate({ action: 'exclude', projectId: project().id, componentId }),
    done: ({ name }) => `${name} is excluded from ${project().name}.`,
    failed: ({ name }) => `${name} was not excluded`,
    undo: ({ componentId }) => api.projects.overrides.remove.mutate({ projectId: project().id, componentId }),
  })
}
