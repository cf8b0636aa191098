import { readError } from '@ccm/client'
import type { Project, UpdateProject } from '@ccm/contract'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { useApi } from '../api.tsx'
import { projectQueries } from './queries.ts'

/** Saves a change to a project and shows it everywhere. */
export function createUpdate(onSaved: (project: Project) => void) {
  const api = useApi()
  const queries = useQueryClient()
  const mutation = useMutation<Project, Error, UpdateProject>(() => ({
    networkMode: 'always',
    mutationFn: (input) => api.projects.update.mutate(input),
    onSuccess: (project) => {
      queries.setQueryData(projectQueries.get(api, project.id).queryKey, project)
      void Promise.all(['projects', 'profiles', 'dashboard'].map((key) => queries.invalidateQueries({ queryKey: [key] })))
      onSaved(project)
    },
    onError: (error, { id }) => {
      if (readError(error).code === 'stale') void queries.invalidateQueries({ queryKey: projectQueries.get(api, id).queryKey })
    },
  }))
  return {
    send: (input: UpdateProject) => mutation.mutate(input),
    busy: () => mutation.isPending,
    /** Why it was not saved, as a sentence. */
    failure: () => (mutation.isError ? readError(mutation.error).message : undefined),
    failureAt: (path: string) =>
      mutation.isError ? readError(mutation.error).issues.find((issue) => issue.path.join('.') === path)?.message : undefined,
  }
}
